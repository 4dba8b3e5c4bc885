// The rows of one person, folded: each value is that of the latest event that has one.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include <concord/domain/record.hpp>

#include "latest.hpp"
#include "row.hpp"

namespace concord::adapters::cld {

class Person {
 public:
  void add(const Row& row, std::uint64_t line);
  domain::Record record(std::string_view person_id) const;
  std::uint64_t rows() const { return rows_; }
  std::uint64_t first_line() const { return first_line_; }

 private:
  struct Home {
    std::string postcode;
    std::string accommodation;  // the word of the code table
  };
  void add_values(const Row& row, const When& when);
  void add_home(const Row& row, const When& when);
  void add_event(const Row& row, const std::optional<domain::PartialDate>& start, const std::string& role);
  void add_links(const Row& row, const std::string& role);
  void write_homes(domain::Record& record) const;
  void write_refuge(domain::Record& record) const;

  std::uint64_t rows_ = 0;
  std::uint64_t first_line_ = 0;
  Latest<domain::PersonName> name_;
  Latest<domain::Identifier> nhs_number_;
  Latest<domain::PartialDate> birth_date_;
  Latest<domain::PartialDate> death_date_;
  Latest<domain::Sex> sex_;
  Latest<std::string> other_gender_;
  Latest<std::string> ethnicity_;
  Latest<std::string> support_reason_;
  Latest<std::string> has_carer_;
  Latest<Home> home_;
  std::map<std::string, bool> postcodes_;  // true: of a refuge
  Latest<bool> refuge_;
  std::optional<domain::PartialDate> refuge_since_;
  // By reference, start and kind, so that an event sent twice is one.
  std::map<std::tuple<std::string, std::optional<domain::PartialDate>, std::string>, domain::Engagement>
      events_;
  std::set<std::pair<std::string, std::string>> links_;  // type and the other's id
};

}  // namespace concord::adapters::cld

// Who may live with whom: current records by where they say they live, and by whom they name. In memory,
// built from the store at start and kept in step by the resolver. Resolve lane only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <concord/store/records.hpp>

namespace concord::service {

// One record's current home, under each key that it can be met by: its UPRN, and its postcode with flat,
// house and street.
struct Home {
  std::string key;
  std::string from;  // ISO partial date, or empty
  auto operator<=>(const Home&) const = default;
};

struct NamedRelation {
  std::string type;
  domain::RecordKey other;
  std::string from, to;
  auto operator<=>(const NamedRelation&) const = default;
};

class Neighbours {
 public:
  struct Entry {
    domain::RecordKey key;
    domain::Part part = domain::Part::housing;
    std::vector<Home> homes;
    std::vector<NamedRelation> relations;
  };

  // What a record says of where and with whom its person lives; nothing unless it is current. Any thread.
  static std::optional<Entry> describe(const store::RecordRow& row, const domain::Record& content);
  // Replaces what is known of the record, or forgets it. Returns the home keys that the change touched.
  std::set<std::string> put(store::RecordNumber number, std::optional<Entry> entry);
  std::set<std::string> forget(store::RecordNumber number);

  const Entry* find(store::RecordNumber number) const;
  // Sorted; empty where nobody current lives.
  std::vector<store::RecordNumber> at(const std::string& home_key) const;
  // Records that name this one in a relationship.
  std::vector<store::RecordNumber> naming(const domain::RecordKey& key) const;
  const store::RecordNumber* number_of(const domain::RecordKey& key) const;

 private:
  std::unordered_map<store::RecordNumber, Entry> entries_;
  std::unordered_map<std::string, std::set<store::RecordNumber>> by_home_;
  std::unordered_map<domain::RecordKey, std::set<store::RecordNumber>> by_named_;
  std::unordered_map<domain::RecordKey, store::RecordNumber> numbers_;
};

}  // namespace concord::service

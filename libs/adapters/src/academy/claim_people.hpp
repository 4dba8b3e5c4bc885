// The people of housing-benefit claims. A member stands once for each house of the claim: the latest
// house's values count, and all the houses are their addresses.
#pragma once

#include <set>

#include "academy/claims.hpp"
#include "latest.hpp"
#include "row.hpp"
#include "table.hpp"

namespace concord::adapters::academy {

class ClaimPerson {
 public:
  void add(const Row& row, const Place& place, const ClaimTables& tables);
  bool is_somebody() const { return somebody_; }
  bool is_claimant() const { return type_.value() == "claimant"; }
  std::uint64_t rows() const { return rows_; }
  std::uint64_t first_line() const { return first_line_; }
  const std::string& claim_id() const { return claim_id_; }
  std::string record_id() const { return "hb-" + claim_id_ + "-" + person_ref_; }
  // `claimant` is the record id of the claim's claimant, or empty.
  domain::Record record(const ClaimTables& tables, const std::string& claimant) const;

 private:
  void add_name(const Row& row, const When& when);
  void write_claim(domain::Record& record, const Claim& claim) const;
  void write_claimants_own(domain::Record& record, const Claim& claim) const;
  void write_attributes(domain::Record& record) const;

  std::string claim_id_;
  std::string person_ref_;
  std::uint64_t rows_ = 0;
  std::uint64_t first_line_ = 0;
  bool somebody_ = true;
  Latest<domain::PersonName> name_;
  Latest<domain::PartialDate> birth_date_;
  Latest<domain::PartialDate> death_date_;
  Latest<domain::Sex> sex_;
  Latest<domain::Identifier> nino_;
  Latest<std::string> type_;
  Latest<bool> disabled_;
  Latest<bool> carer_;
  Latest<bool> student_;
  std::set<std::string> houses_;  // house keys
};

// In the order of their first rows. Rows without a claim or person reference are skipped as unusable.
std::vector<ClaimPerson> read_claim_people(Table& members, const ClaimTables& tables, Delivery& delivery);

}  // namespace concord::adapters::academy

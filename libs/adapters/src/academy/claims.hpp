// Housing-benefit claims, and what is joined to their members.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <concord/domain/record.hpp>

#include "delivery.hpp"

namespace concord::adapters {
class CodeBook;
}

namespace concord::adapters::academy {

struct Claim {
  std::string reference;  // claim_id then check_digit, as it is written on letters; never recomputed
  std::string status;
  std::optional<domain::PartialDate> from;
  std::optional<domain::PartialDate> to;
  std::optional<domain::Identifier> nino;  // the claimant's
  std::optional<domain::ContactPoint> phone;
  bool violent = false;
  bool unsafe_address = false;
  std::string warning;
  std::string language;
  bool council_tax_support = false;
};

struct ClaimTables {
  std::unordered_map<std::string, Claim> claims;                                // by claim_id
  std::unordered_map<std::string, domain::Address> houses;                      // by house_key
  std::unordered_map<std::string, std::vector<std::string>> claims_of_account;  // claim_ids by ctax_ref
};

std::string house_key(std::string_view claim_id, std::string_view house_id);

Result<ClaimTables> read_claim_tables(const Extract& extract, const CodeBook& codes, Delivery& delivery);

}  // namespace concord::adapters::academy

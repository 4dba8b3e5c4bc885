// Identifiers, each normalised and checked by the rules of its kind. Nothing here goes into an error text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <concord/base/result.hpp>
#include <concord/domain/keys.hpp>

namespace concord::domain {

// Kinds with rules of their own; any other kind of the form [a-z][a-z0-9_-]{0,31} is kept as text,
// trimmed and upper-cased.
namespace identifier_type {
inline constexpr std::string_view nino = "nino";
inline constexpr std::string_view nhs_number = "nhs-number";
inline constexpr std::string_view upn = "upn";
inline constexpr std::string_view social_care_person_id = "social-care-person-id";
// These name a group of people (a claim, an account, a tenancy), not one person.
inline constexpr std::string_view benefit_claim = "benefit-claim";
inline constexpr std::string_view council_tax_account = "council-tax-account";
inline constexpr std::string_view tenancy = "tenancy";
inline constexpr std::string_view housing_household = "housing-household";
}  // namespace identifier_type

// True for kinds that say nothing about which member of a group is meant.
bool names_a_group(std::string_view type);
// The part whose system lists the people of such a group, each once; nothing for kinds that name one person.
std::optional<Part> list_of(std::string_view type);

enum class Quality {
  valid,
  partial,    // a NINO without its suffix letter
  temporary,  // a temporary NINO (TN + birth date + sex): weak
};
std::string_view to_string(Quality quality);
Result<Quality> parse_quality(std::string_view text);

struct Identifier {
  std::string type;
  std::string value;  // normalised
  Quality quality = Quality::valid;
  bool verified = false;  // its source has checked it against its issuer (a traced NHS number)
  bool operator==(const Identifier&) const = default;
};

// Normalises and checks `text` by the rules of `type`. An invalid, sentinel or documentation value is an
// Error that says why without the value. Unknown types: see above.
Result<Identifier> parse_identifier(std::string_view type, std::string_view text);

// NHS numbers by modulus 11; the ten repeated-digit numbers pass it and are refused as sentinels.
Result<Identifier> parse_nhs_number(std::string_view text);
Result<Identifier> parse_nino(std::string_view text);
// 1 to 12 digits, leading zeros dropped; scientific notation refused.
Result<std::string> parse_uprn(std::string_view text);
// "E8 3HA": upper case, one blank before the last three. Messy input is taken, wrong inward letters are not.
Result<std::string> parse_postcode(std::string_view text);

// "AB123456C" as "••••••56C": the last three characters stay, none of a value shorter than six.
std::string masked(std::string_view value);

}  // namespace concord::domain

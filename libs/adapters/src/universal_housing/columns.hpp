// The columns of Universal Housing's tables that are read, in the order of each enumeration.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace concord::adapters::universal_housing {

namespace member {
enum : std::size_t {
  house_ref,
  person_no,
  title,
  initials,
  forename,
  surname,
  dob,
  gender,
  ethnic_origin,
  nationality,
  first_lang,
  relationship,
  responsible,
  ni_no,
  disabled,
  wheelch_user,
  econ_status,
  at_risk,
  vulnerable
};
inline constexpr std::array<std::string_view, 19> kColumns{
    "house_ref", "person_no",     "title",       "initials",   "forename",     "surname",     "dob",
    "gender",    "ethnic_origin", "nationality", "first_lang", "relationship", "responsible", "ni_no",
    "disabled",  "wheelch_user",  "econ_status", "at_risk",    "vulnerable"};
inline constexpr std::size_t kForenameWidth = 24;
inline constexpr std::size_t kSurnameWidth = 20;
}  // namespace member

namespace tenagree {
enum : std::size_t {
  tag_ref,
  prop_ref,
  house_ref,
  cot,
  eot,
  tenure,
  active,
  terminated,
  cur_bal,
  succession_date
};
inline constexpr std::array<std::string_view, 10> kColumns{
    "tag_ref", "prop_ref", "house_ref",  "cot",     "eot",
    "tenure",  "active",   "terminated", "cur_bal", "succession_date"};
}  // namespace tenagree

namespace property {
enum : std::size_t {
  prop_ref,
  post_preamble,
  address1,
  post_desig,
  post_code,
  u_llpg_ref,
  subtyp_code,
  sheltered,
  housing_officer
};
inline constexpr std::array<std::string_view, 9> kColumns{"prop_ref",    "post_preamble", "address1",
                                                          "post_desig",  "post_code",     "u_llpg_ref",
                                                          "subtyp_code", "sheltered",     "housing_officer"};
}  // namespace property

namespace contactlink {
enum : std::size_t { contact_no, link_type, key1, key2, ben_claim_reference, ct_account_no };
inline constexpr std::array<std::string_view, 6> kColumns{"ContactNo", "LinkType",          "Key1",
                                                          "Key2",      "BenClaimReference", "CTAccountNo"};
}  // namespace contactlink

namespace phone {
enum : std::size_t { contact_no, phone_no, phone_type, ok_to_call, mod_date };
inline constexpr std::array<std::string_view, 5> kColumns{"ContactNo", "PhoneNo", "PhoneType", "OKToCall",
                                                          "modDate"};
}  // namespace phone

namespace email {
enum : std::size_t { contact_no, email, email_type, ok_to_email, mod_date };
inline constexpr std::array<std::string_view, 5> kColumns{"ContactNo", "Email", "EmailType", "OKToEmail",
                                                          "modDate"};
}  // namespace email

// [C] No public source gives this file whole: it holds what the housing services' register of alerts does
// (LBHackney-IT/cautionary-alerts-api) and what the Information Commissioner asks of one.
namespace cautionary_alert {
enum : std::size_t {
  house_ref,
  person_no,
  alert_code,
  of_address,
  start_date,
  review_date,
  last_review_date,
  end_date,
  assure_reference,
  incident_date,
  officer,
  date_informed,
  how_informed,
  not_informed_reason
};
inline constexpr std::string_view kFile = "cautionaryalert.csv";
inline constexpr std::array<std::string_view, 14> kColumns{
    "house_ref",   "person_no",        "alert_code",   "of_address",         "start_date",
    "review_date", "last_review_date", "end_date",     "assure_reference",   "incident_date",
    "officer",     "date_informed",    "how_informed", "not_informed_reason"};
}  // namespace cautionary_alert

}  // namespace concord::adapters::universal_housing

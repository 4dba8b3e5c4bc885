// The columns of Capita Academy's tables that are read, in the order of each enumeration.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace concord::adapters::academy {

namespace hbclaim {
enum : std::size_t {
  claim_id,
  check_digit,
  status_ind,
  application_date,
  cancel_date,
  nino,
  contact_tel_no,
  pot_violent,
  unsafe_addr_ind,
  warn_code,
  curr_language
};
inline constexpr std::array<std::string_view, 11> kColumns{
    "claim_id",       "check_digit", "status_ind",      "application_date", "cancel_date",  "nino",
    "contact_tel_no", "pot_violent", "unsafe_addr_ind", "warn_code",        "curr_language"};
}  // namespace hbclaim

namespace hbhousehold {
enum : std::size_t {
  claim_id,
  house_id,
  from_date,
  to_date,
  addr1,
  addr2,
  addr3,
  addr4,
  post_code,
  uprn,
  shared_accom_ind
};
inline constexpr std::array<std::string_view, 11> kColumns{
    "claim_id", "house_id", "from_date", "to_date", "addr1",           "addr2",
    "addr3",    "addr4",    "post_code", "uprn",    "shared_accom_ind"};
}  // namespace hbhousehold

namespace hbmember {
enum : std::size_t {
  claim_id,
  house_id,
  member_id,
  person_ref,
  title,
  forename,
  surname,
  name,
  type,
  birth_date,
  gender,
  nino,
  disable_ind,
  carer_ind,
  student_ind,
  deceased_date
};
inline constexpr std::array<std::string_view, 16> kColumns{
    "claim_id",    "house_id",  "member_id",   "person_ref",   "title",  "forename",
    "surname",     "name",      "type",        "birth_date",   "gender", "nino",
    "disable_ind", "carer_ind", "student_ind", "deceased_date"};
}  // namespace hbmember

namespace hbctaxclaim {
enum : std::size_t { claim_id, ctax_claim_id, ctax_ref };
inline constexpr std::array<std::string_view, 3> kColumns{"claim_id", "ctax_claim_id", "ctax_ref"};
}  // namespace hbctaxclaim

namespace ctaccount {
enum : std::size_t {
  account_ref,
  account_cd,
  lead_liab_name,
  lead_liab_title,
  lead_liab_forename,
  lead_liab_middlename,
  lead_liab_surname,
  lead_liab_pos,
  for_addr1,
  for_addr2,
  for_addr3,
  for_addr4,
  for_postcode
};
inline constexpr std::array<std::string_view, 13> kColumns{
    "account_ref",       "account_cd",         "lead_liab_name",
    "lead_liab_title",   "lead_liab_forename", "lead_liab_middlename",
    "lead_liab_surname", "lead_liab_pos",      "for_addr1",
    "for_addr2",         "for_addr3",          "for_addr4",
    "for_postcode"};
}  // namespace ctaccount

namespace ctoccupation {
enum : std::size_t { account_ref, property_ref, occupation_date, vacation_date, live_ind };
inline constexpr std::array<std::string_view, 5> kColumns{"account_ref", "property_ref", "occupation_date",
                                                          "vacation_date", "live_ind"};
}  // namespace ctoccupation

namespace ctproperty {
enum : std::size_t {
  property_ref,
  addr1,
  addr2,
  addr3,
  addr4,
  postcode,
  uprn,
  institution,
  council_ha_ind,
  band
};
inline constexpr std::array<std::string_view, 10> kColumns{
    "property_ref", "addr1", "addr2",       "addr3",          "addr4",
    "postcode",     "uprn",  "institution", "council_ha_ind", "band_010493"};
}  // namespace ctproperty

inline constexpr std::size_t kNameWidth = 32;  // of every column that holds a name or a part of one

}  // namespace concord::adapters::academy

// The columns of Mosaic's reporting tables that are read, in the order of each enumeration.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace concord::adapters::mosaic {

namespace persons {
enum : std::size_t {
  person_id,
  nhs_id,
  upn_id,
  title,
  first_name,
  last_name,
  full_name,
  date_of_birth,
  date_of_death,
  gender,
  restricted,
  ethnicity,
  first_language,
  interpreter_required,
  email_address,
  context_flag
};
inline constexpr std::array<std::string_view, 16> kColumns{"PERSON_ID",      "NHS_ID",
                                                           "UPN_ID",         "TITLE",
                                                           "FIRST_NAME",     "LAST_NAME",
                                                           "FULL_NAME",      "DATE_OF_BIRTH",
                                                           "DATE_OF_DEATH",  "GENDER",
                                                           "RESTRICTED",     "FULL_ETHNICITY_CODE",
                                                           "FIRST_LANGUAGE", "INTERPRETER_REQUIRED",
                                                           "EMAIL_ADDRESS",  "CONTEXT_FLAG"};
inline constexpr std::size_t kNameWidth = 30;
}  // namespace persons

namespace addresses {
enum : std::size_t {
  person_id,
  start_date,
  end_date,
  address,
  post_code,
  address_type,
  is_display,
  is_contact,
  is_hmo,
  unique_id
};
inline constexpr std::array<std::string_view, 10> kColumns{
    "PERSON_ID",    "START_DATE",         "END_DATE",           "ADDRESS", "POST_CODE",
    "ADDRESS_TYPE", "IS_DISPLAY_ADDRESS", "IS_CONTACT_ADDRESS", "IS_HMO",  "UNIQUE_ID"};
}  // namespace addresses

namespace telephones {
enum : std::size_t { person_id, number, type };
inline constexpr std::array<std::string_view, 3> kColumns{"PERSON_ID", "TELEPHONE_NUMBER",
                                                          "TELEPHONE_NUMBER_TYPE"};
}  // namespace telephones

}  // namespace concord::adapters::mosaic

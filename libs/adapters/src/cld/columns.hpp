// The columns of Client Level Data that are read (Release 2 names; where Release 1 or a council's view has
// another, it stands behind the bar).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace concord::adapters::cld {

enum Column : std::size_t {
  la_code,
  period_start,
  period_end,
  nhs_number,
  person_id,
  first_name,
  last_name,
  gender,
  ethnicity,
  birth_date,
  death_date,
  client_type,
  support_reason,
  postcode,
  accommodation,
  has_carer,
  event_type,
  event_reference,
  event_start,
  event_end,
  event_outcome,
  service_type,
  service_component,
  delivery_mechanism,
  adult_1,
  adult_2,
  adult_3
};

inline constexpr std::array<std::string_view, 27> kColumns{
    "LA Code",
    "Reporting Period Start Date",
    "Reporting Period End Date",
    "NHS Number",
    "LA Person Unique Identifier",
    "First Name",
    "Last Name",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Date of Death",
    "Client Type",
    "Primary Support Reason",
    "Postcode",
    "Accommodation Status",
    "Has Unpaid Carer",
    "Event Type",
    "Event Reference",
    "Event Start Date",
    "Event End Date",
    "Event Outcome",
    "Service Type",
    "Service Component",
    "Delivery Mechanism",
    "Adult 1 Linked Person ID|Adult 1 Linked Person_ID",
    "Adult 2 Linked Person ID|Adult 2 Linked Person_ID",
    "Adult 3 Linked Person ID|Adult 3 Linked Person_ID"};

}  // namespace concord::adapters::cld

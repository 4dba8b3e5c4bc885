// Values of Client Level Data, Releases 1 and 2 (DataS-DHSC/ASC-CLD-LA-Dashboard). Wordings differ by
// release and supplier, so most are known by how they begin.
#pragma once

#include <array>

#include "code_book.hpp"

namespace concord::adapters::cld {

inline constexpr std::array kCodes = std::to_array<CodeEntry>({
    {"gender", "Male", "male"},
    {"gender", "Female", "female"},
    {"gender", "Other", ""},
    {"gender", "Unknown", ""},
    {"client-type", "Service User", "service-user"},
    {"client-type", "Carer*", "carer"},
    {"client-type", "Unpaid carer*", "carer"},
    {"event-type", "Request", "care-request"},
    {"event-type", "Assessment", "care-assessment"},
    {"event-type", "Review", "care-review"},
    {"event-type", "Service", "care-service"},
    {"service-type", "Long term support*", "long-term-support"},
    {"service-type", "Short term support*", "short-term-support"},
    {"service-type", "Unpaid carer support*", "carer-support"},
    {"service-type", "Carer support*", "carer-support"},
    {"accommodation", "Owner occupier*", "dwelling"},
    {"accommodation", "Tenant*", "dwelling"},
    {"accommodation", "Settled mainstream*", "dwelling"},
    {"accommodation", "Shared Lives*", "dwelling"},
    {"accommodation", "Mobile accommodation*", "dwelling"},
    {"accommodation", "Staying with*", "dwelling"},
    {"accommodation", "Supported accommodation*", "shared-house"},
    {"accommodation", "Sheltered*", "sheltered"},
    {"accommodation", "Approved premises*", "hostel"},
    {"accommodation", "Night shelter*", "hostel"},
    {"accommodation", "Refuge*", "refuge"},
    {"accommodation", "Registered*", "care-home"},
    {"accommodation", "Rough sleeper*", "no-fixed-abode"},
    {"accommodation", "Acute*", "hospital"},
    {"accommodation", "Prison*", "prison"},
    {"accommodation", "Placed in temporary*", "temporary"},
    {"accommodation", "Other temporary*", "temporary"},
    {"accommodation", "Unknown", ""},
});

}  // namespace concord::adapters::cld

// Whether the council may ring, visit or write to a resident. Pure.
#pragma once

#include <string_view>

#include <concord/policy/survivorship.hpp>

namespace concord::policy {

struct Contact {
  bool allowed = true;
  std::string_view because;  // "death-reported", "death-verified" or kProcessingRestricted where it isn't
};

// Of a resident whose data is kept and not used: whether they live isn't looked up either.
inline constexpr std::string_view kProcessingRestricted = "processing-restricted";

// It stops with the first report of a death, before anybody has checked it; cases are closed only once it is
// verified. Of what the profile's asker may see: a death that they aren't told of stops nothing for them.
Contact contact_with(const GoldenProfile& profile);

}  // namespace concord::policy

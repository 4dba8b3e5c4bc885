#include <algorithm>

#include <concord/policy/disclosure.hpp>

namespace concord::policy {
namespace {

// As far as what both say of it goes.
bool is_same_warning(const domain::Marker& a, const domain::Marker& b) {
  const bool differ_in_incident = a.incident && b.incident && a.incident->reference != b.incident->reference;
  return a.code == b.code && a.scope == b.scope && !differ_in_incident;
}

}  // namespace

// Of a month or a year the first day counts: a source notes what was, not what will be.
bool was_told_of(const domain::Marker& marker, CivilDate day) {
  return marker.told && marker.not_told.empty() && domain::first_day(marker.told->on) <= day;
}

void hide_untold(domain::Record& earlier, const domain::Record& now, CivilDate day) {
  std::erase_if(earlier.markers, [&](const domain::Marker& before) {
    return std::any_of(now.markers.begin(), now.markers.end(), [&](const domain::Marker& marker) {
      return is_same_warning(before, marker) && !was_told_of(marker, day);
    });
  });
}

}  // namespace concord::policy

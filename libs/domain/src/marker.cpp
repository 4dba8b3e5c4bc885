#include <algorithm>

#include <concord/domain/marker.hpp>

namespace concord::domain {
namespace {

// The same day of the month a number of months later, or the month's last where it has none.
CivilDate months_after(CivilDate date, std::chrono::months months) {
  const CivilDate moved = date + months;
  return moved.ok() ? moved : CivilDate{moved.year() / moved.month() / std::chrono::last};
}

std::optional<CivilDate> beginning(const Marker& marker) {
  if (marker.from) return first_day(*marker.from);
  if (marker.incident) return first_day(marker.incident->date);
  if (marker.reviewed) return first_day(*marker.reviewed);
  if (marker.review) return months_after(last_day(*marker.review), -kLongestMarker);
  return std::nullopt;
}

// A review that is said to have been held on a day to come has not been held.
CivilDate last_looked_at(const Marker& marker, CivilDate begun, CivilDate day) {
  if (!marker.reviewed) return begun;
  const CivilDate held = first_day(*marker.reviewed);
  return held > day ? begun : std::max(begun, held);
}

bool was_lived_in(const Address& address, const std::optional<CivilDate>& day) {
  if (address.use == AddressUse::correspondence) return false;
  const bool begun = !day || !address.from || first_day(*address.from) <= *day;
  const bool ended = day && address.to && has_passed(*address.to, *day);
  return begun && !ended;
}

std::optional<PartialDate> earlier(const std::optional<PartialDate>& a, const std::optional<PartialDate>& b) {
  if (!a || !b) return a ? a : b;
  return last_day(*a) <= last_day(*b) ? a : b;
}

}  // namespace

bool has_its_time(const Marker& marker) { return beginning(marker).has_value(); }

std::optional<Marker> shown_on(const Marker& marker, CivilDate day) {
  const auto begun = beginning(marker);
  if (!begun || *begun > day || (marker.to && has_passed(*marker.to, day))) return std::nullopt;
  const CivilDate latest = months_after(last_looked_at(marker, *begun, day), kLongestMarker);
  const CivilDate due = marker.review ? std::min(latest, last_day(*marker.review)) : latest;
  if (due < day) return std::nullopt;
  Marker shown = marker;
  if (!marker.review || last_day(*marker.review) != due) shown.review = whole(due);
  return shown;
}

std::optional<Marker> tied_to_address(const Marker& marker, const std::vector<Address>& addresses) {
  if (marker.scope != "address") return marker;
  const Address* home = nullptr;
  for (const Address& address : addresses) {
    if (!was_lived_in(address, beginning(marker))) continue;
    if (home == nullptr || home->from < address.from) home = &address;
  }
  const bool left = home != nullptr && home->use == AddressUse::previous && !home->to;
  if (home == nullptr || left) return std::nullopt;
  Marker tied = marker;
  tied.to = earlier(marker.to, home->to);
  return tied;
}

}  // namespace concord::domain

#include <optional>
#include <utility>
#include <vector>

#include <concord/policy/markers.hpp>

namespace concord::policy {
namespace {

// Those that `change` gives back, as it gives them.
template <class Change>
void change_each(std::vector<domain::Marker>& markers, Change change) {
  std::vector<domain::Marker> changed;
  for (const domain::Marker& marker : markers) {
    if (auto one = change(marker)) {
      changed.push_back(*std::move(one));
    }
  }
  markers = std::move(changed);
}

}  // namespace

void tie_markers(domain::Record& record) {
  change_each(record.markers,
              [&](const auto& marker) { return domain::tied_to_address(marker, record.addresses); });
}

void show_markers(domain::Record& record, bool ceased, CivilDate day) {
  change_each(record.markers, [&](const domain::Marker& marker) -> std::optional<domain::Marker> {
    const bool of_address = marker.scope != "person";
    auto shown = of_address && ceased ? std::nullopt : domain::shown_on(marker, day);
    if (shown && of_address) {
      shown->to.reset();
    }
    return shown;
  });
}

}  // namespace concord::policy

#include "universal_housing/cautionary_alerts.hpp"

#include <algorithm>
#include <tuple>

#include "table.hpp"
#include "universal_housing/columns.hpp"
#include "universal_housing/joined_tables.hpp"

namespace concord::adapters::universal_housing {
namespace {

namespace alert = cautionary_alert;

// An incident is one that can be looked up: half of it says nothing that could be checked.
std::optional<domain::Incident> incident_of(const Row& row) {
  const auto date = row.date(alert::incident_date);
  if (!date || row.text(alert::assure_reference).empty()) {
    return std::nullopt;
  }
  return domain::Incident{row.string(alert::assure_reference), *date,
                          row.known_code(alert::alert_code, "alert")};
}

// An officer's code has no blanks; a name has, and has no business here.
std::string officer_of(const Row& row) {
  const std::string officer = row.string(alert::officer);
  if (officer.find(' ') == std::string::npos) {
    return officer;
  }
  row.drop(alert::officer);
  return {};
}

domain::Marker marker_of(const Row& row) {
  domain::Marker marker;
  marker.code = row.string(alert::alert_code);
  const bool of_address = row.flag(alert::of_address, "of-address") || row.text(alert::person_no).empty();
  marker.scope = of_address ? "address" : "person";
  marker.from = row.date(alert::start_date);
  marker.review = row.date(alert::review_date);
  marker.reviewed = row.date(alert::last_review_date);
  marker.to = row.date(alert::end_date);
  marker.incident = incident_of(row);
  marker.decided_by = officer_of(row);
  if (const auto on = row.date(alert::date_informed)) {
    marker.told = domain::Told{*on, row.known_code(alert::how_informed, "how-informed")};
  } else {
    marker.not_told = row.known_code(alert::not_informed_reason, "not-informed");
  }
  return marker;
}

auto place_of(const domain::Marker& marker) {
  return std::tuple(marker.from, marker.code, marker.scope,
                    marker.incident ? marker.incident->reference : std::string{});
}

}  // namespace

Result<Alerts> read_alerts(const Extract& extract, const CodeBook& codes, Delivery& delivery) {
  Alerts alerts;
  if (!std::filesystem::exists(extract.folder / alert::kFile)) {
    return alerts;
  }
  Result<Table> table =
      Table::open(extract, alert::kFile, alert::kColumns, Table::Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    if (row.text(alert::house_ref).empty() || row.text(alert::alert_code).empty()) {
      delivery.joined_unusable(table->place(), fail(Code::missing_field, "house_ref or alert_code is empty"));
      continue;
    }
    domain::Marker marker = marker_of(row);
    if (!domain::has_its_time(marker)) {
      delivery.joined_unusable(table->place(),
                               fail(Code::missing_field,
                                    "a warning needs a start_date, a review_date or an incident: "
                                    "without any it can never be shown"));
      continue;
    }
    const std::string_view person = row.text(alert::person_no);
    const std::string whose =
        person.empty() ? row.string(alert::house_ref) : person_key(row.text(alert::house_ref), person);
    alerts[whose].push_back(std::move(marker));
  }
  for (auto& [whose, markers] : alerts) {
    std::stable_sort(markers.begin(), markers.end(),
                     [](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
  }
  return alerts;
}

}  // namespace concord::adapters::universal_housing

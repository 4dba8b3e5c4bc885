#include <charconv>

#include <fmt/format.h>

#include <concord/service/snooping.hpp>

#include "check_values.hpp"

namespace concord::service {
namespace {

constexpr std::int64_t kHoursOfDay = 24;

constexpr std::int64_t kNoHour = -1;

std::int64_t hour_of(std::string_view text) {
  std::int64_t hour = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hour);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && hour >= 0 && hour <= kHoursOfDay ? hour : kNoHour;
}

}  // namespace

Result<std::optional<OfficeHours>> parse_office_hours(std::string_view text) {
  if (text.empty()) {
    return std::optional<OfficeHours>{};
  }
  const std::size_t dash = text.find('-');
  const std::int64_t begin = hour_of(text.substr(0, dash));
  const std::int64_t end = dash == std::string_view::npos ? kNoHour : hour_of(text.substr(dash + 1));
  if (begin == kNoHour || end == kNoHour || begin >= end) {
    return error_at("office_hours", Code::invalid_value,
                    "must be two hours of London's clock, as in 7-20, or nothing where work goes on round "
                    "the clock");
  }
  return std::optional(OfficeHours{std::chrono::hours(begin), std::chrono::hours(end)});
}

Outcome check_snooping(const Configuration& made) {
  constexpr std::uint64_t kMostMany = 100'000, kDayMinutes = 24 * 60, kYearHours = 365 * 24;
  if (auto office = parse_office_hours(made.office_hours); !office) {
    return office.error();
  }
  if (made.many_residents == 0 || made.many_residents > kMostMany) {
    return error_at("many_residents", Code::invalid_value, "must be from 1 to 100000");
  }
  if (made.many_minutes == 0 || made.many_minutes > kDayMinutes) {
    return error_at("many_minutes", Code::invalid_value, "must be from 1 to 1440");
  }
  if (made.contact_hours > kYearHours) {
    return error_at("contact_hours", Code::invalid_value, "must be from 0 to 8760");
  }
  if (made.snooping_minutes > kDayMinutes) {
    return error_at("snooping_minutes", Code::invalid_value, "must be from 0 to 1440");
  }
  return {};
}

SnoopingLimits snooping_limits(const Configuration& configuration) {
  return {configuration.many_residents, std::chrono::minutes(configuration.many_minutes),
          parse_office_hours(configuration.office_hours).value_or(OfficeHours{}),
          std::chrono::hours(configuration.contact_hours)};
}

}  // namespace concord::service

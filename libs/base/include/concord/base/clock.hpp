// Instants are UTC with microseconds; civil dates have no zone. Extract times without a zone, ages and
// due dates are Europe/London.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <concord/base/result.hpp>

namespace concord {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using CivilDate = std::chrono::year_month_day;

// Whoever needs the time is given a clock, so that a test can set it. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// For tests: stands still until told.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : now_(now) {}
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }
  void advance(std::chrono::microseconds by) { now_ += by; }

 private:
  Instant now_;
};

// RFC 3339 in UTC; microseconds are shown only when they are not zero: 2026-11-01T03:00:00Z.
std::string to_rfc3339(Instant instant);
// Takes Z and numeric offsets, and fractions of up to nine digits. Leap seconds are refused.
Result<Instant> parse_rfc3339(std::string_view text);

// YYYY-MM-DD, a real day of years 0001 to 9999.
std::string to_iso_date(CivilDate date);
Result<CivilDate> parse_iso_date(std::string_view text);

// A wall-clock time in London as an instant. A time that stands twice (October) is the first of the two,
// one that does not exist (March) is moved forward by the hour that is missing.
Instant london_to_utc(CivilDate date, std::chrono::seconds since_midnight);
CivilDate london_date(Instant instant);

}  // namespace concord

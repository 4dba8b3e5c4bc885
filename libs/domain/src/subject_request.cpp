#include <algorithm>

#include <fmt/format.h>

#include <concord/domain/subject_request.hpp>
#include <concord/domain/working_days.hpp>

namespace concord::domain {
namespace {

using std::chrono::sys_days;

int days_between(CivilDate from, CivilDate to) {
  return static_cast<int>((sys_days(to) - sys_days(from)).count());
}

RequestState state_after(StepKind kind, RequestState before) {
  switch (kind) {
    case StepKind::paused:
      return RequestState::paused;
    case StepKind::resumed:
      return RequestState::open;
    case StepKind::answered:
      return RequestState::answered;
    case StepKind::refused:
      return RequestState::refused;
    case StepKind::withdrawn:
      return RequestState::withdrawn;
    case StepKind::extended:
    case StepKind::records_confirmed:
      break;
  }
  return before;
}

Outcome check_order(const RequestClock& clock, const RequestStep& next) {
  if (is_closed(clock.state)) {
    return fail(Code::conflict, "this request is closed: note a new one, if they ask again");
  }
  if (next.kind == StepKind::paused && clock.state == RequestState::paused) {
    return error_at("/step", Code::conflict, "the clock stands still already");
  }
  if (next.kind == StepKind::resumed && clock.state != RequestState::paused) {
    return error_at("/step", Code::conflict, "the clock doesn't stand still");
  }
  return {};
}

Outcome check_extension(const RequestClock& clock, const RequestStep& next) {
  if (clock.complex) {
    return error_at("/step", Code::conflict, "it was extended before: two months are the most");
  }
  if (next.on > clock.due) {
    return error_at("/on", Code::conflict,
                    fmt::format("they must have been told by {}: it can't be extended after that",
                                to_iso_date(clock.due)));
  }
  return {};
}

Outcome check_code(const RequestStep& next) {
  if (next.kind == StepKind::paused && next.code != "identity" && next.code != "clarification") {
    return error_at("/because", Code::invalid_value, "must be one of identity, clarification");
  }
  if (next.kind == StepKind::refused && find_exemption(next.code) == nullptr) {
    return error_at("/exemption", Code::invalid_value,
                    "must be the code of a reason: docs/residents-rights.md lists them");
  }
  return {};
}

}  // namespace

bool is_closed(RequestState state) { return state != RequestState::open && state != RequestState::paused; }

RequestClock clock_of(CivilDate received, std::span<const RequestStep> steps, CivilDate today,
                      const std::set<CivilDate>& proclaimed) {
  RequestClock clock;
  CivilDate paused{};
  for (const RequestStep& step : steps) {
    const RequestState before = clock.state;
    clock.state = state_after(step.kind, before);
    clock.complex = clock.complex || step.kind == StepKind::extended;
    if (before == RequestState::paused && clock.state != RequestState::paused) {
      clock.stopped_days += days_between(paused, step.on);
    } else if (step.kind == StepKind::paused) {
      paused = step.on;
    }
  }
  if (clock.state == RequestState::paused) {
    clock.stopped_days += std::max(0, days_between(paused, today));
  }
  clock.due = access_due({received, clock.complex, clock.stopped_days}, proclaimed);
  clock.overdue = !is_closed(clock.state) && clock.due < today;
  return clock;
}

Outcome check_step(CivilDate received, std::span<const RequestStep> steps, const RequestStep& next,
                   CivilDate today) {
  const CivilDate earliest = steps.empty() ? received : steps.back().on;
  if (next.on > today || next.on < earliest) {
    return error_at(
        "/on", Code::invalid_value,
        fmt::format("must be a day from {}, when the last thing was done, to today", to_iso_date(earliest)));
  }
  const RequestClock clock = clock_of(received, steps, next.on);
  if (auto fits = check_order(clock, next); !fits) {
    return fits;
  }
  if (next.kind == StepKind::extended) {
    return check_extension(clock, next);
  }
  return check_code(next);
}

}  // namespace concord::domain

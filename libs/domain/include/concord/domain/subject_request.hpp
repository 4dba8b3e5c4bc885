// What a resident asks for under their rights (UK GDPR articles 15 to 22), and the clock by which it must be
// answered. Pure; any thread.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/result.hpp>

namespace concord::domain {

enum class SubjectRight { access, rectification, erasure, restriction, portability, objection };
std::string_view to_string(SubjectRight right);
Result<SubjectRight> parse_subject_right(std::string_view text);

enum class StepKind {
  paused,             // nothing can be done until the resident proves who they are, or says what they mean
  resumed,            // they have
  extended,           // it is complex: two months more, which they were told
  records_confirmed,  // somebody looked at the records that the profile is made of by now: they are theirs
  answered,
  refused,
  withdrawn
};
std::string_view to_string(StepKind kind);  // "records-confirmed"
Result<StepKind> parse_step_kind(std::string_view text);

// One step, on the day on which it happened. Steps are in the order in which they were noted.
struct RequestStep {
  StepKind kind = StepKind::answered;
  CivilDate on{};
  std::string code;  // of a pause: "identity" or "clarification"; of a refusal: the exemption's
  bool operator==(const RequestStep&) const = default;
};

enum class RequestState { open, paused, answered, refused, withdrawn };
std::string_view to_string(RequestState state);
Result<RequestState> parse_request_state(std::string_view text);
bool is_closed(RequestState state);

struct RequestClock {
  RequestState state = RequestState::open;
  CivilDate due{};  // while the clock stands still: if it went on today
  int stopped_days = 0;
  bool complex = false;
  bool overdue = false;  // not closed, and the due date has passed
};

// By access_due (working_days.hpp), which has the sources. A pause stops the clock from its day to the day of
// its end, that day not counted. `proclaimed` are bank holidays beyond those that are known.
RequestClock clock_of(CivilDate received, std::span<const RequestStep> steps, CivilDate today,
                      const std::set<CivilDate>& proclaimed = {});

// Whether `next` may follow the steps: not after today, nor before the step before it; nothing after the end;
// paused and resumed take turns; extended once, and only while the first month runs, by the end of which the
// resident must have been told. Faults name /on, /step, /because or /exemption.
Outcome check_step(CivilDate received, std::span<const RequestStep> steps, const RequestStep& next,
                   CivilDate today);

// Why something may be kept from whoever asks for it: its code, the words in which they are told, and the
// law. Statutes are named as we understand them: docs/residents-rights.md.
struct Exemption {
  std::string_view code, words, authority;
  bool told = true;  // else saying that it is why would itself tell too much
};
std::span<const Exemption> exemptions();
const Exemption* find_exemption(std::string_view code);  // null: none of that code

}  // namespace concord::domain

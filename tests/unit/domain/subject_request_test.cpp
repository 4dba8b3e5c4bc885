#include <catch2/catch.hpp>

#include <concord/domain/subject_request.hpp>

using namespace concord;
using namespace concord::domain;

namespace {

CivilDate on(const char* text) { return *parse_iso_date(text); }
using Steps = std::vector<RequestStep>;

RequestStep step(StepKind kind, const char* day, const char* code = "") { return {kind, on(day), code}; }

std::string due(const char* received, const Steps& steps = {}, const char* today = "2025-09-03") {
  return to_iso_date(clock_of(on(received), steps, on(today)).due);
}

std::string wrong_at(const char* received, const Steps& steps, const RequestStep& next, const char* today) {
  const Outcome outcome = check_step(on(received), steps, next, on(today));
  return outcome ? "" : outcome.error().faults.empty() ? "/" : outcome.error().faults.front().pointer;
}

}  // namespace

TEST_CASE(
    "a request is due by the Commissioner's count: a month on, a working day, three months if complex") {
  CHECK(due("2025-09-03") == "2025-10-03");
  CHECK(due("2025-01-30") == "2025-02-28");
  CHECK(due("2024-01-31") == "2024-02-29");
  CHECK(due("2025-08-31") == "2025-09-30");
  CHECK(due("2025-11-30") == "2025-12-30");
  CHECK(due("2025-11-25") == "2025-12-29");
  CHECK(due("2025-09-03", {step(StepKind::extended, "2025-09-20")}) == "2025-12-03");
}

TEST_CASE("the days on which the clock stands still put the due date off, whole or not yet over") {
  const Steps paused{step(StepKind::paused, "2025-09-05", "identity")};
  Steps resumed = paused;
  resumed.push_back(step(StepKind::resumed, "2025-09-10"));
  CHECK(due("2025-09-03", resumed, "2025-09-30") == "2025-10-08");
  CHECK(due("2025-09-03", paused, "2025-09-10") == "2025-10-08");
  CHECK(due("2025-09-03", paused, "2025-09-05") == "2025-10-03");
  const auto clock = clock_of(on("2025-09-03"), paused, on("2025-12-01"));
  CHECK(clock.state == RequestState::paused);
  CHECK_FALSE(clock.overdue);  // however long they take
}

TEST_CASE("two pauses add up, over the end of February too") {
  const Steps steps{step(StepKind::paused, "2024-02-05", "identity"), step(StepKind::resumed, "2024-02-08"),
                    step(StepKind::paused, "2024-02-27", "clarification"),
                    step(StepKind::resumed, "2024-03-02")};
  const auto clock = clock_of(on("2024-01-31"), steps, on("2024-03-02"));
  CHECK(clock.stopped_days == 3 + 4);
  CHECK(to_iso_date(clock.due) == "2024-03-07");
}

TEST_CASE("a request is overdue from the day after its due date, until it is closed") {
  const auto overdue = [](const char* today, const Steps& steps = {}) {
    return clock_of(on("2025-09-03"), steps, on(today)).overdue;
  };
  CHECK_FALSE(overdue("2025-10-03"));
  CHECK(overdue("2025-10-04"));
  CHECK_FALSE(overdue("2025-12-01", {step(StepKind::answered, "2025-10-03")}));
  // It was late before the clock was stopped.
  CHECK(overdue("2025-12-01", {step(StepKind::paused, "2025-10-10", "clarification")}));
}

TEST_CASE("the end of a request ends a pause, and is its state") {
  const Steps steps{step(StepKind::paused, "2025-09-05", "identity"),
                    step(StepKind::withdrawn, "2025-09-07")};
  const auto clock = clock_of(on("2025-09-03"), steps, on("2026-01-01"));
  CHECK(clock.state == RequestState::withdrawn);
  CHECK(clock.stopped_days == 2);
}

TEST_CASE("an extension is told within the first month, once") {
  CHECK(wrong_at("2025-09-03", {}, step(StepKind::extended, "2025-10-03"), "2025-11-01").empty());
  CHECK(wrong_at("2025-09-03", {}, step(StepKind::extended, "2025-10-04"), "2025-11-01") == "/on");
  CHECK(wrong_at("2025-09-03", {step(StepKind::extended, "2025-09-10")},
                 step(StepKind::extended, "2025-09-11"), "2025-11-01") == "/step");
}

TEST_CASE("steps are in order: none in the future, before the one before, or after the end") {
  const Steps paused{step(StepKind::paused, "2025-09-05", "identity")};
  CHECK(wrong_at("2025-09-03", {}, step(StepKind::answered, "2025-09-02"), "2025-09-10") == "/on");
  CHECK(wrong_at("2025-09-03", {}, step(StepKind::answered, "2025-09-11"), "2025-09-10") == "/on");
  CHECK(wrong_at("2025-09-03", paused, step(StepKind::resumed, "2025-09-04"), "2025-09-10") == "/on");
  CHECK(wrong_at("2025-09-03", paused, step(StepKind::paused, "2025-09-06", "identity"), "2025-09-10") ==
        "/step");
  CHECK(wrong_at("2025-09-03", {}, step(StepKind::resumed, "2025-09-06"), "2025-09-10") == "/step");
  CHECK(wrong_at("2025-09-03", {step(StepKind::answered, "2025-09-05")},
                 step(StepKind::withdrawn, "2025-09-06"), "2025-09-10") == "/");
}

TEST_CASE("a pause and a refusal say why, in a code that is known") {
  CHECK(wrong_at("2025-09-03", {}, step(StepKind::paused, "2025-09-05", "busy"), "2025-09-10") == "/because");
  CHECK(wrong_at("2025-09-03", {}, step(StepKind::refused, "2025-09-05", "no-time"), "2025-09-10") ==
        "/exemption");
  for (const Exemption& one : exemptions()) {
    CHECK(wrong_at("2025-09-03", {}, step(StepKind::refused, "2025-09-05", one.code.data()), "2025-09-10")
              .empty());
    CHECK_FALSE(one.words.empty());
    CHECK_FALSE(one.authority.empty());
  }
}

TEST_CASE("every right, step and state is read back from its word") {
  for (int i = 0; i <= static_cast<int>(SubjectRight::objection); ++i) {
    CHECK(*parse_subject_right(to_string(static_cast<SubjectRight>(i))) == static_cast<SubjectRight>(i));
  }
  for (int i = 0; i <= static_cast<int>(StepKind::withdrawn); ++i) {
    CHECK(*parse_step_kind(to_string(static_cast<StepKind>(i))) == static_cast<StepKind>(i));
  }
  for (int i = 0; i <= static_cast<int>(RequestState::withdrawn); ++i) {
    CHECK(*parse_request_state(to_string(static_cast<RequestState>(i))) == static_cast<RequestState>(i));
  }
  CHECK_FALSE(parse_subject_right("privacy"));
}

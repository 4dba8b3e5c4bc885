#include <catch2/catch.hpp>

#include <concord/domain/working_days.hpp>

using namespace concord;
using namespace concord::domain;

namespace {

CivilDate on(const char* text) { return *parse_iso_date(text); }
std::string due(const char* received, bool complex = false, int stopped_days = 0) {
  return to_iso_date(access_due({on(received), complex, stopped_days}));
}
std::string text(const std::set<CivilDate>& dates) {
  std::string all;
  for (const CivilDate date : dates) {
    all += (all.empty() ? "" : " ") + to_iso_date(date).substr(5);
  }
  return all;
}

}  // namespace

TEST_CASE("bank holidays of England and Wales are as they were announced") {
  using std::chrono::year;
  CHECK(text(bank_holidays(year(2019))) == "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26");
  CHECK(text(bank_holidays(year(2020))) == "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28");
  CHECK(text(bank_holidays(year(2021))) == "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28");
  CHECK(text(bank_holidays(year(2022))) == "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27");
  CHECK(text(bank_holidays(year(2023))) == "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26");
  CHECK(text(bank_holidays(year(2025))) == "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26");
  CHECK(text(bank_holidays(year(2026))) == "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28");
  CHECK(text(bank_holidays(year(2027))) == "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28");
}

TEST_CASE("a request for one's own data is due a month on, on a working day") {
  CHECK(due("2025-09-03") == "2025-10-03");
  CHECK(due("2025-01-30") == "2025-02-28");
  CHECK(due("2024-01-31") == "2024-02-29");
  CHECK(due("2025-08-31") == "2025-09-30");
  CHECK(due("2025-11-30") == "2025-12-30");
  CHECK(due("2025-11-25") == "2025-12-29");
  CHECK(due("2025-09-03", true) == "2025-12-03");
}

TEST_CASE("days on which the clock stood still put the due date off") {
  CHECK(due("2025-09-03", false, 5) == "2025-10-08");
  CHECK(due("2025-09-03", false, 1) == "2025-10-06");  // the 4th is a Saturday
}

TEST_CASE("a holiday that was just announced is no working day") {
  const std::set<CivilDate> proclaimed{on("2025-10-03")};
  CHECK_FALSE(is_working_day(on("2025-10-03"), proclaimed));
  CHECK(to_iso_date(access_due({on("2025-09-03")}, proclaimed)) == "2025-10-06");
}

TEST_CASE("two working days after the Thursday before Easter is the Wednesday after it") {
  CHECK(to_iso_date(add_working_days(on("2025-04-17"), 2)) == "2025-04-23");
  CHECK(to_iso_date(add_working_days(on("2025-04-17"), 0)) == "2025-04-17");
}

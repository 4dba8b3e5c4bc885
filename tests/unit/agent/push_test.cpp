#include <concord/agent/push.hpp>

#include "delivery_fixture.hpp"
#include "fake_service.hpp"

using namespace concord;
using namespace concord::agent;
using namespace concord::agent::testing;
using std::chrono::milliseconds;

TEST_CASE("an extract is opened, sent in batches of the size asked for, and completed") {
  DeliveryFixture delivery;
  FakeService service;
  std::vector<std::uint64_t> told;
  const auto report = push(delivery.extract(), *delivery.layout(), service, delivery.options(),
                           [&](const PushProgress& progress) { told.push_back(progress.records); });
  REQUIRE(report);
  CHECK(report->state == "completed");
  CHECK(report->batches == 5);
  CHECK(report->records == 23);
  CHECK(report->tally.received == 23);
  CHECK(report->rows.rows_read == 24);
  CHECK(report->rows.unusable == 1);
  CHECK(report->rows.adds_up());
  CHECK(told == std::vector<std::uint64_t>{5, 10, 15, 20, 23});
  CHECK(service.last_key == "Bearer secret");
  CHECK(service.urls.front() == "POST http://concord.example/v1/sources/housing/extracts");
  CHECK(service.urls[1] ==
        "POST http://concord.example/v1/sources/housing/batches?extract=" + report->extract + "&number=1");
  CHECK(service.lines(report->extract).front().find("\"record_id\":\"r1\"") != std::string::npos);
}

TEST_CASE("rows that did not become records are listed with their place and reason") {
  DeliveryFixture delivery;
  FakeService service;
  const auto report = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE(report);
  const std::string skipped = DeliveryFixture::text(report->skipped);
  CHECK(skipped.find("unusable,missing-field,people.csv,25,,a column of the record id is empty") !=
        std::string::npos);
  CHECK(skipped.find("No,Id") == std::string::npos);
}

TEST_CASE("values that were left out are listed by line and column, without the value") {
  DeliveryFixture delivery(0);
  delivery.drop_csv("first", "id,given,family\nr1,Amina,Okafor\nr2,Unknown,Okafor\n", 2);
  const std::filesystem::path why = delivery.state() / "why.csv";
  const auto report = rehearse(delivery.extract(), *delivery.layout(), why);
  REQUIRE(report);
  CHECK(report->records == 2);
  CHECK(report->rows.unusable == 0);
  CHECK(report->rows.dropped_values.at("people.csv given") == 1);
  CHECK(
      DeliveryFixture::text(why) ==
      "why,kind,file,line,record_id,detail\n"
      "value,invalid-value,people.csv,3,,\"column given: not valid of its kind, left out of its record\"\n");
}

TEST_CASE("lines that the service rejects are listed with its reason") {
  DeliveryFixture delivery(0);
  delivery.drop_csv("first", "id,given,family\nr1,reject-me,Okafor\n", 1);
  FakeService service;
  const auto report = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE(report);
  CHECK(DeliveryFixture::text(report->skipped)
            .find("rejected,invalid-value,batch 1,3,x-1,/birth_date is not a day") != std::string::npos);
}

TEST_CASE("whatever the network loses, the service gets the same lines once") {
  DeliveryFixture plain;
  FakeService calm;
  REQUIRE(push(plain.extract(), *plain.layout(), calm, plain.options()));

  for (const Mishap mishap : {Mishap::lost_request, Mishap::lost_reply, Mishap::timeout, Mishap::busy}) {
    DeliveryFixture delivery;
    FakeService stormy;
    stormy.mishap = [mishap](int number, const outbound::HttpRequest&) {
      return number % 3 == 0 ? Mishap::none : mishap;
    };
    const auto report = push(delivery.extract(), *delivery.layout(), stormy, delivery.options());
    REQUIRE(report);
    CHECK(report->state == "completed");
    CHECK(stormy.lines(report->extract) == calm.lines(calm.only_extract()));
  }
}

TEST_CASE("waits grow, stay under their bound, and heed Retry-After") {
  DeliveryFixture delivery;
  FakeService service;
  service.mishap = [](int number, const outbound::HttpRequest&) {
    return number <= 9 ? Mishap::lost_request : Mishap::none;
  };
  PushOptions options = delivery.options();
  options.retry.longest = milliseconds{4000};
  REQUIRE(push(delivery.extract(), *delivery.layout(), service, options));
  REQUIRE(delivery.waits.size() == 9);
  for (std::size_t i = 0; i < delivery.waits.size(); ++i) {
    const milliseconds whole = std::min(milliseconds{4000}, milliseconds{250} * (1 << i));
    CHECK(delivery.waits[i] >= whole / 2);
    CHECK(delivery.waits[i] <= whole);
  }

  DeliveryFixture second;
  FakeService busy;
  busy.mishap = [](int number, const outbound::HttpRequest&) {
    return number == 1 ? Mishap::busy : Mishap::none;
  };
  REQUIRE(push(second.extract(), *second.layout(), busy, second.options()));
  REQUIRE(second.waits.size() == 1);
  CHECK(second.waits[0] >= milliseconds{7000});
}

TEST_CASE("a refusal is not tried again, and is told in the service's words") {
  DeliveryFixture delivery;
  FakeService service;
  service.mishap = [](int, const outbound::HttpRequest&) { return Mishap::refused; };
  const auto report = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE_FALSE(report);
  CHECK(report.error().code == Code::forbidden);
  CHECK(report.error().detail.find("the key is of another source") != std::string::npos);
  CHECK(service.requests == 1);
}

TEST_CASE("a push that was cut short goes on after the last acknowledged batch") {
  DeliveryFixture delivery;
  FakeService service;
  service.mishap = [](int number, const outbound::HttpRequest&) {
    return number >= 4 ? Mishap::lost_request : Mishap::none;
  };
  PushOptions options = delivery.options();
  options.retry.attempts = 2;
  const auto cut = push(delivery.extract(), *delivery.layout(), service, options);
  REQUIRE_FALSE(cut);
  CHECK(cut.error().code == Code::unavailable);

  service.mishap = [](int, const outbound::HttpRequest&) { return Mishap::none; };
  service.urls.clear();
  options.batch_records = 7;  // the size that the push began with counts
  const auto whole = push(delivery.extract(), *delivery.layout(), service, options);
  REQUIRE(whole);
  CHECK(whole->resumed_after == 2);
  CHECK(whole->batches == 5);
  CHECK(whole->rows.adds_up());
  CHECK(service.urls.size() == 5);  // open, three batches, completion
  CHECK(service.urls[1].find("number=3") != std::string::npos);
  CHECK(std::filesystem::is_empty(delivery.state()) == false);  // the list of skipped rows stays
}

TEST_CASE("a service that has lost acknowledged batches is sent all of them again") {
  DeliveryFixture delivery;
  FakeService service;
  service.mishap = [](int number, const outbound::HttpRequest&) {
    return number >= 4 ? Mishap::lost_request : Mishap::none;
  };
  PushOptions options = delivery.options();
  options.retry.attempts = 1;
  REQUIRE_FALSE(push(delivery.extract(), *delivery.layout(), service, options));
  service.batches.clear();
  service.mishap = [](int, const outbound::HttpRequest&) { return Mishap::none; };
  const auto report = push(delivery.extract(), *delivery.layout(), service, options);
  REQUIRE(report);
  CHECK(service.lines(report->extract).size() == 23);
}

TEST_CASE("without its progress file a push sends all again, and the service counts once") {
  DeliveryFixture delivery;
  FakeService service;
  service.mishap = [](int number, const outbound::HttpRequest&) {
    return number >= 4 ? Mishap::lost_request : Mishap::none;
  };
  PushOptions options = delivery.options();
  options.retry.attempts = 1;
  REQUIRE_FALSE(push(delivery.extract(), *delivery.layout(), service, options));
  std::filesystem::remove_all(delivery.state());
  service.mishap = [](int, const outbound::HttpRequest&) { return Mishap::none; };
  const auto report = push(delivery.extract(), *delivery.layout(), service, options);
  REQUIRE(report);
  CHECK(report->resumed_after == 0);
  CHECK(service.lines(report->extract).size() == 23);
}

TEST_CASE("a layout that now reads the same files otherwise can't go on with another's batches") {
  DeliveryFixture delivery;
  FakeService service;
  service.mishap = [](int number, const outbound::HttpRequest&) {
    return number >= 4 ? Mishap::lost_request : Mishap::none;
  };
  PushOptions options = delivery.options();
  options.retry.attempts = 1;
  REQUIRE_FALSE(push(delivery.extract(), *delivery.layout(), service, options));
  DeliveryFixture::write(delivery.mapping(),
                         R"({"source": "housing", "record_id": "id", "columns": {"given": "family_name"}})");
  service.mishap = [](int, const outbound::HttpRequest&) { return Mishap::none; };
  const auto report = push(delivery.extract(), *delivery.layout(), service, options);
  REQUIRE_FALSE(report);
  CHECK(report.error().code == Code::conflict);
  CHECK(report.error().detail.find("later current_as_of") != std::string::npos);
}

TEST_CASE("an extract that is already in is not sent again") {
  DeliveryFixture delivery;
  FakeService service;
  REQUIRE(push(delivery.extract(), *delivery.layout(), service, delivery.options()));
  service.urls.clear();
  const auto again = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE(again);
  CHECK(again->already);
  CHECK(again->state == "completed");
  CHECK(again->tally.received == 23);
  CHECK(service.urls.size() == 1);
}

TEST_CASE(
    "an extract of another source or layout, or with changed files, is refused before anything is sent") {
  DeliveryFixture delivery;
  FakeService service;
  PushOptions options = delivery.options();
  options.source = "benefits";
  CHECK_FALSE(push(delivery.extract(), *delivery.layout(), service, options));
  const auto cld = adapters::find_layout("cld");
  CHECK_FALSE(push(delivery.extract(), **cld, service, delivery.options()));
  DeliveryFixture::write(delivery.inbox() / "first/people.csv", "id,given,family\n");
  CHECK_FALSE(push(delivery.extract(), *delivery.layout(), service, delivery.options()));
  CHECK(service.requests == 0);
}

TEST_CASE("a file with a wrong header is refused before an extract is opened") {
  DeliveryFixture delivery(0);
  delivery.drop_csv("first", "id;given;family\nr1;Amina;Okafor\n", 1);
  FakeService service;
  const auto report = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE_FALSE(report);
  CHECK(report.error().detail.find("people.csv: ") != std::string::npos);
  CHECK(report.error().detail.find("semicolons") != std::string::npos);
  CHECK(service.requests == 0);
}

TEST_CASE("an extract without a record is opened and completed all the same") {
  DeliveryFixture delivery(0);
  FakeService service;
  const auto report = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE(report);
  CHECK(report->state == "completed");
  CHECK(report->batches == 0);
}

TEST_CASE("pushing what is in already leaves the list of what was skipped") {
  DeliveryFixture delivery;
  FakeService service;
  const auto first = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE(first);
  const std::string listed = DeliveryFixture::text(first->skipped);
  REQUIRE_FALSE(listed.empty());
  const auto again = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE(again);
  CHECK(again->already);
  CHECK(DeliveryFixture::text(first->skipped) == listed);
}

TEST_CASE("a held extract is reported as held, with all of it in") {
  DeliveryFixture delivery;
  FakeService service;
  service.hold = true;
  const auto report = push(delivery.extract(), *delivery.layout(), service, delivery.options());
  REQUIRE(report);
  CHECK(report->state == "held");
  CHECK(to_text(*report).find("held") != std::string::npos);
  const auto json = parse_json(to_json(*report));
  REQUIRE(json);
  CHECK(text_of(*json, "state") == "held");
  CHECK((*json)["rows"]["rows_read"].GetUint64() == 24);
}

TEST_CASE("a rehearsal reads everything, sends nothing, and can show the very lines of a push") {
  DeliveryFixture delivery;
  const auto report =
      rehearse(delivery.extract(), *delivery.layout(), {}, delivery.inbox() / "records.ndjson");
  REQUIRE(report);
  CHECK(report->records == 23);
  CHECK(report->rows.adds_up());
  FakeService service;
  REQUIRE(push(delivery.extract(), *delivery.layout(), service, delivery.options()));
  std::string sent;
  for (const std::string& line : service.lines(service.only_extract())) {
    sent += line + "\n";
  }
  CHECK(DeliveryFixture::text(delivery.inbox() / "records.ndjson") == sent);
}

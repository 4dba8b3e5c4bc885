#include <concord/agent/watch.hpp>

#include "delivery_fixture.hpp"
#include "fake_service.hpp"

using namespace concord;
using namespace concord::agent;
using namespace concord::agent::testing;
using End = Delivery::End;

namespace {

WatchOptions watching(DeliveryFixture& delivery) {
  WatchOptions options;
  options.inbox = delivery.inbox();
  options.push = delivery.options();
  options.mapping_files = {delivery.mapping()};
  return options;
}

}  // namespace

TEST_CASE("a whole delivery is pushed and moved to done with its report") {
  DeliveryFixture delivery;
  FakeService service;
  const auto pass = watch_once(watching(delivery), service);
  REQUIRE(pass);
  REQUIRE(pass->size() == 1);
  CHECK(pass->front().end == End::pushed);
  CHECK(pass->front().report.state == "completed");
  CHECK_FALSE(std::filesystem::exists(delivery.inbox() / "first"));
  CHECK(std::filesystem::exists(delivery.inbox() / "done/first/people.csv"));
  CHECK(DeliveryFixture::text(delivery.inbox() / "done/first/report.json").find("\"state\":\"completed\"") !=
        std::string::npos);
  CHECK(watch_once(watching(delivery), service)->empty());
}

TEST_CASE("a second delivery of one name stands beside the first in done") {
  DeliveryFixture delivery;
  FakeService service;
  REQUIRE(watch_once(watching(delivery), service));
  delivery.drop("first", 4, "2026-12-01T03:00:00Z");
  REQUIRE(watch_once(watching(delivery), service));
  CHECK(std::filesystem::exists(delivery.inbox() / "done/first"));
  CHECK(std::filesystem::exists(delivery.inbox() / "done/first-2"));
}

TEST_CASE("a delivery that is still being copied waits until it is whole") {
  DeliveryFixture delivery;
  FakeService service;
  const std::string csv = DeliveryFixture::text(delivery.inbox() / "first/people.csv");
  DeliveryFixture::write(delivery.inbox() / "first/people.csv", csv.substr(0, csv.size() / 2));
  const auto pass = watch_once(watching(delivery), service);
  REQUIRE(pass->size() == 1);
  CHECK(pass->front().end == End::waits);
  CHECK(service.requests == 0);

  DeliveryFixture::write(delivery.inbox() / "first/people.csv", csv);
  CHECK(watch_once(watching(delivery), service)->front().end == End::pushed);
}

TEST_CASE("a folder without a manifest waits, and is given up once nothing in it changes") {
  DeliveryFixture delivery;
  FakeService service;
  std::filesystem::remove(delivery.inbox() / "first/manifest.json");
  WatchOptions options = watching(delivery);
  CHECK(watch_once(options, service)->front().end == End::waits);
  options.patience = std::chrono::seconds{0};
  CHECK(watch_once(options, service)->front().end == End::failed);
  CHECK(DeliveryFixture::text(delivery.inbox() / "failed/first/reason.txt").find("manifest.json") !=
        std::string::npos);
}

TEST_CASE("deliveries go in by the day they are current as of, not by name") {
  DeliveryFixture delivery;
  delivery.drop("a-later", 3, "2026-12-01T03:00:00Z");
  delivery.drop("z-earlier", 2, "2026-10-01T03:00:00Z");
  FakeService service;
  const auto pass = watch_once(watching(delivery), service);
  REQUIRE(pass->size() == 3);
  CHECK((*pass)[0].folder == "z-earlier");
  CHECK((*pass)[1].folder == "first");
  CHECK((*pass)[2].folder == "a-later");
}

TEST_CASE("a delivery of another source or an unknown layout fails with its reason") {
  DeliveryFixture delivery;
  delivery.drop("foreign", 2, "2026-12-01T03:00:00Z", "benefits");
  FakeService service;
  WatchOptions options = watching(delivery);
  auto pass = watch_once(options, service);
  REQUIRE(pass->size() == 2);
  CHECK((*pass)[1].end == End::failed);
  CHECK(DeliveryFixture::text(delivery.inbox() / "failed/foreign/reason.txt").find("benefits") !=
        std::string::npos);
  delivery.drop("unmapped", 2);
  options.mapping_files.clear();
  pass = watch_once(options, service);
  REQUIRE(pass->size() == 1);
  CHECK(pass->front().end == End::failed);
}

TEST_CASE("a delivery waits where the service can't be reached") {
  DeliveryFixture delivery;
  FakeService service;
  service.mishap = [](int, const outbound::HttpRequest&) { return Mishap::lost_request; };
  WatchOptions options = watching(delivery);
  options.push.retry.attempts = 2;
  CHECK(watch_once(options, service)->front().end == End::waits);
  CHECK(std::filesystem::exists(delivery.inbox() / "first"));
  service.mishap = [](int, const outbound::HttpRequest&) { return Mishap::none; };
  CHECK(watch_once(options, service)->front().end == End::pushed);
}

TEST_CASE("watching goes on until it is stopped") {
  DeliveryFixture delivery;
  FakeService service;
  std::atomic<bool> stop = false;
  std::vector<std::string> seen;
  WatchOptions options = watching(delivery);
  options.every = std::chrono::seconds{0};
  const Outcome ended = watch(options, service, stop, [&](const Delivery& done) {
    seen.push_back(done.folder);
    if (seen.size() == 2) {
      stop = true;
    } else {
      delivery.drop("second", 3, "2026-12-01T03:00:00Z");
    }
  });
  CHECK(ended);
  CHECK(seen == std::vector<std::string>{"first", "second"});
  options.inbox = delivery.inbox() / "nowhere";
  stop = false;
  CHECK_FALSE(watch(options, service, stop, [](const Delivery&) {}));
}

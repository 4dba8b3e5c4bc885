#include <atomic>
#include <future>
#include <stdexcept>

#include <catch2/catch.hpp>

#include <concord/base/lane.hpp>

using namespace concord;

namespace {

// Keeps a lane's one thread busy until it is let go.
class Gate {
 public:
  void close(Lane& lane) {
    REQUIRE(lane.post([this] {
      entered_.set_value();
      open_.get_future().wait();
    }));
    entered_.get_future().wait();
  }
  void open() { open_.set_value(); }

 private:
  std::promise<void> entered_;
  std::promise<void> open_;
};

}  // namespace

TEST_CASE("a lane runs work in the order in which it was posted") {
  std::vector<int> done;
  {
    Lane lane("write", 1, 100);
    for (int i = 0; i < 50; ++i) REQUIRE(lane.post([&done, i] { done.push_back(i); }));
  }
  REQUIRE(done.size() == 50);
  CHECK(std::is_sorted(done.begin(), done.end()));
}

TEST_CASE("a full lane refuses work at once") {
  Gate gate;
  Lane lane("read", 1, 2);
  gate.close(lane);
  CHECK(lane.post([] {}));
  CHECK(lane.post([] {}));
  CHECK_FALSE(lane.post([] {}));
  CHECK(lane.waiting() == 2);
  gate.open();
}

TEST_CASE("a lane that stops finishes what waits and refuses the rest") {
  std::atomic<int> done = 0;
  Gate gate;
  Lane lane("write", 1, 10);
  gate.close(lane);
  for (int i = 0; i < 5; ++i) REQUIRE(lane.post([&done] { ++done; }));
  gate.open();
  lane.stop();
  CHECK(done == 5);
  CHECK_FALSE(lane.post([] {}));
  lane.stop();
}

TEST_CASE("a task can take what waits behind it, to do it all at once") {
  std::size_t taken = 0;
  std::atomic<int> done = 0;
  Gate gate;
  Lane lane("write", 1, 10);
  gate.close(lane);
  REQUIRE(lane.post([&] {
    for (Lane::Task next; taken < 3 && (next = lane.take_next()); ++taken) next();
  }));
  for (int i = 0; i < 5; ++i) REQUIRE(lane.post([&done] { ++done; }));
  gate.open();
  lane.stop();
  CHECK(taken == 3);
  CHECK(done == 5);
}

TEST_CASE("a lane outlives a task that throws, and says what it threw") {
  std::vector<std::string> told;
  bool ran = false;
  {
    Lane lane("slow", 1, 10,
              [&](const std::string& name, const std::string& what) { told.push_back(name + ": " + what); });
    REQUIRE(lane.post([] { throw std::runtime_error("disk gone"); }));
    REQUIRE(lane.post([] { throw 3; }));
    REQUIRE(lane.post([&] { ran = true; }));
  }
  CHECK(ran);
  CHECK(told == std::vector<std::string>{"slow: disk gone", "slow: something that is not an exception"});
}

TEST_CASE("several threads share a lane's work") {
  std::promise<void> first;
  std::promise<void> second;
  Lane lane("read", 2, 10);
  REQUIRE(lane.post([&] {
    first.set_value();
    second.get_future().wait();
  }));
  REQUIRE(lane.post([&] {
    first.get_future().wait();
    second.set_value();
  }));
  lane.stop();
  CHECK(lane.waiting() == 0);
}

TEST_CASE("a task that waits for company is woken by the last of as many as it asked for, or by the clock") {
  using Clock = std::chrono::steady_clock;
  Lane lane("write", 1, 10);
  std::promise<std::size_t> company, alone;
  std::promise<void> waits;
  REQUIRE(lane.post([&] {
    waits.set_value();
    lane.await_waiting(3, Clock::now() + std::chrono::minutes(1));
    company.set_value(lane.waiting());
  }));
  waits.get_future().wait();
  for (int i = 0; i < 3; ++i) REQUIRE(lane.post([] {}));
  CHECK(company.get_future().get() == 3);
  REQUIRE(lane.post([&] {
    lane.await_waiting(3, Clock::now() + std::chrono::milliseconds(20));
    alone.set_value(lane.waiting());
  }));
  CHECK(alone.get_future().get() == 0);
  std::promise<void> next;  // one task is enough again
  REQUIRE(lane.post([&] { next.set_value(); }));
  next.get_future().wait();
}

TEST_CASE("a lane that stops doesn't wait for company") {
  std::promise<void> waits;
  Lane lane("write", 1, 10);
  REQUIRE(lane.post([&] {
    waits.set_value();
    lane.await_waiting(3, std::chrono::steady_clock::now() + std::chrono::minutes(1));
  }));
  waits.get_future().wait();
  lane.stop();
}

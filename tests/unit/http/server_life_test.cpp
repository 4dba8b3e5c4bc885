#include <atomic>
#include <filesystem>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <concord/http/server.hpp>

#include "echo_server.hpp"
#include "held_answers.hpp"
#include "raw_peer.hpp"
#include "requests.hpp"

using namespace concord;
using namespace std::chrono_literals;

TEST_CASE("stopping lets a request in flight finish and closes what is idle") {
  HeldAnswers held;
  EchoServer echo({}, held.handler());
  RawPeer busy(echo.port);
  RawPeer idle(echo.port);
  idle.send(get("/idle"));
  auto before = held.next();
  before.second(::echo(before.first));
  CHECK(status_of(idle.reply()) == 200);
  busy.send(get("/busy"));
  auto request = held.next();
  auto stopped = std::async(std::launch::async, [&] { echo.server.stop(5s); });
  CHECK(idle.closes());
  CHECK_FALSE(RawPeer(echo.port).connected());
  CHECK(stopped.wait_for(50ms) == std::future_status::timeout);
  request.second(::echo(request.first));
  const auto reply = busy.reply();
  CHECK(body_of(reply) == "/busy|");
  CHECK(has(reply, "Connection: close\r\n"));
  CHECK(busy.closes());
  CHECK(stopped.wait_for(3s) == std::future_status::ready);
}

TEST_CASE("stopping does not wait longer than its grace") {
  HeldAnswers held;
  EchoServer echo({}, held.handler());
  RawPeer busy(echo.port);
  busy.send(get("/never"));
  auto request = held.next();
  const auto begun = std::chrono::steady_clock::now();
  echo.server.stop(100ms);
  CHECK(std::chrono::steady_clock::now() - begun < 3s);
  CHECK(busy.closes());
}

TEST_CASE("a unix socket is the owner's: its file is private and its requests say so") {
  const auto path =
      std::filesystem::temp_directory_path() / ("concord-http-" + std::to_string(::getpid()) + ".sock");
  std::filesystem::remove(path);
  for (int round = 0; round < 2; ++round) {
    http::Server server(
        {{{"unix:" + path.string(), echo_in_place, {}}, {"127.0.0.1:0", echo_in_place, {}}}, 1, {}});
    REQUIRE(server.start());
    struct stat file {};
    REQUIRE(::stat(path.c_str(), &file) == 0);
    CHECK((file.st_mode & 0777U) == 0600U);
    RawPeer owner(path.string());
    CHECK(body_of(owner.send(get("/x")).reply()) == "owner /x|");
    RawPeer other(server.port(1));
    CHECK(body_of(other.send(get("/x")).reply()) == "/x|");
    http::Server second({{{"unix:" + path.string(), echo_in_place, {}}}, 1, {}});
    CHECK(second.start().error().code == Code::conflict);
    server.stop(1s);
    CHECK_FALSE(std::filesystem::exists(path));
  }
  {  // left behind by a process that died
    const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    path.string().copy(at.sun_path, sizeof(at.sun_path) - 1);
    REQUIRE(::bind(dead, reinterpret_cast<sockaddr*>(&at), sizeof(at)) == 0);
    ::close(dead);
  }
  http::Server server({{{"unix:" + path.string(), echo_in_place, {}}}, 1, {}});
  CHECK(server.start());
}

TEST_CASE("an address that can't be used is said, and nothing stays bound") {
  EchoServer echo;
  const auto start = [](std::vector<http::Listener> listeners) {
    return http::Server({std::move(listeners), 1, {}}).start();
  };
  const auto taken = "127.0.0.1:" + std::to_string(echo.port);
  CHECK(start({{taken, echo_in_place, {}}}).error().code == Code::conflict);
  for (const std::string bad :
       {"", "8080", "nowhere:80", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:80x", "unix:"}) {
    INFO(bad);
    CHECK(start({{bad, echo_in_place, {}}}).error().code == Code::invalid_value);
  }
  CHECK(start({{"unix:/" + std::string(200, 'a'), echo_in_place, {}}}).error().code == Code::too_long);
  CHECK(start({{"unix:/nowhere-at-all/x.sock", echo_in_place, {}}}).error().code == Code::unavailable);
}

TEST_CASE("several I/O threads share the connections and each request is counted") {
  std::atomic<int> counted{0};
  std::atomic<std::size_t> bytes{0};
  http::Server server({{{"127.0.0.1:0", echo_in_place, {}}, {"[::1]:0", echo_in_place, {}}},
                       3,
                       [&](int status, double seconds, std::size_t sent) {
                         if (status == 200 && seconds >= 0) ++counted;
                         bytes += sent;
                       }});
  REQUIRE(server.start());
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      RawPeer peer(server.port());
      for (int i = 0; i < 50; ++i) peer.send(get("/x")).reply();
    });
  }
  for (auto& thread : threads) thread.join();
  server.stop(2s);
  CHECK(counted == 200);
  CHECK(bytes > 200 * 200);
}

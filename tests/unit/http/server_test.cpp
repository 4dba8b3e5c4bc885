#include <atomic>
#include <filesystem>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <zlib.h>

#include <concord/http/server.hpp>

#include "echo_server.hpp"
#include "raw_peer.hpp"

using namespace concord;
using namespace std::chrono_literals;

namespace {

std::string get(const std::string& target, const std::string& fields = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

std::string post(const std::string& fields, const std::string& body) {
  return "POST /p HTTP/1.1\r\nHost: a\r\n" + fields + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string gzip(std::string input) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string output(deflateBound(&stream, static_cast<uLong>(input.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  output.resize(stream.total_out);
  deflateEnd(&stream);
  return output;
}

// Answers each request when told to, from the test's thread.
struct Held {
  api::Handler handler() {
    return [this](api::Request request, api::Answer answer) {
      const std::lock_guard lock(mutex);
      waiting.emplace_back(std::move(request), std::move(answer));
    };
  }
  std::pair<api::Request, api::Answer> next() {
    for (int i = 0; i < 2000; ++i) {
      {
        const std::lock_guard lock(mutex);
        if (!waiting.empty()) {
          auto first = std::move(waiting.front());
          waiting.erase(waiting.begin());
          return first;
        }
      }
      std::this_thread::sleep_for(1ms);
    }
    FAIL("no request came");
    return {};
  }
  std::mutex mutex;
  std::vector<std::pair<api::Request, api::Answer>> waiting;
};

http::Limits quick() {
  http::Limits limits;
  limits.head_time = limits.body_time = limits.idle_time = limits.write_time = limits.answer_time = 300ms;
  limits.transfer_rate = 100U << 20U;
  return limits;
}

}  // namespace

TEST_CASE("a request reaches the handler decoded and the reply carries the fields that are always sent") {
  EchoServer echo;
  RawPeer peer(echo.port);
  const auto reply = peer.send(get("/a%20b?q=x+y", "X-Request-ID: abc-1\r\n")).reply();
  CHECK(status_of(reply) == 200);
  CHECK(body_of(reply) == "/a b|q=x y|");
  CHECK(has(reply, "X-Request-ID: abc-1\r\n"));
  CHECK(has(reply, "Cache-Control: no-store\r\n"));
  CHECK(has(reply, "X-Content-Type-Options: nosniff\r\n"));
  CHECK_FALSE(has(reply, "Server:"));
}

TEST_CASE("a request id that is not plain is replaced by a minted one") {
  EchoServer echo;
  RawPeer peer(echo.port);
  const auto reply = peer.send(get("/", "X-Request-ID: a b\r\n")).reply();
  CHECK_FALSE(has(reply, "a b"));
  CHECK(reply.substr(reply.find("X-Request-ID: ") + 14, 36).find('-') == 8);
}

TEST_CASE("requests on one connection are answered in order, pipelined or not") {
  EchoServer echo;
  RawPeer peer(echo.port);
  std::string many;
  for (int i = 0; i < 50; ++i)
    many += i % 3 == 0 ? post("", "body " + std::to_string(i)) : get("/" + std::to_string(i));
  peer.send(many);
  for (int i = 0; i < 50; ++i) {
    const auto expected = i % 3 == 0 ? "/p|body " + std::to_string(i) : "/" + std::to_string(i) + "|";
    CHECK(body_of(peer.reply()) == expected);
  }
  CHECK(body_of(peer.send(get("/last")).reply()) == "/last|");
}

TEST_CASE("a request byte by byte is one request") {
  EchoServer echo;
  RawPeer peer(echo.port);
  for (const char c : post("Content-Type: text/plain\r\n", "abc")) peer.send(std::string(1, c));
  CHECK(body_of(peer.reply()) == "/p|abc");
}

TEST_CASE("Connection: close and HTTP/1.0 end the connection after the reply") {
  EchoServer echo;
  RawPeer closing(echo.port);
  CHECK(has(closing.send(get("/", "Connection: close\r\n")).reply(), "Connection: close\r\n"));
  CHECK(closing.closes());
  RawPeer old(echo.port);
  CHECK(status_of(old.send("GET / HTTP/1.0\r\n\r\n").reply()) == 200);
  CHECK(old.closes());
  RawPeer kept(echo.port);
  CHECK(has(kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").reply(),
            "Connection: keep-alive\r\n"));
  CHECK(status_of(kept.send(get("/")).reply()) == 200);
}

TEST_CASE("HEAD is GET without the body") {
  EchoServer echo;
  RawPeer peer(echo.port);
  peer.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n" + get("/def"));
  const auto head = peer.reply(5000, false);
  CHECK(has(head, "Content-Length: 5\r\n"));
  CHECK(body_of(peer.reply()) == "/def|");
}

TEST_CASE("a reply of 204 has no body and the connection goes on") {
  EchoServer echo({}, [](const api::Request&, const api::Answer& answer) {
    answer({204, "", {}, "not sent"});
  });
  RawPeer peer(echo.port);
  peer.send(get("/") + get("/"));
  CHECK(status_of(peer.reply()) == 204);
  CHECK(status_of(peer.reply()) == 204);
}

TEST_CASE("chunked bodies arrive whole") {
  EchoServer echo;
  RawPeer peer(echo.port);
  peer.send("POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhell\r\n");
  std::this_thread::sleep_for(20ms);
  peer.send("1\r\no\r\n0\r\nX-T: 1\r\n\r\n" + get("/after"));
  CHECK(body_of(peer.reply()) == "/p|hello");
  CHECK(body_of(peer.reply()) == "/after|");
}

TEST_CASE("a gzip body is unpacked, and one that unpacks past the limit is refused") {
  http::Limits limits;
  limits.head.body = 1U << 20U;
  EchoServer echo(limits);
  RawPeer peer(echo.port);
  CHECK(body_of(peer.send(post("Content-Encoding: gzip\r\n", gzip("a batch"))).reply()) == "/p|a batch");
  CHECK(
      status_of(peer.send(post("Content-Encoding: gzip\r\n", gzip(std::string(20U << 20U, 'a')))).reply()) ==
      413);
  CHECK(peer.closes());
}

TEST_CASE("100-continue is sent when the body is waited for, and not when it is refused") {
  http::Limits limits;
  limits.head.body = 1000;
  EchoServer echo(limits);
  RawPeer peer(echo.port);
  peer.send("POST /p HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  CHECK(status_of(peer.reply()) == 100);
  CHECK(body_of(peer.send("abc").reply()) == "/p|abc");
  peer.send("POST /p HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3000\r\n\r\n");
  CHECK(status_of(peer.reply()) == 413);
}

TEST_CASE("a large body goes in and a large reply comes out") {
  EchoServer echo;
  RawPeer peer(echo.port);
  const std::string large(8U << 20U, 'x');
  std::thread sender([&] { peer.send(post("", large)); });
  const auto reply = peer.reply();
  sender.join();
  CHECK(body_of(reply).size() == large.size() + 3);
}

TEST_CASE("a slow head, a slow body and an idle connection are ended in time") {
  EchoServer echo(quick());
  RawPeer head(echo.port);
  RawPeer body(echo.port);
  RawPeer idle(echo.port);
  head.send("GET / HTTP/1.1\r\nHost:");
  body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
  CHECK(status_of(head.reply()) == 408);
  CHECK(status_of(body.reply()) == 408);
  CHECK(head.closes());
  CHECK(body.closes());
  CHECK(idle.closes());
}

TEST_CASE("a peer that drips its head is not given more time for each byte") {
  EchoServer echo(quick());
  RawPeer peer(echo.port);
  const auto begun = std::chrono::steady_clock::now();
  for (const char c :
       std::string("GET / HTTP/1.1\r\nHost: council.example\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")) {
    peer.send(std::string(1, c));
    std::this_thread::sleep_for(10ms);
  }
  CHECK(status_of(peer.reply()) == 408);
  CHECK(std::chrono::steady_clock::now() - begun < 3s);
}

TEST_CASE("a peer that does not read its reply is cut off") {
  http::Limits limits = quick();
  EchoServer echo(limits, [](const api::Request&, const api::Answer& answer) {
    answer({200, "text/plain", {}, std::string(64U << 20U, 'x')});
  });
  RawPeer peer(echo.port);
  peer.send(get("/"));
  for (int i = 0; i < 500 && echo.server.connections() > 0; ++i) std::this_thread::sleep_for(10ms);
  CHECK(echo.server.connections() == 0);
}

TEST_CASE("an answer may come later and from another thread") {
  Held held;
  EchoServer echo({}, held.handler());
  RawPeer one(echo.port);
  RawPeer two(echo.port);
  one.send(get("/one") + get("/more"));
  auto first = held.next();
  two.send(get("/two"));
  auto second = held.next();
  second.second(::echo(second.first));
  CHECK(body_of(two.reply()) == "/two|");
  first.second(::echo(first.first));
  first.second({500, "", {}, "a second answer is ignored"});
  CHECK(body_of(one.reply()) == "/one|");
  auto third = held.next();
  CHECK(third.first.path == "/more");
  third.second(::echo(third.first));
  CHECK(body_of(one.reply()) == "/more|");
}

TEST_CASE("an answer that never comes is 504, and one that comes after that is ignored") {
  Held held;
  EchoServer echo(quick(), held.handler());
  RawPeer peer(echo.port);
  peer.send(get("/late"));
  auto late = held.next();
  CHECK(status_of(peer.reply()) == 504);
  late.second(::echo(late.first));
  peer.send(get("/next"));
  auto next = held.next();
  late.second(::echo(late.first));
  next.second(::echo(next.first));
  CHECK(body_of(peer.reply()) == "/next|");
}

TEST_CASE("an answer that is dropped, a handler that throws and a reply that can't be sent are 500") {
  EchoServer dropped({}, [](const api::Request&, const api::Answer&) {});
  CHECK(status_of(RawPeer(dropped.port).send(get("/")).reply()) == 500);
  EchoServer threw({}, [](const api::Request&, const api::Answer&) { throw std::runtime_error("broken"); });
  CHECK(status_of(RawPeer(threw.port).send(get("/")).reply()) == 500);
  EchoServer split({}, [](const api::Request&, const api::Answer& answer) {
    answer({200, "text/plain", {{"Location", "/\r\nSet-Cookie: a=b"}}, ""});
  });
  const auto reply = RawPeer(split.port).send(get("/")).reply();
  CHECK(status_of(reply) == 500);
  CHECK_FALSE(has(reply, "Set-Cookie"));
}

TEST_CASE("an answer after the peer has left, or after the server has gone, harms nothing") {
  Held held;
  auto echo = std::make_unique<EchoServer>(http::Limits{}, held.handler());
  {
    RawPeer peer(echo->port);
    peer.send(get("/left"));
    auto left = held.next();
    ::close(::dup(peer.handle()));
    held.waiting.push_back(std::move(left));
  }
  auto left = held.next();
  left.second(::echo(left.first));
  for (int i = 0; i < 500 && echo->server.connections() > 0; ++i) std::this_thread::sleep_for(10ms);
  CHECK(echo->server.connections() == 0);
  RawPeer peer(echo->port);
  peer.send(get("/gone"));
  auto gone = held.next();
  echo.reset();
  gone.second(::echo(gone.first));
  CHECK(peer.closes());
}

TEST_CASE("a peer that closes its sending side still gets its answer") {
  Held held;
  EchoServer echo({}, held.handler());
  RawPeer peer(echo.port);
  peer.send(get("/half")).half_close();
  auto request = held.next();
  request.second(::echo(request.first));
  CHECK(body_of(peer.reply()) == "/half|");
  CHECK(peer.closes());
}

TEST_CASE("two hundred connections are served, and more than the limit are told so") {
  http::Limits limits;
  limits.connections = 200;
  EchoServer echo(limits);
  std::vector<std::unique_ptr<RawPeer>> peers;
  for (int i = 0; i < 200; ++i) peers.push_back(std::make_unique<RawPeer>(echo.port));
  for (auto& peer : peers) peer->send(get("/x"));
  for (auto& peer : peers) CHECK(body_of(peer->reply()) == "/x|");
  RawPeer over(echo.port);
  CHECK(status_of(over.reply()) == 503);
  CHECK(over.closes());
  peers.pop_back();
  for (int i = 0; i < 500 && echo.server.connections() >= 200; ++i) std::this_thread::sleep_for(10ms);
  RawPeer again(echo.port);
  CHECK(status_of(again.send(get("/")).reply()) == 200);
}

TEST_CASE("one peer can't take all connections, and requests past those in flight are turned away but kept") {
  http::Limits limits;
  limits.connections_per_peer = 3;
  limits.requests_in_flight = 1;
  Held held;
  EchoServer echo(limits, held.handler());
  RawPeer one(echo.port);
  RawPeer two(echo.port);
  RawPeer three(echo.port);
  one.send(get("/one"));
  auto first = held.next();
  const auto busy = two.send(get("/two")).reply();
  CHECK(status_of(busy) == 503);
  CHECK(has(busy, "Retry-After: 1\r\n"));
  RawPeer four(echo.port);
  CHECK(status_of(four.reply()) == 503);
  first.second(::echo(first.first));
  CHECK(status_of(one.reply()) == 200);
  two.send(get("/two"));
  auto second = held.next();
  second.second(::echo(second.first));
  CHECK(status_of(two.reply()) == 200);
}

TEST_CASE("bodies past what is held for all connections are turned away") {
  http::Limits limits;
  limits.bodies_bytes = 10;
  EchoServer echo(limits);
  RawPeer peer(echo.port);
  CHECK(status_of(peer.send(post("", "0123456789")).reply()) == 200);
  CHECK(status_of(peer.send(post("", "0123456789a")).reply()) == 503);
}

TEST_CASE("stopping lets a request in flight finish and closes what is idle") {
  Held held;
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
  Held held;
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

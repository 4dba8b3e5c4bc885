#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/http/server.hpp>

#include "echo_server.hpp"
#include "held_answers.hpp"
#include "raw_peer.hpp"
#include "requests.hpp"

using namespace concord;
using namespace std::chrono_literals;

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
  HeldAnswers held;
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

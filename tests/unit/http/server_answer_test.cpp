#include <stdexcept>
#include <thread>

#include <catch2/catch.hpp>

#include <concord/http/server.hpp>

#include "echo_server.hpp"
#include "held_answers.hpp"
#include "raw_peer.hpp"
#include "requests.hpp"

using namespace concord;
using namespace std::chrono_literals;

TEST_CASE("an answer may come later and from another thread") {
  HeldAnswers held;
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
  HeldAnswers held;
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

// The moment between two requests is short: so it is tried more than once.
TEST_CASE("an answer that comes right after its 504 is never the next request's") {
  HeldAnswers held;
  EchoServer echo(quick(), held.handler());
  RawPeer peer(echo.port);
  for (int round = 0; round < 8; ++round) {
    peer.send(get("/late"));
    auto late = held.next();
    REQUIRE(status_of(peer.reply()) == 504);
    late.second(::echo(late.first));
    peer.send(get("/next"));
    auto next = held.next();
    next.second(::echo(next.first));
    REQUIRE(body_of(peer.reply()) == "/next|");
  }
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
  HeldAnswers held;
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
  HeldAnswers held;
  EchoServer echo({}, held.handler());
  RawPeer peer(echo.port);
  peer.send(get("/half")).half_close();
  auto request = held.next();
  request.second(::echo(request.first));
  CHECK(body_of(peer.reply()) == "/half|");
  CHECK(peer.closes());
}

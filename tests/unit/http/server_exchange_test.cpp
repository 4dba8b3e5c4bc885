#include <string>
#include <thread>

#include <catch2/catch.hpp>

#include <concord/http/server.hpp>

#include "echo_server.hpp"
#include "raw_peer.hpp"
#include "requests.hpp"

using namespace concord;
using namespace std::chrono_literals;

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

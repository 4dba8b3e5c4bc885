#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "echo_server.hpp"
#include "raw_peer.hpp"

namespace {

const std::string next_request = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";

std::string post(const std::string& fields, const std::string& body) {
  return "POST /x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}

struct Row {
  std::string name;
  std::string bytes;
  std::vector<int> allowed;  // 0: closed without a status
};

std::vector<Row> rows() {
  const std::string nul(1, '\0');
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const std::string chunks = "3\r\nabc\r\n0\r\n\r\n";
  return {
      {"length and chunked", post("Content-Length: 3\r\n" + chunked, chunks), {400}},
      {"chunked and length", post(chunked + "Content-Length: 3\r\n", chunks), {400}},
      {"gzip coding and length",
       post("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n", "abcde"),
       {400, 501}},
      {"length and gzip coding",
       post("Content-Length: 5\r\nTransfer-Encoding: gzip\r\n", "abcde"),
       {400, 501}},
      {"same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), {400}},
      {"a list of lengths", post("Content-Length: 3, 3\r\n", "abc"), {400}},
      {"two lengths", post("Content-Length: 3\r\nContent-Length: 5\r\n", "abcde"), {400}},
      {"length with plus", post("Content-Length: +3\r\n", "abc"), {400}},
      {"negative length", post("Content-Length: -1\r\n", ""), {400}},
      {"hexadecimal length", post("Content-Length: 0x3\r\n", "abc"), {400}},
      {"length past 64 bits", post("Content-Length: 18446744073709551619\r\n", "abc"), {400, 413}},
      {"length past the limit", post("Content-Length: 2000000\r\n", "abc"), {413}},
      {"xchunked", post("Transfer-Encoding: xchunked\r\n", chunks), {501}},
      {"chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", chunks), {501}},
      {"identity", post("Transfer-Encoding: identity\r\n", chunks), {501}},
      {"chunked in quotes", post("Transfer-Encoding: \"chunked\"\r\n", chunks), {400}},
      {"chunked and a tab", post("Transfer-Encoding: chunked\t\r\n", chunks), {400}},
      {"chunked twice", post(chunked + chunked, chunks), {400}},
      {"blank before the colon", post("Transfer-Encoding : chunked\r\n", chunks), {400}},
      {"vertical tab",
       post("Transfer-Encoding: \x0b"
            "chunked\r\n",
            chunks),
       {400}},
      {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\n" + chunked + "\r\n" + chunks, {400}},
      {"chunk size 0x3", post(chunked, "0x3\r\nabc\r\n0\r\n\r\n"), {400}},
      {"chunk size past 64 bits", post(chunked, "10000000000000003\r\nabc\r\n0\r\n\r\n"), {400}},
      {"negative chunk size", post(chunked, "-3\r\nabc\r\n0\r\n\r\n"), {400}},
      {"chunk with bare feeds", post(chunked, "3\nabc\n0\n\n"), {400}},
      {"chunk longer than its size", post(chunked, "3\r\nabcd\r\n0\r\n\r\n"), {400}},
      {"chunks past the limit", post(chunked, "1E8480\r\n" + std::string(2'000'000, 'a')), {413}},
      {"bare feeds", "GET / HTTP/1.1\nHost: a\n\n", {400}},
      {"a folded field", post("X-A: 1\r\n 2\r\n", ""), {400}},
      {"NUL", post("X-A: 1" + nul + "\r\n", ""), {400}},
      {"bare return", post("X-A: 1\rX-B: 2\r\n", ""), {400}},
      {"blank in a name", post("X A: 1\r\n", ""), {400}},
      {"empty name", post(": 1\r\n", ""), {400}},
      {"no colon", post("X-A\r\n", ""), {400}},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", {400}},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", {400}},
      {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", {505}},
      {"HTTP/2.0 as text", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", {505}},
      {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
      {"HTTP/0.9", "GET /\r\n", {400}},
      {"a head of 20 KB", post("X-A: " + std::string(20'000, 'a') + "\r\n", ""), {431}},
      {"500 fields",
       [] {
         std::string fields;
         for (int i = 0; i < 500; ++i) fields += "X-" + std::to_string(i) + ": 1\r\n";
         return post(fields, "");
       }(),
       {431}},
      {"a target of 20 KB", "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", {414}},
      {"an encoded slash", "GET /a%2Fb HTTP/1.1\r\nHost: a\r\n\r\n", {400}},
      {"a dot segment", "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n", {400}},
      {"authority form", "CONNECT council.example:443 HTTP/1.1\r\nHost: council.example\r\n\r\n", {400}},
      {"asterisk form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", {400}},
      {"a TLS hello", "\x16\x03\x01\x02" + nul + "\x01", {0}},
      {"brotli", post("Content-Encoding: br\r\nContent-Length: 3\r\n", "abc"), {415}},
      {"gzip that is none", post("Content-Encoding: gzip\r\nContent-Length: 3\r\n", "abc"), {400}},
      {"another expectation", post("Expect: a-miracle\r\nContent-Length: 3\r\n", "abc"), {417}},
  };
}

}  // namespace

TEST_CASE("every shape of the framing table gets its status over the wire, once, and the connection closes") {
  concord::http::Limits limits;
  limits.head.body = 1'000'000;
  EchoServer echo(limits);
  for (const auto& row : rows()) {
    INFO(row.name);
    RawPeer peer(echo.port);
    REQUIRE(peer.connected());
    peer.send(row.bytes + next_request);  // what a smuggler hides behind it must not be answered
    peer.half_close();
    const auto reply = peer.reply();
    CHECK_THAT(row.allowed, Catch::VectorContains(status_of(reply)));
    if (!reply.empty()) {
      CHECK(reply.find("Connection: close\r\n") != std::string::npos);
      CHECK(reply.find("application/problem+json") != std::string::npos);
    }
    CHECK(peer.closes());
  }
  RawPeer good(echo.port);
  CHECK(status_of(good.send(next_request).reply()) == 200);
}

TEST_CASE("a request that is cut off gets 400") {
  EchoServer echo;
  for (const std::string bytes : {"GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n",
                                  "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"}) {
    INFO(bytes);
    RawPeer peer(echo.port);
    peer.send(bytes).half_close();
    CHECK(status_of(peer.reply()) == 400);
    CHECK(peer.closes());
  }
}

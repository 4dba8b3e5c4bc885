#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/framing/head.hpp>

using namespace concord::framing;

namespace {

std::string post(const std::string& fields) {
  return "POST /x HTTP/1.1\r\nHost: council.example\r\n" + fields + "\r\n";
}

struct Row {
  std::string name;
  std::string head;
  int status;  // 200: taken
};

// The framing table: every shape that servers are known to read differently.
std::vector<Row> rows() {
  const std::string nul(1, '\0');
  return {
      {"no body", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200},
      {"a length", post("Content-Length: 3\r\n"), 200},
      {"a length of zero", post("Content-Length: 0\r\n"), 200},
      {"chunked", post("Transfer-Encoding: chunked\r\n"), 200},
      {"chunked in capitals", post("Transfer-Encoding: CHUNKED\r\n"), 200},
      {"HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 200},
      {"expectation", post("Expect: 100-continue\r\nContent-Length: 3\r\n"), 200},
      {"length, then chunked", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"chunked, then length", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"), 400},
      {"gzip coding, then length", post("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n"), 400},
      {"length, then gzip coding", post("Content-Length: 5\r\nTransfer-Encoding: gzip\r\n"), 400},
      {"gzip coding", post("Transfer-Encoding: gzip\r\n"), 501},
      {"gzip and chunked", post("Transfer-Encoding: gzip, chunked\r\n"), 501},
      {"same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n"), 400},
      {"length as a list", post("Content-Length: 3, 3\r\n"), 400},
      {"two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n"), 400},
      {"length with plus", post("Content-Length: +3\r\n"), 400},
      {"negative length", post("Content-Length: -1\r\n"), 400},
      {"hexadecimal length", post("Content-Length: 0x3\r\n"), 400},
      {"length past 64 bits", post("Content-Length: 18446744073709551619\r\n"), 400},
      {"empty length", post("Content-Length: \r\n"), 400},
      {"length with a blank inside", post("Content-Length: 1 0\r\n"), 400},
      {"length past the limit", post("Content-Length: 99999999\r\n"), 413},
      {"xchunked", post("Transfer-Encoding: xchunked\r\n"), 501},
      {"chunked, identity", post("Transfer-Encoding: chunked, identity\r\n"), 501},
      {"identity", post("Transfer-Encoding: identity\r\n"), 501},
      {"chunked in quotes", post("Transfer-Encoding: \"chunked\"\r\n"), 400},
      {"chunked and a tab", post("Transfer-Encoding: chunked\t\r\n"), 400},
      {"empty coding", post("Transfer-Encoding: \r\n"), 400},
      {"chunked twice in one", post("Transfer-Encoding: chunked, chunked\r\n"), 400},
      {"chunked twice in two", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"blank before the colon", post("Transfer-Encoding : chunked\r\n"), 400},
      {"vertical tab before chunked",
       post("Transfer-Encoding: \x0b"
            "chunked\r\n"),
       400},
      {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"a folded field", post("X-A: 1\r\n 2\r\n"), 400},
      {"a field folded first", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
      {"NUL in a value", post("X-A: 1" + nul + "\r\n"), 400},
      {"bare return in a value", post("X-A: 1\rX-B: 2\r\n"), 400},
      {"bare feed in a value", post("X-A: 1\nX-B: 2\r\n"), 400},
      {"blank in a name", post("X A: 1\r\n"), 400},
      {"empty name", post(": 1\r\n"), 400},
      {"no colon", post("X-A\r\n"), 400},
      {"a value that is not UTF-8", post("X-A: \xff\r\n"), 400},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
      {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"Host as a list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400},
      {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505},
      {"HTTP/2.0 as text", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
      {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\n", 505},
      {"no version", "GET /\r\nHost: a\r\n\r\n", 400},
      {"version in small letters", "GET / http/1.1\r\nHost: a\r\n\r\n", 400},
      {"two blanks in the request line", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"tab in the request line", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"blank in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"a method that is no token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"a target past the limit", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
      {"another expectation", post("Expect: a-miracle\r\n"), 417},
      {"more after the empty line", "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET", 400},
      {"no empty line", "GET / HTTP/1.1\r\nHost: a\r\n", 400},
  };
}

HeadLimits small_body() {
  HeadLimits limits;
  limits.body = 1000;
  return limits;
}

}  // namespace

TEST_CASE("each row of the framing table gets the status that is due") {
  const auto limits = small_body();
  for (const auto& row : rows()) {
    INFO(row.name);
    const auto checked = check_head(row.head, limits);
    CHECK((checked ? 200 : checked.error().status) == row.status);
  }
}

TEST_CASE("a head says how its body is framed and whether the connection stays") {
  const HeadLimits limits;
  const auto head = post("content-length: 12\r\nExpect: 100-Continue\r\n");
  const auto length = check_head(head, limits);
  REQUIRE(length);
  CHECK(length->content_length == 12);
  CHECK_FALSE(length->chunked);
  CHECK(length->expects_continue);
  CHECK(length->keep_alive);
  CHECK(length->host == "council.example");
  const auto closing = check_head(post("Connection: x, Close\r\nTransfer-Encoding: chunked\r\n"), limits);
  REQUIRE(closing);
  CHECK(closing->chunked);
  CHECK(closing->has_body());
  CHECK_FALSE(closing->keep_alive);
  CHECK_FALSE(check_head("GET / HTTP/1.0\r\n\r\n", limits)->keep_alive);
  CHECK(check_head("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", limits)->keep_alive);
}

TEST_CASE("more fields than the limit are refused with 431") {
  HeadLimits limits;
  limits.fields = 3;
  CHECK(check_head(post("A: 1\r\nB: 2\r\n"), limits));
  CHECK(check_head(post("A: 1\r\nB: 2\r\nC: 3\r\n"), limits).error().status == 431);
}

TEST_CASE("a head that arrives byte by byte is whole at its empty line and not before") {
  const HeadLimits limits;
  const std::string head = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
  HeadScanner scanner(limits);
  for (std::size_t size = 0; size < head.size(); ++size) {
    const auto whole = scanner.scan(std::string_view(head).substr(0, size));
    REQUIRE(whole);
    REQUIRE_FALSE(*whole);
  }
  const auto whole = scanner.scan(head + "GET /next");
  REQUIRE(whole);
  CHECK(*whole);
  CHECK(scanner.begin() == 0);
  CHECK(scanner.end() == head.size());
}

TEST_CASE("one empty line before a request is skipped, two are refused") {
  const HeadLimits limits;
  HeadScanner one(limits);
  const auto whole = one.scan("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
  REQUIRE(whole);
  CHECK(*whole);
  CHECK(one.begin() == 2);
  HeadScanner two(limits);
  CHECK(two.scan("\r\n\r\nGET / HTTP/1.1\r\n").error().status == 400);
}

TEST_CASE("what can never become a request is refused without waiting for its end") {
  const HeadLimits limits;
  const auto status = [&](const std::string& bytes) {
    HeadScanner scanner(limits);
    const auto scanned = scanner.scan(bytes);
    return scanned ? 200 : scanned.error().status;
  };
  CHECK(status("GET / HTTP/1.1\nHost: a\n\n") == 400);
  CHECK(status("GET / HTTP/1.1\r\nHost: a\n") == 400);
  CHECK(status("\n") == 400);
  CHECK(status("GET /\r\n") == 400);
  CHECK(status("GET / HTTP/2.0\r\n") == 505);
  CHECK(status("GET /" + std::string(20'000, 'a')) == 414);
  CHECK(status("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(17'000, 'a')) == 431);
  CHECK(status("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(17'000, 'a') + "\r\n\r\n") == 431);
  CHECK(status("\x16\x03\x01") == 0);
}

#include <string>

#include <catch2/catch.hpp>

#include <concord/framing/reply_head.hpp>

using namespace concord::framing;

namespace {

ReplyHead plain() {
  ReplyHead head;
  head.content_type = "application/json";
  head.content_length = 12;
  head.request_id = "r-1";
  head.date = "Sun, 06 Nov 1994 08:49:37 GMT";
  return head;
}

std::string written(const ReplyHead& head) {
  std::string out;
  write_reply_head(out, head);
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a reply's head is written with the fields that are always sent") {
  CHECK(written(plain()) ==
        "HTTP/1.1 200 OK\r\n"
        "Content-Length: 12\r\n"
        "Content-Type: application/json\r\n"
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        "X-Request-ID: r-1\r\n"
        "Cache-Control: no-store\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Cross-Origin-Opener-Policy: same-origin\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n"
        "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
        "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; sandbox\r\n"
        "\r\n");
}

TEST_CASE("a reply's own fields replace those that are always sent, but never frame the message") {
  const Fields fields{{"Content-Security-Policy", "default-src 'self'"},
                      {"cache-control", "private"},
                      {"Content-Length", "9"},
                      {"Transfer-Encoding", "chunked"},
                      {"Server", "x"},
                      {"ETag", "\"3\""}};
  auto head = plain();
  head.fields = &fields;
  const auto text = written(head);
  CHECK(has(text, "Content-Security-Policy: default-src 'self'\r\n"));
  CHECK_FALSE(has(text, "frame-ancestors"));
  CHECK(has(text, "cache-control: private\r\n"));
  CHECK_FALSE(has(text, "no-store"));
  CHECK_FALSE(has(text, "Content-Length: 9"));
  CHECK_FALSE(has(text, "chunked"));
  CHECK_FALSE(has(text, "Server"));
  CHECK(has(text, "ETag: \"3\"\r\n"));
}

TEST_CASE("a page may load what comes from here, and nothing may frame it") {
  auto head = plain();
  head.content_type = "text/html; charset=utf-8";
  const auto text = written(head);
  CHECK(has(text,
            "Content-Security-Policy: default-src 'self'; object-src 'none'; frame-ancestors 'none'; "
            "base-uri 'none'; form-action 'self'\r\n"));
  CHECK_FALSE(has(text, "sandbox"));
}

TEST_CASE("over TLS a reply says that it is to be had over TLS alone") {
  auto head = plain();
  CHECK_FALSE(has(written(head), "Strict-Transport-Security"));
  head.secure = true;
  CHECK(has(written(head), "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"));
}

TEST_CASE("a reply's own field by one name leaves the other fields as they are") {
  const Fields fields{{"Cache-Control", "private"}};
  auto head = plain();
  head.fields = &fields;
  const auto text = written(head);
  CHECK_FALSE(has(text, "no-store"));
  for (const std::string name :
       {"X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy", "Permissions-Policy", "Content-Security-Policy"}) {
    INFO(name);
    CHECK(has(text, name + ": "));
  }
}

TEST_CASE("a reply of 204 or 304 has neither length nor type") {
  auto head = plain();
  head.status = 204;
  CHECK_FALSE(has(written(head),
                  "Content-"
                  "Length"));
  head.status = 304;
  CHECK_FALSE(has(written(head), "Content-Type:"));
}

TEST_CASE("the connection is named where it differs from the version's habit") {
  auto head = plain();
  CHECK_FALSE(has(written(head), "Connection"));
  head.keep_alive = false;
  CHECK(has(written(head), "Connection: close\r\n"));
  head.keep_alive = true;
  head.minor = 0;
  CHECK(has(written(head), "Connection: keep-alive\r\n"));
}

TEST_CASE("a field with a line end or a name that is no token is not sound") {
  CHECK(is_sound_field("Location", "/v1/batches/1"));
  CHECK_FALSE(is_sound_field("Location", "/v1\r\nSet-Cookie: a"));
  CHECK_FALSE(is_sound_field("Lo cation", "/"));
  CHECK_FALSE(is_sound_field("", "/"));
}

TEST_CASE("dates are written as RFC 9110 wants them") {
  CHECK(imf_fixdate(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST_CASE("a request id from outside is taken only if it is short and plain") {
  CHECK(is_request_id("a-B_9.z"));
  CHECK(is_request_id(std::string(64, 'a')));
  CHECK_FALSE(is_request_id(std::string(65, 'a')));
  CHECK_FALSE(is_request_id(""));
  CHECK_FALSE(is_request_id("a b"));
  CHECK_FALSE(is_request_id("a\"b"));
}

TEST_CASE("a refusal is problem+json with a stable code") {
  CHECK(
      problem_json(413, problem_code(413), "Too large.", "r-1") ==
      R"({"type":"urn:concord:problem:too-large","title":"Content Too Large","status":413,"code":"too-large","detail":"Too large.","request_id":"r-1"})");
}

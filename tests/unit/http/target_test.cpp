#include <string>

#include <catch2/catch.hpp>

#include <concord/framing/target.hpp>

using namespace concord::framing;

namespace {
int status(const std::string& target) {
  const auto parsed = parse_target(target, "council.example");
  return parsed ? 200 : parsed.error().status;
}
}  // namespace

TEST_CASE("a target is split into a path and a query and decoded once") {
  const auto target =
      parse_target("/v1/sources/social%2Dcare/records/a%20b%2525?after=10&q=a+b%26c&q=&flag", "h");
  REQUIRE(target);
  CHECK(target->path == "/v1/sources/social-care/records/a b%25");
  REQUIRE(target->query.size() == 4);
  CHECK(target->query[0] == std::pair<std::string, std::string>("after", "10"));
  CHECK(target->query[1] == std::pair<std::string, std::string>("q", "a b&c"));
  CHECK(target->query[2] == std::pair<std::string, std::string>("q", ""));
  CHECK(target->query[3] == std::pair<std::string, std::string>("flag", ""));
}

TEST_CASE("names beyond ASCII are decoded as UTF-8") {
  const auto target = parse_target("/caf%C3%A9", "h");
  REQUIRE(target);
  CHECK(target->path == "/caf\xc3\xa9");
}

TEST_CASE("the root and empty segments stay as they are") {
  CHECK(parse_target("/", "h")->path == "/");
  CHECK(parse_target("/a/", "h")->path == "/a/");
  CHECK(parse_target("/a//b", "h")->path == "/a//b");
}

TEST_CASE("a target that could be read in two ways is refused") {
  for (const std::string bad : {"/a%2Fb",
                                "/a%2fb",
                                "/a%5Cb",
                                "/a%00b",
                                "/a%0Ab",
                                "/a/../b",
                                "/a/%2e%2e/b",
                                "/.",
                                "/%ff",
                                "/a?q=%ff",
                                "/a?q=%00",
                                "/a%",
                                "/a%2",
                                "/a%zz",
                                "/a#b",
                                "/a?q#b",
                                "a",
                                "*",
                                "",
                                "council.example:443",
                                "/a\"b",
                                "/a<b",
                                "/a\\b",
                                "//council.example/a\x80"}) {
    INFO(bad);
    CHECK(status(bad) == 400);
  }
}

TEST_CASE("the absolute form is taken when it names the host that was sent") {
  const auto target = parse_target("http://Council.example/a?b=c", "council.example");
  REQUIRE(target);
  CHECK(target->path == "/a");
  CHECK(target->query.size() == 1);
  CHECK(status("http://council.example") == 200);
  CHECK(status("http://elsewhere.example/a") == 400);
  CHECK(status("https://council.example/a") == 400);
  CHECK(status("http://user@council.example/a") == 400);
}

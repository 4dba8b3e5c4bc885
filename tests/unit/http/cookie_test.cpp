#include <catch2/catch.hpp>

#include <concord/framing/cookie.hpp>

using concord::framing::cookie;

TEST_CASE("a cookie is found among others by its whole name") {
  CHECK(cookie("a=1; __Host-concord=abc; b=2", "__Host-concord") == "abc");
  CHECK(cookie("__Host-concord-device=xyz; __Host-concord=abc", "__Host-concord") == "abc");
  CHECK(cookie("__Host-concord=", "__Host-concord") == "");
  CHECK_FALSE(cookie("a=1; b=2", "__Host-concord"));
  CHECK_FALSE(cookie("__host-concord=abc", "__Host-concord"));
  CHECK_FALSE(cookie("__Host-concord", "__Host-concord"));
  CHECK_FALSE(cookie("", "__Host-concord"));
}

TEST_CASE("a cookie that stands twice is none: one of the two was set by somebody else") {
  CHECK_FALSE(cookie("__Host-concord=abc; __Host-concord=def", "__Host-concord"));
}

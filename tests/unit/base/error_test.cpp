#include <set>
#include <string>

#include <catch2/catch.hpp>

#include <concord/base/error.hpp>
#include <concord/base/result.hpp>

using namespace concord;

TEST_CASE("every code has a word of its own, in lower case and hyphens") {
  std::set<std::string_view> seen;
  for (int i = 0; i <= static_cast<int>(Code::internal); ++i) {
    const std::string_view word = slug(static_cast<Code>(i));
    CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK(seen.insert(word).second);
  }
  CHECK(slug(Code::precondition_required) == "precondition-required");
}

TEST_CASE("an error at a place carries one fault with the same words") {
  const Error error = error_at("/names/0", Code::too_long, "at most 500 characters");
  CHECK(error.code == Code::too_long);
  CHECK(error.detail == "at most 500 characters");
  REQUIRE(error.faults.size() == 1);
  CHECK(error.faults[0] == Fault{"/names/0", Code::too_long, "at most 500 characters"});
}

TEST_CASE("a result is a value or an error") {
  const Result<int> good = 3;
  const Result<int> bad = fail(Code::busy, "try again", "queue of 4096");
  CHECK(*good == 3);
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.error().cause == "queue of 4096");
  const Outcome fine;
  CHECK(fine.has_value());
}

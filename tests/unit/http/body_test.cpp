#include <string>

#include <catch2/catch.hpp>

#include <concord/framing/body.hpp>

#include "requests.hpp"

using namespace concord::framing;

TEST_CASE("a gzip body is unpacked however it arrives") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919) + ",";
  const auto packed = gzip(text);
  for (const std::size_t piece : {1UL, 100UL, packed.size()}) {
    Body body(Encoding::gzip, 1U << 20U);
    for (std::size_t at = 0; at < packed.size(); at += piece)
      REQUIRE(body.append(std::string_view(packed).substr(at, piece)));
    REQUIRE(body.finish());
    CHECK(body.take() == text);
  }
}

TEST_CASE("several gzip members on end are one body") {
  Body body(Encoding::gzip, 1000);
  REQUIRE(body.append(gzip("one ") + gzip("two")));
  REQUIRE(body.finish());
  CHECK(body.take() == "one two");
}

TEST_CASE("a small upload that unpacks past the limit is refused with 413 before it is unpacked whole") {
  const auto bomb = gzip(std::string(50U << 20U, 'a'));
  CHECK(bomb.size() < 100'000);
  Body body(Encoding::gzip, 1U << 20U);
  const auto taken = body.append(bomb);
  REQUIRE_FALSE(taken);
  CHECK(taken.error().status == 413);
  CHECK(body.size() <= 1U << 20U);
}

TEST_CASE("what is not gzip, is cut off, or goes on after its end is refused") {
  const auto packed = gzip("a council's batch");
  Body junk(Encoding::gzip, 1000);
  CHECK(junk.append("not gzip at all").error().status == 400);
  Body cut(Encoding::gzip, 1000);
  REQUIRE(cut.append(packed.substr(0, packed.size() - 4)));
  CHECK(cut.finish().error().status == 400);
  Body more(Encoding::gzip, 1000);
  CHECK(more.append(packed + "and more").error().status == 400);
  Body empty(Encoding::gzip, 1000);
  CHECK(empty.finish().error().status == 400);
}

TEST_CASE("a plain body past its limit is refused with 413") {
  Body body(Encoding::identity, 5);
  CHECK(body.append("12345"));
  CHECK(body.append("6").error().status == 413);
}

TEST_CASE("codings other than gzip are refused with 415") {
  CHECK(*parse_encoding("") == Encoding::identity);
  CHECK(*parse_encoding("identity") == Encoding::identity);
  CHECK(*parse_encoding("GZIP") == Encoding::gzip);
  CHECK(parse_encoding("br").error().status == 415);
  CHECK(parse_encoding("gzip, gzip").error().status == 415);
}

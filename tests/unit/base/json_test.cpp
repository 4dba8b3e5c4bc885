#include <limits>

#include <catch2/catch.hpp>

#include <concord/base/json.hpp>

using namespace concord;
using namespace std::string_literals;

namespace {

Fault first_fault(std::string_view text, JsonLimits limits = {}) {
  const auto read = parse_json(text, limits);
  REQUIRE_FALSE(read.has_value());
  REQUIRE(read.error().faults.size() == 1);
  CHECK(read.error().faults[0].code == read.error().code);
  return read.error().faults[0];
}

std::string written(double value) {
  JsonWriter out;
  out.number(value);
  return out.take();
}

}  // namespace

TEST_CASE("one whole JSON value reads") {
  const auto read = parse_json(R"( {"name":"Zoë","n":[1,-2,3.5,1e3],"ok":true,"none":null} )");
  REQUIRE(read.has_value());
  CHECK(text_of(*read, "name") == "Zoë");
  CHECK(text_of(*read, "n").empty());
  CHECK(text_of(*read, "absent").empty());
  REQUIRE(member_of(*read, "n") != nullptr);
  CHECK((*member_of(*read, "n"))[2].GetDouble() == 3.5);
  CHECK(member_of(*read, "absent") == nullptr);
  CHECK(member_of(*member_of(*read, "n"), "x") == nullptr);
  CHECK(member_of(*read, std::string_view("name").substr(0, 1)) != nullptr);  // a part of a longer text
  CHECK(parse_json("3").has_value());
  CHECK(parse_json("0e55")->GetDouble() == 0);
  CHECK(parse_json(R"("\ud83d\ude00")").has_value());
}

TEST_CASE("a member that stands twice is refused where it stands") {
  const Fault fault = first_fault(R"({"a":[{"b":1},{"c/d":1,"e~":2,"c/d":3}]})");
  CHECK(fault.code == Code::duplicate_field);
  CHECK(fault.pointer == "/a/1/c~1d");
  CHECK(first_fault(R"({"a":1,"\u0061":2})").code == Code::duplicate_field);
  CHECK(parse_json(R"({"a":{"a":{"a":1}},"b":{"a":1}})").has_value());
}

TEST_CASE("a member that stands twice is found among very many") {
  std::string text = "{";
  for (int i = 0; i < 50000; ++i) text += "\"m" + std::to_string(i) + "\":0,";
  CHECK(parse_json(text + "\"last\":0}").has_value());
  CHECK(first_fault(text + "\"m0\":0}").pointer == "/m0");
  CHECK(first_fault(text + "\"m49999\":0}").code == Code::duplicate_field);
}

TEST_CASE("nesting is refused past the limit, however deep it goes") {
  const JsonLimits three{3, 1U << 20U};
  CHECK(parse_json("[[[1]]]", three).has_value());
  CHECK(first_fault("[[[[1]]]]", three).code == Code::malformed);
  CHECK(first_fault(R"({"a":[0,{"b":[]}]})", three).pointer == "/a/1/b");
  CHECK_FALSE(parse_json(std::string(1000000, '[')).has_value());
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
  CHECK_FALSE(parse_json(objects).has_value());
  CHECK_FALSE(parse_json(std::string(1000000, '['), {2000000, 8U << 20U}).has_value());
}

TEST_CASE("bytes that are not JSON are refused with their place") {
  CHECK(first_fault("").code == Code::malformed);
  CHECK(first_fault("\xEF\xBB\xBF{}").detail == "starts with a byte-order mark");
  CHECK(first_fault("{\"a\":1}\0{}"s).detail == "a NUL at byte 8");
  CHECK(first_fault(R"({"a":1} x)").code == Code::malformed);
  CHECK(first_fault("{}{}").code == Code::malformed);
  CHECK(first_fault("{\"a\":\"caf\xE9\"}").pointer == "/a");
  CHECK(first_fault("{\"caf\xE9\":1}").code == Code::malformed);
  CHECK(first_fault("{\"a\":\"\x01\"}").code == Code::malformed);
  CHECK(first_fault(R"({"a":{"b":[1,2,}]}})").pointer == "/a/b/1");
  for (const auto* bad : {"{'a':1}", "[1,]",   "{\"a\":1,}", "NaN",   "Infinity", "01",      "+1",
                          "1.",      ".5",     "1e",         "0x1",   "tru",      "\"\\x\"", "\"\\u12\"",
                          "\"abc",   "//x\n1", "[1 2]",      "1e400", "-1e999",   "8e308"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_json(bad).has_value());
  }
}

TEST_CASE("a text with NUL or half a surrogate pair is refused, escaped or not") {
  CHECK(first_fault(R"({"a":["\u0000"]})").pointer == "/a/0");
  CHECK(first_fault(R"({"a\u0000b":1})").code == Code::malformed);
  CHECK(first_fault(R"(["\ud800"])").code == Code::malformed);
  CHECK(first_fault(R"(["\udfff"])").code == Code::malformed);
  CHECK(first_fault(R"(["\ud800\u0041"])").code == Code::malformed);
  CHECK(first_fault("[\"\xED\xA0\x80\"]").code == Code::malformed);
  CHECK(parse_json(R"(["\ud7ff\ue000"])").has_value());
}

TEST_CASE("a text past the limit of bytes is refused unread") {
  CHECK(first_fault("[1,2,3]", {32, 6}).code == Code::too_large);
  CHECK(parse_json("[1,2,3]", {32, 7}).has_value());
}

TEST_CASE("a fault says nothing of the value") {
  const auto read = parse_json(R"({"nino":"QQ123456C" "x"})");
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().detail.find("QQ") == std::string::npos);
}

TEST_CASE("a pointer escapes what RFC 6901 wants escaped") {
  CHECK(child_pointer("", "a/b~c") == "/a~1b~0c");
  CHECK(child_pointer("/names", std::size_t{2}) == "/names/2");
  CHECK(child_pointer("", "") == "/");
}

TEST_CASE("JSON is written compactly, and empty texts are left out where they may be") {
  JsonWriter out;
  out.begin_object().field("name", "O\"B\n").field("n", 3).field("big", std::int64_t{-9007199254740993});
  out.field("ok", true)
      .maybe("none", "")
      .maybe("some", "x")
      .key("list")
      .begin_array()
      .null()
      .raw("{\"a\":1}");
  out.end_array().field("view", std::string_view{}).end_object();
  CHECK(
      out.take() ==
      R"({"name":"O\"B\n","n":3,"big":-9007199254740993,"ok":true,"some":"x","list":[null,{"a":1}],"view":""})");
}

TEST_CASE("numbers are written with at most six decimals, rounded") {
  CHECK(written(0.1 + 0.2) == "0.3");
  CHECK(written(2.0 / 3) == "0.666667");
  CHECK(written(0.9999999) == "1.0");
  CHECK(written(-0.0000001) == "0.0");
  CHECK(written(12) == "12.0");
  CHECK(parse_json(written(1.5e300))->GetDouble() == 1.5e300);
  CHECK_THROWS(written(std::numeric_limits<double>::infinity()));
  CHECK_THROWS(written(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("a value that was read is written as it was") {
  const std::string text = R"({"a":[1,"x",null,{"b":false}]})";
  JsonWriter out;
  out.value(parse_json(text).value());
  CHECK(out.take() == text);
}

// The lines of tests/data, which ajv reads by the schemas too: what is good, what is wrong, and where.
#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include <concord/wire/manifest_json.hpp>
#include <concord/wire/record_json.hpp>

using namespace concord;

namespace {

using Places = std::vector<std::string>;

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream in(std::string(CONCORD_ROOT) + "/tests/data/" + file);
  REQUIRE(in.good());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  REQUIRE(lines.size() > 2);
  return lines;
}

template <class Read>
Places places_of(const Read& read) {
  if (read) return {};
  Places where;
  for (const Fault& fault : read.error().faults) where.push_back(fault.pointer);
  std::sort(where.begin(), where.end());
  return where;
}

struct Case {
  std::string why;
  Places at;
  Json whole;
  const JsonValue& line() const { return *member_of(whole, "line"); }
};

Case case_of(const std::string& text) {
  Json json = parse_json(text).value();
  Case made{std::string(text_of(json, "why")), {}, {}};
  for (const auto& one : member_of(json, "at")->GetArray())
    made.at.emplace_back(one.GetString(), one.GetStringLength());
  made.whole = std::move(json);
  return made;
}

std::string text_of_line(const Case& one) {
  JsonWriter out;
  out.value(one.line());
  return out.take();
}

}  // namespace

TEST_CASE("every good line is read") {
  for (const auto& line : lines_of("record_lines/good.ndjson")) {
    CAPTURE(line);
    CHECK(places_of(wire::read_line(line)) == Places{});
  }
}

TEST_CASE("every bad line is refused for exactly the places that are wrong") {
  for (const auto* file : {"record_lines/bad_structure.ndjson", "record_lines/bad_value.ndjson"}) {
    for (std::string text : lines_of(file)) {
      // parse_json would refuse the NUL that one of the lines is there for.
      const bool nul = text.find("\\u0000") != std::string::npos;
      if (nul) text.replace(text.find("\\u0000"), 6, "@@NUL@");
      const Case one = case_of(text);
      std::string line = text_of_line(one);
      if (nul) line.replace(line.find("@@NUL@"), 6, "\\u0000");
      CAPTURE(file, one.why, line);
      CHECK(places_of(wire::read_line(line)) == one.at);
    }
  }
}

TEST_CASE("every good manifest is read, every bad one refused for exactly the places that are wrong") {
  for (const auto& line : lines_of("manifests/good.ndjson")) {
    CAPTURE(line);
    CHECK(places_of(wire::read_manifest(parse_json(line).value())) == Places{});
  }
  for (const auto* file : {"manifests/bad_structure.ndjson", "manifests/bad_value.ndjson"}) {
    for (const auto& text : lines_of(file)) {
      const Case one = case_of(text);
      CAPTURE(file, one.why);
      CHECK(places_of(wire::read_manifest(one.line())) == one.at);
    }
  }
}

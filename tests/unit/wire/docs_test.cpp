// The examples of docs/adapter-contract.md are taken by the reader that the page describes.
#include <fstream>

#include <catch2/catch.hpp>

#include <concord/wire/manifest_json.hpp>
#include <concord/wire/record_json.hpp>

using namespace concord;

namespace {

std::vector<std::string> fenced(const std::string& kind) {
  std::ifstream in(std::string(CONCORD_ROOT) + "/docs/adapter-contract.md");
  REQUIRE(in.good());
  std::vector<std::string> lines;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("```", 0) == 0) {
      inside = line == "```" + kind;
    } else if (inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("every record and withdrawal on the page for adapters is taken") {
  const auto lines = fenced("ndjson");
  REQUIRE(lines.size() == 4);
  for (const auto& line : lines) {
    CAPTURE(line);
    CHECK(wire::read_line(line).has_value());
  }
}

TEST_CASE("the manifest on the page for adapters is taken") {
  const auto lines = fenced("json");
  REQUIRE(lines.size() == 1);
  CHECK(wire::read_manifest(parse_json(lines[0]).value()).has_value());
}

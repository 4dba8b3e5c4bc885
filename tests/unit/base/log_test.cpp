#include <fstream>
#include <limits>

#include <catch2/catch.hpp>
#include <unistd.h>

#include <concord/base/json.hpp>
#include <concord/base/log.hpp>

using namespace concord;

namespace {

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("an event is one JSON line, below the least level none") {
  const auto path = std::filesystem::temp_directory_path() / ("concord_log_test_" + std::to_string(getpid()));
  log::start(log::Level::info, path);
  log::event(log::Level::debug, "unseen");
  log::info("extract.completed",
            {{"extract", "0190b4f6"}, {"rows", std::int64_t{18234}}, {"share", 0.25}, {"full", true}});
  log::error("odd", {{"text", "a\nb\"{}%s"}, {"share", std::numeric_limits<double>::quiet_NaN()}});
  log::start(log::Level::error);
  const auto lines = lines_of(path);
  std::filesystem::remove(path);
  REQUIRE(lines.size() == 2);
  const auto first = parse_json(lines[0]).value();
  CHECK(text_of(first, "level") == "info");
  CHECK(text_of(first, "event") == "extract.completed");
  CHECK(text_of(first, "at").size() >= 20);
  CHECK((*member_of(first, "rows")).GetInt64() == 18234);
  CHECK((*member_of(first, "share")).GetDouble() == 0.25);
  CHECK((*member_of(first, "full")).GetBool());
  const auto second = parse_json(lines[1]).value();
  CHECK(text_of(second, "text") == "a\nb\"{}%s");
  CHECK(member_of(second, "share")->IsNull());
}

#include <catch2/catch.hpp>

#include "council_files.hpp"

using namespace concord;
using namespace concord::synth;
using namespace concord::synth::test;

namespace {

CouncilOptions small(const std::filesystem::path& out, std::uint64_t seed) {
  CouncilOptions options;
  options.residents = 700;
  options.seed = seed;
  options.months = 3;
  options.out = out;
  return options;
}

std::map<std::string, std::string> contents(const std::filesystem::path& folder) {
  std::map<std::string, std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      found[std::filesystem::relative(entry.path(), folder).string()] = bytes(entry.path());
  }
  return found;
}

}  // namespace

TEST_CASE("the same seed gives the same bytes, another seed another council") {
  const Folder a, b, c;
  REQUIRE(write_council(small(a.path(), 5)));
  REQUIRE(write_council(small(b.path(), 5)));
  REQUIRE(write_council(small(c.path(), 6)));
  const auto first = contents(a.path());
  CHECK(first.size() > 35);
  CHECK(first == contents(b.path()));
  CHECK(first.at("housing/member.csv") != bytes(c.path() / "housing/member.csv"));
}

TEST_CASE("a council has exactly the residents that were asked for, down to one") {
  for (const std::uint64_t residents : {1U, 2U, 37U, 700U}) {
    const Folder folder;
    CouncilOptions options = small(folder.path(), 3);
    options.residents = residents;
    const Result<CouncilSummary> summary = write_council(options);
    REQUIRE(summary);
    CHECK(summary->residents == residents);
  }
}

TEST_CASE("what was written before does not depend on how many follow") {
  const Folder a, b;
  CouncilOptions options = small(a.path(), 9);
  options.months = 0;
  REQUIRE(write_council(options));
  options.out = b.path();
  options.residents = 1400;
  REQUIRE(write_council(options));
  const std::string first = bytes(a.path() / "benefits/hbmember.csv");
  const std::string second = bytes(b.path() / "benefits/hbmember.csv");
  // The last household is cut to the number asked for.
  const std::string head = first.substr(0, first.size() - 1000);
  CHECK((second.substr(0, head.size()) == head));
}

TEST_CASE("councils whose households don't meet share nobody") {
  const Folder a, b;
  CouncilOptions options = small(a.path(), 9);
  REQUIRE(write_council(options));
  options.out = b.path();
  options.first_household = 1'000'000;
  REQUIRE(write_council(options));
  std::set<std::string> people, numbers;
  for (const auto& [key, resident] : truth(a.path())) people.insert(resident);
  for (const Row& row : rows(a.path() / "housing/member.csv")) numbers.insert(trimmed(row, "ni_no"));
  numbers.erase("");
  CHECK(numbers.size() > 100);
  for (const auto& [key, resident] : truth(b.path())) CHECK(people.count(resident) == 0);
  for (const Row& row : rows(b.path() / "housing/member.csv"))
    CHECK(numbers.count(trimmed(row, "ni_no")) == 0);
}

TEST_CASE("a folder that holds something is left alone") {
  const Folder folder;
  REQUIRE(write_council(small(folder.path(), 1)));
  const std::string before = bytes(folder.path() / "truth.csv");
  const Result<CouncilSummary> again = write_council(small(folder.path(), 2));
  REQUIRE_FALSE(again);
  CHECK(again.error().code == Code::conflict);
  CHECK(bytes(folder.path() / "truth.csv") == before);
}

TEST_CASE("options out of range are refused before anything is written") {
  const Folder folder;
  const auto refused = [&](auto change) {
    CouncilOptions options = small(folder.path(), 1);
    change(options);
    const Result<CouncilSummary> summary = write_council(options);
    return !summary && !std::filesystem::exists(folder.path());
  };
  CHECK(refused([](CouncilOptions& o) { o.residents = 0; }));
  CHECK(refused([](CouncilOptions& o) { o.residents = kMostResidents + 1; }));
  CHECK(refused([](CouncilOptions& o) { o.months = 25; }));
  CHECK(refused([](CouncilOptions& o) { o.months = -1; }));
  CHECK(refused([](CouncilOptions& o) { o.first_household = kMostResidents + 1; }));
  CHECK(refused([](CouncilOptions& o) { o.out.clear(); }));
}

TEST_CASE("progress goes up to the number of residents") {
  const Folder folder;
  std::uint64_t last = 0;
  bool rising = true;
  const auto progress = [&](std::uint64_t made, std::uint64_t of) {
    rising = rising && made > last && made <= of;
    last = made;
  };
  REQUIRE(write_council(small(folder.path(), 4), progress));
  CHECK(rising);
  CHECK(last == 700);
}

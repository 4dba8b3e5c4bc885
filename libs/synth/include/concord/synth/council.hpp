// A synthetic council: invented residents as four department systems know them, with the truth of who is who.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include <concord/base/clock.hpp>
#include <concord/base/result.hpp>

namespace concord::synth {

inline constexpr std::uint64_t kMostResidents = 3000000;

struct CouncilOptions {
  std::uint64_t residents = 20000;  // 1 to kMostResidents
  std::uint64_t seed = 1;
  std::uint64_t first_household =
      0;           // two councils of one seed share nobody where their households don't meet
  int months = 0;  // 0: one delivery; 1 to 24: a later one as well, so many months on
  CivilDate today{std::chrono::year{2026}, std::chrono::month{10},
                  std::chrono::day{31}};  // the last day covered
  std::filesystem::path out;              // a folder that is empty or not there yet
};

struct CouncilSummary {
  std::uint64_t residents = 0;  // people who are made, later arrivals and births not counted
  std::uint64_t households = 0;
  std::map<std::string, std::uint64_t> records;  // lines of truth by source and prefix: "benefits ct" -> 9123
};

// Residents made so far, of how many.
using Progress = std::function<void(std::uint64_t, std::uint64_t)>;

// Writes below options.out:
//   housing/          universal-housing      benefits/           academy
//   social-care/cld/  Client Level Data      social-care/mosaic/ Mosaic
//   truth.csv         source,record_id,resident_id: one line for each record that an adapter mints
//   later/            the same four folders, `months` on; truth.csv covers both
// each with its manifest.json. The same options give the same bytes on every machine. Memory does not grow
// with the number of residents: households are made one at a time. Fails with invalid_value (an option out of
// range) or conflict (the folder is not empty); throws when the disk refuses. Not for two threads on one
// folder.
Result<CouncilSummary> write_council(const CouncilOptions& options, const Progress& progress = {});

}  // namespace concord::synth

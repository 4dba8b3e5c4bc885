// What linking and training begin with: the records in an index, under the model that they are to be judged
// by.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include <concord/matching/group_measures.hpp>
#include <concord/service/link_files.hpp>

#include "read_files.hpp"

namespace concord::service {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point began);

double bits_of(double probability);

struct Prepared {
  matching::Index index;  // slot i + 1 holds record i
  std::vector<std::string> truths;
  bool has_truth = false;
  LinkReport report;                          // so far; its records have no entity yet
  std::vector<LevelChance> levels = {};       // of the model
  std::vector<matching::Groups> groups = {};  // by slot; empty where no measures are wanted
};

// Reads the files, and takes the model or trains one.
Result<Prepared> prepare(const LinkOptions& options);

}  // namespace concord::service

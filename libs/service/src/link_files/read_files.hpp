// The records of CSV files as subjects.
#pragma once

#include <string>
#include <vector>

#include <concord/matching/subject.hpp>
#include <concord/service/link_files.hpp>

namespace concord::service {

struct ReadFiles {
  std::vector<matching::Subject> subjects;
  std::vector<std::string> truths;  // of each subject; empty: not known
  std::size_t skipped = 0;
  bool has_truth = false;
};

// In the order of the files and their rows. Fails where a file or a column is not there, naming both.
Result<ReadFiles> read_files(const LinkOptions& options);

}  // namespace concord::service

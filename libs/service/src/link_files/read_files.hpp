// The records of CSV files as subjects.
#pragma once

#include <functional>
#include <string>

#include <concord/matching/subject.hpp>
#include <concord/service/link_files.hpp>

namespace concord::service {

struct ReadRecord {
  matching::Subject subject;
  std::string truth;  // empty: not known
};

struct ReadFiles {
  std::size_t skipped = 0;
  bool has_truth = false;
};

// Gives each record to `take`, in the order of the files and their rows, one at a time and from the calling
// thread, while another thread makes the next ones. `take` may keep what it wants of it, and says false of a
// key that stood before: such a row is skipped. Fails where a file or a column is not there, naming both.
Result<ReadFiles> read_files(const LinkOptions& options, const std::function<bool(ReadRecord&)>& take);

}  // namespace concord::service

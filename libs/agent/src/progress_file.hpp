// How far a push has come, kept beside the agent so that a later run can go on from there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <concord/base/hash.hpp>

namespace concord::agent {

struct Progress {
  std::string extract;  // the service's id
  std::uint64_t batch_records = 0;
  std::uint64_t acknowledged = 0;  // batches
  std::string chain;               // hash over the bytes of those batches, in order
};

// One for each (service, source, manifest). A file that is not there or can't be read is no progress: then
// everything is sent again, and counted once by the service.
class ProgressFile {
 public:
  ProgressFile(const std::filesystem::path& state, const std::string& name);
  std::optional<Progress> read() const;
  // Whole or not at all. A state folder that can't be written is an exception.
  void write(const Progress& progress) const;
  void remove() const;

 private:
  std::filesystem::path path_;
};

// The chain after one more batch.
std::string chained(const std::string& chain, const std::string& lines);

}  // namespace concord::agent

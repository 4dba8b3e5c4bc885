// The rows that did not become records and the values that were left out, one line each: where they stand and
// why, without their content.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>

#include <concord/adapters/layout.hpp>

namespace concord::agent {

// Each run writes it anew, beside its place, and puts it there (or removes what an earlier run left there)
// by `finish`; a run that doesn't finish leaves the earlier one. An empty path keeps nothing.
class SkippedFile {
 public:
  explicit SkippedFile(std::filesystem::path path);
  ~SkippedFile();
  SkippedFile(const SkippedFile&) = delete;
  SkippedFile& operator=(const SkippedFile&) = delete;
  void add(const adapters::Skipped& skipped);
  // A line of a batch that the service refused.
  void add_rejected(std::uint64_t batch, std::uint64_t line, std::string_view record_id,
                    std::string_view code, std::string_view detail);
  // The file, or an empty path where nothing was skipped.
  std::filesystem::path finish();

 private:
  void row(std::string_view why, std::string_view kind, std::string_view file, std::uint64_t line,
           std::string_view record_id, std::string_view detail);
  std::filesystem::path path_;
  std::filesystem::path growing_;
  std::ofstream out_;
};

}  // namespace concord::agent

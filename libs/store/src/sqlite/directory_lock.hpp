// The lock that one process holds on a data directory, and files that only their owner may read.
#pragma once

#include <filesystem>
#include <utility>

#include <concord/base/result.hpp>

namespace concord::store::sqlite {

// Held until destroyed, or until the process ends in whatever way.
class DirectoryLock {
 public:
  // Makes the directory (owner only) if it is not there. Code::conflict: another process holds the lock.
  static Result<DirectoryLock> take(const std::filesystem::path& directory, const std::string& name);
  DirectoryLock(DirectoryLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  DirectoryLock& operator=(DirectoryLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~DirectoryLock();

 private:
  explicit DirectoryLock(int file) : file_(file) {}
  int file_;
};

// Makes an empty file, readable by its owner alone, if there is none, and makes its name durable.
Outcome make_private_file(const std::filesystem::path& file);
void sync_directory(const std::filesystem::path& directory);

}  // namespace concord::store::sqlite

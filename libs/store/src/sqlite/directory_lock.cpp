#include "sqlite/directory_lock.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace concord::store::sqlite {
namespace {

Error failed(const char* detail) { return fail(Code::unavailable, detail, std::strerror(errno)); }

}  // namespace

Result<DirectoryLock> DirectoryLock::take(const std::filesystem::path& directory, const std::string& name) {
  std::error_code problem;
  if (std::filesystem::create_directories(directory, problem)) {
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all, problem);
  }
  if (problem) {
    return fail(Code::unavailable, "The data directory can't be made.", problem.message());
  }
  const int file = ::open((directory / name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    return failed("The lock file of the data directory can't be opened.");
  }
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    const bool taken = errno == EWOULDBLOCK;
    const Error error = taken ? fail(Code::conflict, "Another process is using this data directory.")
                              : failed("The data directory can't be locked.");
    ::close(file);
    return error;
  }
  return DirectoryLock(file);
}

DirectoryLock::~DirectoryLock() {
  if (file_ >= 0) {
    ::close(file_);
  }
}

Outcome make_private_file(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made < 0) {
    return failed("A file of the data directory can't be opened.");
  }
  ::close(made);
  sync_directory(file.parent_path());
  return {};
}

void sync_directory(const std::filesystem::path& directory) {
  const int opened = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened >= 0) {
    ::fsync(opened);
    ::close(opened);
  }
}

}  // namespace concord::store::sqlite

#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/base/text.hpp>
#include <concord/store/key_file.hpp>

#include "sqlite/directory_lock.hpp"

namespace concord::store {
namespace {

constexpr std::size_t kKeyBytes = 32;

// Written aside and renamed, so that a crash never leaves half a key.
Result<std::string> make_key(const std::filesystem::path& file) {
  const std::string hex = random_hex(kKeyBytes);
  const std::filesystem::path aside = file.string() + ".new";
  const int made = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  const std::string line = hex + "\n";
  const bool written = made >= 0 &&
                       ::write(made, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                       ::fsync(made) == 0;
  if (made >= 0) {
    ::close(made);
  }
  if (!written || ::rename(aside.c_str(), file.c_str()) != 0) {
    return fail(Code::unavailable, file.filename().string() + " can't be written.");
  }
  sqlite::sync_directory(file.parent_path());
  return from_hex(hex);
}

}  // namespace

Result<std::string> read_or_make_key(const std::filesystem::path& file, std::string_view needed_by) {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) {
    if (!needed_by.empty()) {
      return fail(Code::unavailable, file.filename().string() + " is missing, and " + std::string(needed_by));
    }
    return make_key(file);
  }
  if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fail(Code::forbidden,
                file.filename().string() + " can be read by others than its owner: set its mode to 0600.");
  }
  std::ifstream in(file);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  const std::string key = from_hex(trim(text));
  if (key.size() != kKeyBytes) {
    return fail(Code::unavailable,
                file.filename().string() + " does not hold a key of 64 hexadecimal digits.");
  }
  return key;
}

Outcome replace_key(const std::filesystem::path& by, const std::filesystem::path& file) {
  if (::rename(by.c_str(), file.c_str()) != 0) {
    return fail(Code::unavailable, file.filename().string() + " can't be replaced.");
  }
  sqlite::sync_directory(file.parent_path());
  return {};
}

}  // namespace concord::store

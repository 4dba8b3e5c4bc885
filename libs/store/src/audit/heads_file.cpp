#include "audit/heads_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sqlite/directory_lock.hpp"

namespace concord::store {
namespace {

constexpr std::size_t kTail = 4096;  // longer than any line

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written <= 0) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// What a crash left of a line gets an end, so that the next one begins anew.
bool ends_in_the_middle(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in || in.tellg() == std::ifstream::pos_type(0)) {
    return false;
  }
  in.seekg(-1, std::ios::end);
  return in.get() != '\n';
}

}  // namespace

Outcome add_to_heads_file(const std::filesystem::path& file, const std::vector<AuditHead>& heads) {
  std::string text = ends_in_the_middle(file) ? "\n" : "";
  for (const AuditHead& head : heads) {
    text += to_line(head) + "\n";
  }
  const bool there = std::filesystem::exists(file);
  const int to = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
  const bool written = to >= 0 && write_all(to, text) && ::fsync(to) == 0;
  if (to >= 0) {
    ::close(to);
  }
  if (!written) {
    return fail(Code::unavailable,
                fmt::format("the audit log's heads can't be added to '{}'", file.string()));
  }
  if (!there) {
    sqlite::sync_directory(std::filesystem::absolute(file).parent_path());
  }
  return {};
}

std::int64_t last_number_in(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) {
    return 0;
  }
  const auto size = static_cast<std::size_t>(in.tellg());
  const std::size_t read = std::min(size, kTail);
  in.seekg(-static_cast<std::streamoff>(read), std::ios::end);
  std::string text(read, '\0');
  in.read(text.data(), static_cast<std::streamsize>(read));
  while (!text.empty()) {
    const std::size_t end = text.rfind('\n');
    if (end == std::string::npos) {
      return 0;
    }
    text.resize(end);
    const std::size_t start = text.rfind('\n');
    const auto head = parse_head(std::string_view(text).substr(start == std::string::npos ? 0 : start + 1));
    if (head) {
      return head->number;
    }
  }
  return 0;
}

Result<std::vector<AuditHead>> read_heads_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return fail(Code::not_found, fmt::format("the heads file '{}' can't be read", file.string()));
  }
  std::vector<AuditHead> heads;
  std::string line;
  while (std::getline(in, line) && !in.eof()) {
    if (auto head = parse_head(line)) {
      heads.push_back(std::move(*head));
    }
  }
  return heads;
}

}  // namespace concord::store

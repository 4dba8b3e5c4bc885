// Which entries speak of a profile: (profile, sequence) in a file of its own, audit_index.sqlite, since an
// index in the log would cost three times the row that a look waits for. It is made of the log alone and may
// be deleted at any time. Thread-safe.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "sqlite/connection.hpp"

namespace concord::store {

class AccessIndex {
 public:
  explicit AccessIndex(std::filesystem::path file) : file_(std::move(file)) {}
  // Takes in what `log`, inside a read transaction, has and the index hasn't; begins anew when the log isn't
  // the one that it was made of. Afterwards: the sequences below `before`, latest first.
  std::vector<std::int64_t> find(sqlite::Connection& log, const std::string& profile, std::int64_t before,
                                 std::size_t most);
  void catch_up(sqlite::Connection& log);
  void forget(std::int64_t up_to);  // entries that were dropped
  void close();

 private:
  void open();
  void begin_anew();
  std::int64_t indexed(sqlite::Connection& log);
  std::size_t take_batch(sqlite::Connection& log, std::int64_t after);

  std::filesystem::path file_;
  std::mutex mutex_;
  std::unique_ptr<sqlite::Connection> db_;
};

}  // namespace concord::store

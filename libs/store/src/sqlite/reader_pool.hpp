// Read-only connections, opened as they are needed and kept up to a number. Thread-safe.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "sqlite/connection.hpp"

namespace concord::store::sqlite {

class ReaderPool {
 public:
  ReaderPool(std::filesystem::path file, std::size_t kept) : file_(std::move(file)), kept_(kept) {}

  // Runs `work` inside one read transaction. Calls may be nested: each has a connection of its own.
  void read(const std::function<void(Connection&)>& work);
  // No call may be under way or come after.
  void close();

 private:
  std::unique_ptr<Connection> borrow();
  void give_back(std::unique_ptr<Connection> connection);

  std::filesystem::path file_;
  std::size_t kept_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace concord::store::sqlite

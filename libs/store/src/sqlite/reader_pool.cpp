#include "sqlite/reader_pool.hpp"

namespace concord::store::sqlite {

void ReaderPool::read(const std::function<void(Connection&)>& work) {
  std::unique_ptr<Connection> connection = borrow();
  connection->run("BEGIN");
  // A connection that threw is not given back: closing it ends its transaction.
  work(*connection);
  connection->run("COMMIT");
  give_back(std::move(connection));
}

std::unique_ptr<Connection> ReaderPool::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  return std::make_unique<Connection>(file_, Access::read_only);
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kept_) {
    idle_.push_back(std::move(connection));
  }
}

void ReaderPool::close() {
  const std::lock_guard lock(mutex_);
  idle_.clear();
}

}  // namespace concord::store::sqlite

// The change feed.
#pragma once

#include <concord/store/changes.hpp>

#include "sqlite/connection.hpp"
#include "work_state.hpp"

namespace concord::store {

class ChangeRows final : public ChangeReader {
 public:
  explicit ChangeRows(sqlite::Connection& db) : db_(db) {}

  std::vector<ChangeRow> after(std::int64_t sequence, std::size_t most) const override;
  std::vector<ChangeRow> of_profile(ProfileNumber profile, std::int64_t before,
                                    std::size_t most) const override;
  std::int64_t last() const override;

 private:
  sqlite::Connection& db_;
};

class ChangeWrites final : public ChangeWriter {
 public:
  ChangeWrites(sqlite::Connection& db, WorkState& work) : db_(db), work_(work) {}
  std::int64_t add(const ChangeRow& change) override;

 private:
  sqlite::Connection& db_;
  WorkState& work_;
};

}  // namespace concord::store

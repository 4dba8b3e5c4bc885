// Legal holds.
#pragma once

#include <concord/store/holds.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class HoldRows final : public HoldReader {
 public:
  explicit HoldRows(sqlite::Connection& db) : db_(db) {}
  std::optional<HoldRow> find(const Uuid& id) const override;
  std::vector<HoldRow> all(std::size_t most) const override;
  std::vector<HoldRow> in_force(CivilDate day) const override;

 private:
  std::vector<HoldRow> read(sqlite::Statement row) const;

  sqlite::Connection& db_;
};

class HoldWrites final : public HoldWriter {
 public:
  explicit HoldWrites(sqlite::Connection& db) : db_(db) {}
  void add(const HoldRow& hold) override;
  void end(std::int64_t number, Instant at, const std::string& by, const std::string& reason) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store

// Who must not be told of whom.
#pragma once

#include <concord/store/protections.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class ProtectionRows final : public ProtectionReader {
 public:
  explicit ProtectionRows(sqlite::Connection& db) : db_(db) {}
  std::optional<ProtectionRow> find(const Uuid& id) const override;
  std::vector<ProtectionRow> all(std::size_t most) const override;
  std::vector<ProtectionRow> not_ended() const override;

 private:
  std::vector<ProtectionRow> read(sqlite::Statement row) const;

  sqlite::Connection& db_;
};

class ProtectionWrites final : public ProtectionWriter {
 public:
  explicit ProtectionWrites(sqlite::Connection& db) : db_(db) {}
  std::int64_t add(const ProtectionRow& protection) override;
  void end(std::int64_t number, const ProtectionEndRow& end) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store

// Decisions.
#pragma once

#include <concord/store/rulings.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class RulingRows final : public RulingReader {
 public:
  explicit RulingRows(sqlite::Connection& db) : db_(db) {}

  std::optional<DecisionRow> decision(const Uuid& id) const override;
  std::vector<DecisionRow> in_force() const override;
  std::vector<DecisionRow> in_force_on(const std::vector<RecordNumber>& records) const override;
  std::vector<DecisionRow> all_on(const std::vector<RecordNumber>& records) const override;
  std::vector<DecisionRow> made_by_act(const Uuid& act) const override;
  std::vector<DecisionRow> withdrawn_by_act(const Uuid& act) const override;

 private:
  sqlite::Connection& db_;
};

class RulingWrites final : public RulingWriter {
 public:
  explicit RulingWrites(sqlite::Connection& db) : db_(db) {}

  DecisionRow add(const DecisionRow& decision) override;
  void withdraw(DecisionNumber number, const std::string& by, Instant at,
                const std::optional<Uuid>& act = {}) override;
  void let_go(DecisionNumber number) override;
  void put_back(DecisionNumber number) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store

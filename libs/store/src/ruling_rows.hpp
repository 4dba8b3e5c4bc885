// Decisions and reviews.
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
  std::vector<ReviewRow> open_reviews(const std::vector<RecordNumber>& records) const override;
  std::size_t open_review_count() const override;

 private:
  sqlite::Connection& db_;
};

class RulingWrites final : public RulingWriter {
 public:
  explicit RulingWrites(sqlite::Connection& db) : db_(db) {}

  DecisionRow add(const DecisionRow& decision) override;
  void withdraw(DecisionNumber number, const std::string& by, Instant at) override;
  void replace_reviews(const std::vector<RecordNumber>& records,
                       const std::vector<ReviewRow>& reviews) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store

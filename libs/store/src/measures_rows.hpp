// Measures of the matching.
#pragma once

#include <concord/store/measures.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class MeasuresRows final : public MeasuresReader {
 public:
  explicit MeasuresRows(sqlite::Connection& db) : db_(db) {}
  std::optional<MeasuresRow> last() const override;

 private:
  sqlite::Connection& db_;
};

class MeasuresWrites final : public MeasuresWriter {
 public:
  explicit MeasuresWrites(sqlite::Connection& db) : db_(db) {}
  void keep(const MeasuresRow& measures) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store

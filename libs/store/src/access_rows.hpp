// Requests for access, their answers, the break-glass, and what is opened.
#pragma once

#include <concord/store/access.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class AccessRows final : public AccessReader {
 public:
  explicit AccessRows(sqlite::Connection& db) : db_(db) {}
  std::optional<AccessRequestRow> request(const Uuid& id) const override;
  std::vector<AccessRequestRow> requests(std::size_t most) const override;
  std::optional<GlassRow> glass(const Uuid& id) const override;
  std::vector<GlassRow> glasses(std::size_t most) const override;
  std::vector<OpeningRow> openings(Instant after) const override;
  std::optional<OpeningRow> opening_of(std::int64_t request) const override;

 private:
  std::vector<OpeningRow> read_openings(sqlite::Statement row) const;

  sqlite::Connection& db_;
};

class AccessWrites final : public AccessWriter {
 public:
  explicit AccessWrites(sqlite::Connection& db) : db_(db) {}
  std::int64_t add(const AccessRequestRow& request) override;
  void answer(std::int64_t request, const AccessAnswerRow& answer) override;
  std::int64_t add(const GlassRow& glass) override;
  void review(std::int64_t glass, const GlassReviewRow& review) override;
  void open(const OpeningRow& opening) override;
  void close_openings(std::int64_t request, Instant at) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store

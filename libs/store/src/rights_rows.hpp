// What residents ask for under their rights.
#pragma once

#include <concord/store/rights.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class RightsRows final : public RightsReader {
 public:
  explicit RightsRows(sqlite::Connection& db) : db_(db) {}
  std::optional<SubjectRequestRow> request(const Uuid& id) const override;
  std::vector<SubjectRequestRow> requests(std::int64_t before, std::size_t most) const override;
  std::optional<RectificationRow> rectification(const Uuid& id) const override;
  std::vector<RectificationRow> rectifications(std::int64_t before, std::size_t most) const override;
  std::vector<RectificationRow> rectifications_of(RecordNumber record) const override;
  bool any_rectification(ProfileNumber profile) const override;
  std::optional<ProcessingLimitRow> limit(const Uuid& id) const override;
  std::vector<ProcessingLimitRow> limits(std::int64_t before, std::size_t most) const override;

 private:
  std::vector<SubjectRequestRow> read_requests(sqlite::Statement row) const;
  std::vector<ProcessingLimitRow> read_limits(sqlite::Statement row) const;

  sqlite::Connection& db_;
};

class RightsWrites final : public RightsWriter {
 public:
  explicit RightsWrites(sqlite::Connection& db) : db_(db) {}
  std::int64_t add(const SubjectRequestRow& request) override;
  void add_step(std::int64_t request, const SubjectStepRow& step) override;
  void add_opinion(std::int64_t request, const SubjectOpinionRow& opinion) override;
  void confirm_members(std::int64_t request, const std::vector<RecordNumber>& members) override;
  std::int64_t add(const RectificationRow& rectification) override;
  void answer(std::int64_t rectification, const RectificationAnswerRow& answer) override;
  std::int64_t add(const ProcessingLimitRow& limit) override;
  void rule(std::int64_t limit, const LimitRulingRow& ruling) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store

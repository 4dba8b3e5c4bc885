// Access reviews and staff links.
#pragma once

#include <concord/store/access_reviews.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class AccessReviewRows final : public AccessReviewReader {
 public:
  explicit AccessReviewRows(sqlite::Connection& db) : db_(db) {}
  std::vector<StaffLinkRow> staff_links() const override;
  std::vector<GuardedRow> guarded() const override;
  std::optional<AccessReviewRow> find(const Uuid& id) const override;
  std::vector<AccessReviewRow> list(bool open_only, std::int64_t before, std::size_t most) const override;
  std::int64_t reviewed_up_to() const override;

 private:
  sqlite::Connection& db_;
};

class AccessReviewWrites final : public AccessReviewWriter {
 public:
  explicit AccessReviewWrites(sqlite::Connection& db) : db_(db) {}
  void link_staff(const StaffLinkRow& link) override;
  bool unlink_staff(const std::string& principal) override;
  void guard(const GuardedRow& row) override;
  bool stop_guarding(const domain::RecordKey& record) override;
  bool raise(const AccessReviewRow& review) override;
  bool close(const AccessReviewRow& review) override;
  void set_reviewed_up_to(std::int64_t entry) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store

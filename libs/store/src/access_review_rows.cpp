#include "access_review_rows.hpp"

namespace concord::store {
namespace {

AccessReviewRow review_of(const sqlite::Statement& row) {
  AccessReviewRow review;
  review.number = row.integer(0);
  review.id = row.uuid(1);
  review.rule = row.text(2);
  review.principal = row.text(3);
  review.profile = row.text(4);
  review.first_entry = row.integer(5);
  review.last_entry = row.integer(6);
  review.first_at = row.instant(7);
  review.last_at = row.instant(8);
  review.looks = row.integer(9);
  review.raised_at = row.instant(10);
  review.closed_at = row.maybe_instant(11);
  review.closed_by = row.text(12);
  review.finding = row.text(13);
  review.words = row.text(14);
  return review;
}

}  // namespace

std::vector<StaffLinkRow> AccessReviewRows::staff_links() const {
  std::vector<StaffLinkRow> links;
  sqlite::Statement row =
      db_.query("SELECT principal, source, record_id, by, at FROM staff_link ORDER BY principal");
  while (row.step()) {
    links.push_back({row.text(0), {row.text(1), row.text(2)}, row.text(3), row.instant(4)});
  }
  return links;
}

std::vector<GuardedRow> AccessReviewRows::guarded() const {
  std::vector<GuardedRow> guarded;
  sqlite::Statement row =
      db_.query("SELECT source, record_id, by, at FROM guarded_record ORDER BY source, record_id");
  while (row.step()) {
    guarded.push_back({{row.text(0), row.text(1)}, row.text(2), row.instant(3)});
  }
  return guarded;
}

std::optional<AccessReviewRow> AccessReviewRows::find(const Uuid& id) const {
  sqlite::Statement row = db_.query("SELECT * FROM access_review WHERE id = ?", id);
  return row.step() ? std::optional(review_of(row)) : std::nullopt;
}

std::vector<AccessReviewRow> AccessReviewRows::list(bool open_only, std::int64_t before,
                                                    std::size_t most) const {
  std::vector<AccessReviewRow> reviews;
  sqlite::Statement row = db_.query(
      "SELECT * FROM access_review WHERE number < ? AND (closed_at IS NULL OR NOT ?) ORDER BY number DESC "
      "LIMIT ?",
      before, open_only, most);
  while (row.step()) {
    reviews.push_back(review_of(row));
  }
  return reviews;
}

std::int64_t AccessReviewRows::reviewed_up_to() const {
  return db_.number("SELECT up_to FROM access_reviewed");
}

void AccessReviewWrites::link_staff(const StaffLinkRow& link) {
  db_.run("INSERT OR REPLACE INTO staff_link (principal, source, record_id, by, at) VALUES (?, ?, ?, ?, ?)",
          link.principal, link.record.source, link.record.record_id, link.by, link.at);
}

bool AccessReviewWrites::unlink_staff(const std::string& principal) {
  db_.run("DELETE FROM staff_link WHERE principal = ?", principal);
  return db_.changed_rows() != 0;
}

void AccessReviewWrites::guard(const GuardedRow& row) {
  db_.run("INSERT OR REPLACE INTO guarded_record (source, record_id, by, at) VALUES (?, ?, ?, ?)",
          row.record.source, row.record.record_id, row.by, row.at);
}

bool AccessReviewWrites::stop_guarding(const domain::RecordKey& record) {
  db_.run("DELETE FROM guarded_record WHERE source = ? AND record_id = ?", record.source, record.record_id);
  return db_.changed_rows() != 0;
}

bool AccessReviewWrites::raise(const AccessReviewRow& review) {
  db_.run(
      "UPDATE access_review SET last_entry = ?, last_at = max(last_at, ?), looks = looks + ? WHERE rule = ? "
      "AND principal = ? AND profile = ? AND closed_at IS NULL",
      review.last_entry, review.last_at, review.looks, review.rule, review.principal, review.profile);
  if (db_.changed_rows() != 0) {
    return false;
  }
  db_.run(
      "INSERT INTO access_review (id, rule, principal, profile, first_entry, last_entry, first_at, last_at, "
      "looks, raised_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      review.id, review.rule, review.principal, review.profile, review.first_entry, review.last_entry,
      review.first_at, review.last_at, review.looks, review.raised_at);
  return true;
}

bool AccessReviewWrites::close(const AccessReviewRow& review) {
  db_.run(
      "UPDATE access_review SET closed_at = ?, closed_by = ?, finding = ?, words = ? WHERE id = ? AND "
      "closed_at IS NULL",
      review.closed_at, review.closed_by, review.finding, review.words, review.id);
  return db_.changed_rows() != 0;
}

void AccessReviewWrites::set_reviewed_up_to(std::int64_t entry) {
  db_.run("INSERT OR REPLACE INTO access_reviewed (only, up_to) VALUES (1, ?)", entry);
}

}  // namespace concord::store

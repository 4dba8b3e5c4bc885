#include "access_rows.hpp"

#include <stdexcept>

#include <concord/base/text.hpp>

namespace concord::store {
namespace {

using sqlite::Statement;

// A word that the store itself wrote: another means a broken store.
template <class T>
T meaning(const Result<T>& parsed) {
  if (!parsed) {
    throw std::runtime_error("a column does not hold a word that it should");
  }
  return *parsed;
}

std::vector<domain::Category> categories_of(std::string_view words) {
  std::vector<domain::Category> all;
  for (const std::string_view word : split(words, ' ')) {
    all.push_back(meaning(domain::parse_category(word)));
  }
  return all;
}

std::vector<SegmentKey> allows_of(std::string_view words) {
  std::vector<SegmentKey> all;
  for (const std::string_view word : split(words, ' ')) {
    const std::size_t slash = word.find('/');
    all.emplace_back(meaning(domain::parse_part(word.substr(0, slash))),
                     meaning(domain::parse_category(word.substr(slash + 1))));
  }
  return all;
}

// With the last answer beside it, and when the first was given.
AccessRequestRow read_request(const Statement& row) {
  AccessRequestRow request;
  request.number = row.integer(0);
  request.id = row.uuid(1);
  request.record = row.integer(2);
  request.principal = row.text(3);
  request.role = row.text(4);
  request.purpose = meaning(domain::parse_purpose(row.view(5)));
  request.part = meaning(domain::parse_part(row.view(6)));
  request.categories = categories_of(row.view(7));
  request.reason = row.text(8);
  request.asked = row.instant(9);
  request.due = row.instant(10);
  if (!row.is_null(11)) {
    request.answer =
        AccessAnswerRow{row.boolean(11), row.text(12), row.text(13), row.instant(14), row.maybe_instant(15)};
    request.first_answered = row.maybe_instant(16);
  }
  return request;
}

GlassRow read_glass(const Statement& row) {
  GlassRow glass;
  glass.number = row.integer(0);
  glass.id = row.uuid(1);
  glass.record = row.integer(2);
  glass.principal = row.text(3);
  glass.role = row.text(4);
  glass.purpose = meaning(domain::parse_purpose(row.view(5)));
  glass.code = row.text(6);
  glass.words = row.text(7);
  glass.broken = row.instant(8);
  glass.until = row.instant(9);
  glass.review_due = row.instant(10);
  if (!row.is_null(11)) {
    glass.review = GlassReviewRow{row.text(11), row.text(12), row.text(13), row.instant(14)};
  }
  return glass;
}

template <class Row, class Read>
std::vector<Row> read_all(Statement statement, Read read) {
  std::vector<Row> all;
  while (statement.step()) {
    all.push_back(read(statement));
  }
  return all;
}

template <class Row>
std::optional<Row> only(std::vector<Row> rows) {
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

}  // namespace

std::optional<AccessRequestRow> AccessRows::request(const Uuid& id) const {
  return only(read_all<AccessRequestRow>(
      db_.query("SELECT r.*, a.granted, a.reason, a.answered_by, a.answered_at, a.until_at, "
                "(SELECT min(answered_at) FROM access_answer f WHERE f.request = r.number) "
                "FROM access_request r LEFT JOIN access_answer a ON a.number = "
                "(SELECT max(number) FROM access_answer l WHERE l.request = r.number) WHERE r.id = ?",
                id),
      read_request));
}

std::vector<AccessRequestRow> AccessRows::requests(std::size_t most) const {
  return read_all<AccessRequestRow>(
      db_.query("SELECT r.*, a.granted, a.reason, a.answered_by, a.answered_at, a.until_at, "
                "(SELECT min(answered_at) FROM access_answer f WHERE f.request = r.number) "
                "FROM access_request r LEFT JOIN access_answer a ON a.number = "
                "(SELECT max(number) FROM access_answer l WHERE l.request = r.number) "
                "ORDER BY r.number DESC LIMIT ?",
                most),
      read_request);
}

std::optional<GlassRow> AccessRows::glass(const Uuid& id) const {
  return only(read_all<GlassRow>(
      db_.query("SELECT g.*, r.finding, r.words, r.reviewed_by, r.reviewed_at FROM broken_glass g "
                "LEFT JOIN broken_glass_review r ON r.glass = g.number WHERE g.id = ?",
                id),
      read_glass));
}

std::vector<GlassRow> AccessRows::glasses(std::size_t most) const {
  return read_all<GlassRow>(
      db_.query("SELECT g.*, r.finding, r.words, r.reviewed_by, r.reviewed_at FROM broken_glass g "
                "LEFT JOIN broken_glass_review r ON r.glass = g.number ORDER BY g.number DESC LIMIT ?",
                most),
      read_glass);
}

std::vector<OpeningRow> AccessRows::read_openings(Statement row) const {
  std::vector<OpeningRow> all;
  while (row.step()) {
    OpeningRow opening;
    opening.number = row.integer(0);
    opening.principal = row.text(1);
    opening.purpose = meaning(domain::parse_purpose(row.view(2)));
    opening.record = row.integer(3);
    opening.allows = allows_of(row.view(4));
    opening.until = row.instant(5);
    opening.request = row.maybe_integer(6);
    opening.glass = row.maybe_integer(7);
    Statement member =
        db_.query("SELECT record FROM opening_member WHERE opening = ? ORDER BY record", opening.number);
    while (member.step()) {
      opening.members.push_back(member.integer(0));
    }
    all.push_back(std::move(opening));
  }
  return all;
}

std::vector<OpeningRow> AccessRows::openings(Instant after) const {
  return read_openings(db_.query("SELECT * FROM opening WHERE until_at > ? ORDER BY number", after));
}

std::optional<OpeningRow> AccessRows::opening_of(std::int64_t request) const {
  return only(read_openings(
      db_.query("SELECT * FROM opening WHERE request = ? ORDER BY number DESC LIMIT 1", request)));
}

}  // namespace concord::store

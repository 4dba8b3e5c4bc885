// Proposals to sources, and limits of processing.
#include <set>

#include <concord/base/text.hpp>

#include "rights_rows.hpp"
#include "stored_word.hpp"

namespace concord::store {
namespace {

using sqlite::Statement;

// With the last answer beside it.
RectificationRow read_rectification(const Statement& row) {
  RectificationRow read;
  read.number = row.integer(0);
  read.id = row.uuid(1);
  read.record = row.integer(2);
  read.category = stored_word(domain::parse_category(row.view(3)));
  read.proposed = row.text(4);
  read.reason = row.text(5);
  read.by = row.text(6);
  read.role = row.text(7);
  read.at = row.instant(8);
  read.subject_request = row.maybe_uuid(9);
  if (!row.is_null(10)) {
    read.answer = RectificationAnswerRow{row.boolean(10), row.text(11), row.text(12), row.instant(13)};
  }
  return read;
}

std::vector<RectificationRow> read_rectifications(Statement row) {
  std::vector<RectificationRow> all;
  while (row.step()) {
    all.push_back(read_rectification(row));
  }
  return all;
}

ProcessingLimitRow read_limit(const Statement& row) {
  ProcessingLimitRow limit;
  limit.number = row.integer(0);
  limit.id = row.uuid(1);
  limit.record = row.integer(2);
  limit.kind = row.text(3);
  limit.ground = row.text(4);
  for (const std::string_view word : split(row.view(5), ' ')) {
    if (!word.empty()) {
      limit.purposes.push_back(stored_word(domain::parse_purpose(word)));
    }
  }
  limit.meanwhile = row.boolean(6);
  limit.from = stored_word(parse_iso_date(row.view(7)));
  if (!row.is_null(8)) {
    limit.to = stored_word(parse_iso_date(row.view(8)));
  }
  limit.reason = row.text(9);
  limit.by = row.text(10);
  limit.at = row.instant(11);
  limit.subject_request = row.maybe_uuid(12);
  limit.profile = row.maybe_integer(13);
  return limit;
}

std::string purposes_in_words(const std::vector<domain::Purpose>& purposes) {
  std::string words;
  for (const domain::Purpose purpose : purposes) {
    words += (words.empty() ? "" : " ") + std::string(to_string(purpose));
  }
  return words;
}

}  // namespace

std::optional<RectificationRow> RightsRows::rectification(const Uuid& id) const {
  auto found = read_rectifications(
      db_.query("SELECT r.*, a.accepted, a.reason, a.answered_by, a.answered_at FROM rectification r "
                "LEFT JOIN rectification_answer a ON a.number = (SELECT max(number) FROM "
                "rectification_answer l WHERE l.rectification = r.number) WHERE r.id = ?",
                id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<RectificationRow> RightsRows::rectifications(std::int64_t before, std::size_t most) const {
  return read_rectifications(
      db_.query("SELECT r.*, a.accepted, a.reason, a.answered_by, a.answered_at FROM rectification r "
                "LEFT JOIN rectification_answer a ON a.number = (SELECT max(number) FROM "
                "rectification_answer l WHERE l.rectification = r.number) WHERE r.number < ? "
                "ORDER BY r.number DESC LIMIT ?",
                before, most));
}

std::vector<RectificationRow> RightsRows::rectifications_of(RecordNumber record) const {
  return read_rectifications(
      db_.query("SELECT r.*, a.accepted, a.reason, a.answered_by, a.answered_at FROM rectification r "
                "LEFT JOIN rectification_answer a ON a.number = (SELECT max(number) FROM "
                "rectification_answer l WHERE l.rectification = r.number) WHERE r.record = ? "
                "AND ifnull(a.accepted, 1) ORDER BY r.number",
                record));
}

bool RightsRows::any_rectification(ProfileNumber profile) const {
  return db_
      .query(
          "SELECT 1 FROM membership m JOIN rectification r ON r.record = m.record WHERE m.profile = ? LIMIT "
          "1",
          profile)
      .step();
}

std::vector<ProcessingLimitRow> RightsRows::read_limits(Statement row) const {
  std::vector<ProcessingLimitRow> all;
  while (row.step()) {
    ProcessingLimitRow& limit = all.emplace_back(read_limit(row));
    Statement record = db_.query(
        "SELECT record FROM processing_limit_record WHERE limited = ? ORDER BY record", limit.number);
    while (record.step()) {
      limit.records.push_back(record.integer(0));
    }
    Statement ruling = db_.query(
        "SELECT ruling, reason, ruled_by, ruled_at FROM processing_ruling WHERE limited = ? ORDER BY number",
        limit.number);
    while (ruling.step()) {
      limit.rulings.push_back({ruling.text(0), ruling.text(1), ruling.text(2), ruling.instant(3)});
    }
  }
  return all;
}

std::optional<ProcessingLimitRow> RightsRows::limit(const Uuid& id) const {
  auto found = read_limits(db_.query("SELECT * FROM processing_limit WHERE id = ?", id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<ProcessingLimitRow> RightsRows::limits(std::int64_t before, std::size_t most) const {
  return read_limits(db_.query("SELECT * FROM processing_limit WHERE number < ? ORDER BY number DESC LIMIT ?",
                               before, most));
}

std::int64_t RightsWrites::add(const RectificationRow& rectification) {
  db_.run(
      "INSERT INTO rectification (id, record, category, proposed, reason, proposed_by, role, proposed_at, "
      "subject_request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      rectification.id, rectification.record, to_string(rectification.category), rectification.proposed,
      rectification.reason, rectification.by, rectification.role, rectification.at,
      rectification.subject_request);
  return db_.last_number();
}

void RightsWrites::answer(std::int64_t rectification, const RectificationAnswerRow& answer) {
  db_.run(
      "INSERT INTO rectification_answer (rectification, accepted, reason, answered_by, answered_at) "
      "VALUES (?, ?, ?, ?, ?)",
      rectification, answer.accepted, answer.reason, answer.by, answer.at);
}

std::int64_t RightsWrites::add(const ProcessingLimitRow& limit) {
  const std::string purposes = purposes_in_words(limit.purposes);
  const std::optional<std::string> to =
      limit.to ? std::optional(to_iso_date(*limit.to)) : std::optional<std::string>();
  db_.run(
      "INSERT INTO processing_limit (id, record, kind, ground, purposes, meanwhile, from_day, to_day, "
      "reason, noted_by, noted_at, subject_request, profile) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      limit.id, limit.record, limit.kind, limit.ground, purposes, limit.meanwhile, to_iso_date(limit.from),
      to, limit.reason, limit.by, limit.at, limit.subject_request, limit.profile);
  const std::int64_t number = db_.last_number();
  std::set<RecordNumber> records(limit.records.begin(), limit.records.end());
  records.insert(limit.record);
  for (const RecordNumber record : records) {
    db_.run("INSERT INTO processing_limit_record (limited, record) VALUES (?, ?)", number, record);
  }
  return number;
}

void RightsWrites::rule(std::int64_t limit, const LimitRulingRow& ruling) {
  db_.run(
      "INSERT INTO processing_ruling (limited, ruling, reason, ruled_by, ruled_at) VALUES (?, ?, ?, ?, ?)",
      limit, ruling.ruling, ruling.reason, ruling.by, ruling.at);
}

}  // namespace concord::store

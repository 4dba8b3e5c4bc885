#include "take_in.hpp"

#include <stdexcept>

#include <concord/store/extracts.hpp>

#include "record_rows.hpp"

namespace concord::store {
namespace {

using sqlite::Blob;
using sqlite::Statement;

void check(const Receipt& receipt) {
  if (receipt.version.empty()) {
    throw std::invalid_argument("a sighting without a version");
  }
  if (receipt.kind == SightingKind::content && (receipt.record == nullptr || receipt.canonical.empty())) {
    throw std::invalid_argument("a content sighting without its content");
  }
}

// Columns from `column`: layout, layout_seen_at, content, content_as_of, content_counter, seen_at,
// absent_at, withdrawn, withdrawn_as_of, withdrawn_counter, merged_into.
Standing read_standing(const Statement& row, int column) {
  Standing standing;
  if (!row.view(column).empty()) {
    standing.layout = LayoutMark{row.maybe_instant(column + 1), row.text(column)};
  }
  if (!row.is_null(column + 2)) {
    standing.content = ContentMark{read_moment(row, column + 3), row.digest(column + 2)};
  }
  standing.seen = row.maybe_instant(column + 5);
  standing.absent = row.maybe_instant(column + 6);
  if (row.boolean(column + 7)) {
    standing.withdrawal = WithdrawalMark{read_moment(row, column + 8), row.text(column + 10)};
  }
  return standing;
}

const char* change_kind(RecordState state) {
  switch (state) {
    case RecordState::current:
      return "record.stored";
    case RecordState::ceased:
      return "record.ceased";
    case RecordState::withdrawn:
      return "record.withdrawn";
    case RecordState::erased:
      return "record.erased";
  }
  return "";
}

std::string_view layout_of(const Standing& standing) {
  return standing.layout ? std::string_view(standing.layout->layout) : std::string_view();
}

}  // namespace

TakenRecord TakeIn::take(const Receipt& receipt) {
  check(receipt);
  const std::int64_t source = work_.source(receipt.source);
  const Stored before = find_or_begin(source, receipt.record_id);
  if (before.state == RecordState::erased) {
    // That its source has let go of it, too, is as it should be.
    return {before.number, receipt.kind == SightingKind::content ? Taken::refused : Taken::unchanged, false};
  }
  Stored after = before;
  const Version version = add(after, receipt);
  const bool stored = before.added || version.added || differs(before, after);
  // Matching sees contents: a record that has none yet is nothing to it.
  const bool matters = stored && after.version != 0;
  if (stored) {
    const RecordState said =
        !before.added && after.state == before.state ? RecordState::current : after.state;
    after.changed = store_change(said, after.number, receipt.received, {});
  }
  if (stored || after.standing != before.standing) {
    store_record(source, receipt.record_id, after);
  }
  if (version.added) {
    store_version(after.number, version.number, receipt);
  }
  store_sighting(after.number, version.number, receipt);
  if (matters) {
    db_.run("INSERT INTO waiting (record, batch) VALUES (?, ?)", after.number, receipt.batch);
  }
  count(source, before, after, version.added);
  return {after.number, stored ? Taken::stored : Taken::unchanged, matters};
}

// Lets the sighting count in `record`; says which version it is of (none: 0).
TakeIn::Version TakeIn::add(Stored& record, const Receipt& receipt) {
  Version version;
  if (receipt.kind == SightingKind::content) {
    version = find_version(record, receipt);
  }
  const bool counts =
      add_sighting(record.standing, receipt, receipt.extract ? work_.as_of(*receipt.extract) : std::nullopt);
  if (counts) {
    record.version = version.number;
    record.part = static_cast<std::int64_t>(receipt.record->part);
  }
  if (record.standing.layout) {
    // A full extract may have been completed before this sighting, which is older, came in.
    add_absence(record.standing, work_.last_full(receipt.source, record.standing.layout->layout));
  }
  record.state = record.standing.state();
  return version;
}

bool TakeIn::differs(const Stored& a, const Stored& b) {
  return a.state != b.state || a.version != b.version ||
         a.standing.merged_into() != b.standing.merged_into() ||
         layout_of(a.standing) != layout_of(b.standing);
}

void TakeIn::count(std::int64_t source, const Stored& before, const Stored& after, bool version_added) {
  SourceCounts& counts = work_.counts(source);
  counts.versions += version_added ? 1 : 0;
  if (!before.added) {
    --counts.of(before.state);
  }
  ++counts.of(after.state);
}

TakeIn::Stored TakeIn::find_or_begin(std::int64_t source, const std::string& record_id) {
  Statement row = db_.query(
      "SELECT number, state, part, version, changed, layout, layout_seen_at, content, content_as_of, "
      "content_counter, seen_at, "
      "absent_at, withdrawn, withdrawn_as_of, withdrawn_counter, merged_into FROM record WHERE source = ? "
      "AND record_id = ?",
      source, record_id);
  Stored record;
  if (!row.step()) {
    record.number = work_.next_record();
    record.added = true;
    return record;
  }
  record.number = row.integer(0);
  record.state = static_cast<RecordState>(row.integer(1));
  record.part = row.integer(2);
  record.version = row.integer(3);
  record.changed = row.integer(4);
  record.standing = read_standing(row, 5);
  return record;
}

TakeIn::Version TakeIn::find_version(const Stored& record, const Receipt& receipt) {
  const Moment at = moment_of(receipt.version);
  const std::optional<ContentMark>& current = record.standing.content;
  if (current && current->content == receipt.content && at >= current->at) {
    return {record.version, false};
  }
  if (!record.added) {
    Statement row =
        db_.query("SELECT number, first_as_of, first_counter FROM version WHERE record = ? AND content = ?",
                  record.number, receipt.content);
    if (row.step()) {
      const std::int64_t number = row.integer(0);
      if (at < read_moment(row, 1)) {
        db_.run("UPDATE version SET first_as_of = ?, first_counter = ? WHERE number = ?", at.as_of,
                counter_bits(at), number);
      }
      return {number, false};
    }
  }
  return {work_.next_version(), true};
}

void TakeIn::store_version(RecordNumber record, std::int64_t number, const Receipt& receipt) {
  const Moment at = moment_of(receipt.version);
  const bool as_is = receipt.as_received == receipt.canonical;
  db_.run(
      "INSERT INTO version (number, record, content, first_as_of, first_counter, received_at, canonical, "
      "as_received) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      number, record, receipt.content, at.as_of, counter_bits(at), receipt.received, receipt.canonical,
      as_is ? std::nullopt : std::optional(Blob{receipt.as_received}));
}

void TakeIn::store_sighting(RecordNumber record, std::int64_t version, const Receipt& receipt) {
  const Moment at = moment_of(receipt.version);
  db_.run(
      "INSERT INTO sighting (record, kind, version, as_of, counter, extract, batch, received_at) VALUES (?, "
      "?, ?, ?, ?, ?, ?, ?)",
      record, receipt.kind, version == 0 ? std::nullopt : std::optional(version), at.as_of, counter_bits(at),
      receipt.extract, receipt.batch, receipt.received);
}

void TakeIn::store_record(std::int64_t source, const std::string& record_id, const Stored& record) {
  const char* const sql =
      record.added
          ? "INSERT INTO record (state, part, layout, layout_seen_at, version, content, content_as_of, "
            "content_counter, seen_at, "
            "absent_at, withdrawn, withdrawn_as_of, withdrawn_counter, merged_into, changed, number, source, "
            "record_id) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
          : "UPDATE record SET state = ?1, part = ?2, layout = ?3, layout_seen_at = ?4, version = ?5, "
            "content = ?6, "
            "content_as_of = ?7, content_counter = ?8, seen_at = ?9, absent_at = ?10, withdrawn = ?11, "
            "withdrawn_as_of = ?12, "
            "withdrawn_counter = ?13, merged_into = ?14, changed = ?15 WHERE number = ?16 AND source = ?17 "
            "AND record_id = ?18";
  const Standing& standing = record.standing;
  const LayoutMark layout = standing.layout.value_or(LayoutMark{});
  const ContentMark content = standing.content.value_or(ContentMark{});
  const WithdrawalMark withdrawal = standing.withdrawal.value_or(WithdrawalMark{});
  db_.run(sql, record.state, record.part, layout.layout, layout.seen,
          record.version == 0 ? std::nullopt : std::optional(record.version),
          standing.content ? std::optional(content.content) : std::nullopt, content.at.as_of,
          counter_bits(content.at), standing.seen, standing.absent, standing.withdrawal.has_value(),
          withdrawal.at.as_of, counter_bits(withdrawal.at), withdrawal.merged_into, record.changed,
          record.number, source, record_id);
}

std::int64_t TakeIn::store_change(RecordState state, RecordNumber record, Instant at, const std::string& by) {
  const std::int64_t sequence = work_.next_change();
  db_.run("INSERT INTO change (sequence, at, kind, record, changed_by, detail) VALUES (?, ?, ?, ?, ?, '')",
          sequence, at, change_kind(state), record, by);
  return sequence;
}

std::vector<RecordNumber> TakeIn::not_sighted_since(const std::string& source, const std::string& layout,
                                                    Instant as_of) {
  std::vector<RecordNumber> numbers;
  Statement row = db_.query(
      "SELECT number FROM record WHERE source = ? AND layout = ? AND state = ? AND (seen_at IS NULL OR "
      "seen_at < ?) ORDER BY number",
      work_.source(source), layout, RecordState::current, as_of);
  while (row.step()) {
    numbers.push_back(row.integer(0));
  }
  return numbers;
}

void TakeIn::erase(RecordNumber number, Instant at, const std::string& by) {
  std::int64_t source = 0;
  RecordState state = RecordState::erased;
  {
    Statement row = db_.query("SELECT source, state FROM record WHERE number = ?", number);
    if (row.step()) {
      source = row.integer(0);
      state = static_cast<RecordState>(row.integer(1));
    }
  }
  if (state == RecordState::erased) {
    return;
  }
  // A batch's hash would tell its lines to whoever guesses them; all it is for is to know a repeat.
  db_.run(
      "UPDATE batch SET body = zeroblob(32) WHERE source = (SELECT name FROM source WHERE number = ?2) AND "
      "received_at IN (SELECT received_at FROM version WHERE record = ?1) AND (extract IS NULL OR "
      "(SELECT state FROM extract e WHERE e.number = batch.extract) = ?3)",
      number, source, ExtractState::completed);
  db_.run("DELETE FROM version WHERE record = ?", number);
  SourceCounts& counts = work_.counts(source);
  counts.versions -= db_.changed_rows();
  drop_subject(number);
  --counts.of(state);
  db_.run(
      "UPDATE record SET state = ?, version = NULL, content = NULL, content_as_of = NULL, content_counter = "
      "NULL, merged_into = '', "
      "changed = ? WHERE number = ?",
      RecordState::erased, store_change(RecordState::erased, number, at, by), number);
  mark_waiting(number);
}

void TakeIn::lift(RecordNumber number, Instant at, const std::string& by) {
  const std::int64_t source =
      db_.number("SELECT source FROM record WHERE number = ? AND state = ?", number, RecordState::erased);
  if (source == 0) {
    return;
  }
  const std::int64_t sequence = work_.next_change();
  db_.run(
      "INSERT INTO change (sequence, at, kind, record, changed_by, detail) VALUES (?, ?, 'record.lifted', ?, "
      "?, "
      "'')",
      sequence, at, number, by);
  // A withdrawal without a time comes before every content.
  db_.run(
      "UPDATE record SET state = ?, withdrawn = 1, withdrawn_as_of = NULL, withdrawn_counter = NULL, seen_at "
      "= "
      "NULL, absent_at = NULL, changed = ? WHERE number = ?",
      RecordState::withdrawn, sequence, number);
  ++work_.counts(source).withdrawn;
}

void TakeIn::keep_subject(const KeptSubject& subject) {
  db_.run(
      "INSERT INTO subject (record, changed, form, body) "
      "SELECT ?1, ?2, ?3, ?4 FROM record WHERE number = ?1 AND changed = ?2 "
      "ON CONFLICT (record) DO UPDATE SET changed = excluded.changed, form = excluded.form, body = "
      "excluded.body",
      subject.record, subject.changed, subject.form, Blob{subject.body});
}

void TakeIn::drop_subject(RecordNumber number) { db_.run("DELETE FROM subject WHERE record = ?", number); }

void TakeIn::mark_waiting(RecordNumber number) {
  db_.run("INSERT INTO waiting (record) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM waiting WHERE record = ?1)",
          number);
}

void TakeIn::mark_resolved(const std::vector<RecordNumber>& numbers) {
  for (const RecordNumber number : numbers) {
    db_.run("DELETE FROM waiting WHERE record = ?", number);
  }
}

}  // namespace concord::store

#include "record_rows.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <tuple>
#include <unordered_set>

#include <fmt/format.h>

#include <concord/wire/record_json.hpp>

namespace concord::store {
namespace {

using sqlite::Statement;

// Of view record_row, from column 0.
RecordRow read_row(const Statement& row) {
  RecordRow record;
  record.number = row.integer(0);
  record.key = {row.text(1), row.text(2)};
  record.state = static_cast<RecordState>(row.integer(3));
  record.part = static_cast<domain::Part>(row.integer(4));
  record.layout = row.text(5);
  record.content_version = version_of(read_moment(row, 6));
  record.changed = row.integer(12);
  switch (record.state) {
    case RecordState::withdrawn:
      record.version = version_of(read_moment(row, 9));
      record.merged_into = row.text(11);
      break;
    case RecordState::ceased:
      record.version = {row.maybe_instant(8), 0, false};
      break;
    default:
      record.version = record.content_version;
  }
  return record;
}
constexpr int kRowColumns = 14;  // the last is the number of the version that counts

domain::Record parse(std::string_view canonical, RecordNumber number) {
  Result<domain::Record> record = wire::read_stored(canonical);
  if (!record) {
    throw std::runtime_error(
        fmt::format("a stored version of record {} can't be read: {}", number, slug(record.error().code)));
  }
  return std::move(*record);
}

struct Content {
  Moment first;
  Digest hash{};
  bool counts = false;
  domain::Record record;
};

// Oldest sighting first, the one that counts last.
std::vector<domain::Record> in_order(std::vector<Content> contents) {
  std::sort(contents.begin(), contents.end(), [](const Content& a, const Content& b) {
    return std::tie(a.counts, a.first, a.hash) < std::tie(b.counts, b.first, b.hash);
  });
  std::vector<domain::Record> records;
  records.reserve(contents.size());
  for (Content& content : contents) {
    records.push_back(std::move(content.record));
  }
  return records;
}

// Columns first_as_of, first_counter, content, canonical, from `column`.
Content read_content(const Statement& row, int column, RecordNumber number, bool counts) {
  return {read_moment(row, column), row.digest(column + 2), counts, parse(row.view(column + 3), number)};
}

}  // namespace

std::string_view to_string(RecordState state) {
  switch (state) {
    case RecordState::current:
      return "current";
    case RecordState::ceased:
      return "ceased";
    case RecordState::withdrawn:
      return "withdrawn";
    case RecordState::erased:
      return "erased";
  }
  return "";
}

Moment read_moment(const Statement& row, int column) {
  const std::optional<std::int64_t> bits = row.maybe_integer(column + 1);
  return {row.maybe_instant(column),
          bits ? std::optional(std::bit_cast<std::uint64_t>(*bits)) : std::nullopt};
}

std::optional<std::int64_t> counter_bits(const Moment& moment) {
  return moment.counter ? std::optional(std::bit_cast<std::int64_t>(*moment.counter)) : std::nullopt;
}

std::optional<RecordRow> RecordRows::find(const domain::RecordKey& key) const {
  Statement row = db_.query("SELECT * FROM record_row WHERE source_name = ? AND record_id = ?", key.source,
                            key.record_id);
  return row.step() ? std::optional(read_row(row)) : std::nullopt;
}

std::optional<RecordRow> RecordRows::find(RecordNumber number) const {
  Statement row = db_.query("SELECT * FROM record_row WHERE number = ?", number);
  return row.step() ? std::optional(read_row(row)) : std::nullopt;
}

std::optional<std::int64_t> RecordRows::changed(RecordNumber number) const {
  Statement row = db_.query("SELECT changed FROM record WHERE number = ?", number);
  return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

std::vector<VersionRow> RecordRows::versions(RecordNumber number) const {
  struct Ordered {
    Moment first;
    VersionRow row;
  };
  std::vector<Ordered> found;
  Statement row = db_.query(
      "SELECT v.first_as_of, v.first_counter, v.received_at, v.content, v.canonical, v.number = r.version "
      "FROM version v JOIN record r ON r.number = v.record WHERE v.record = ?",
      number);
  while (row.step()) {
    const Moment first = read_moment(row, 0);
    found.push_back({first, {version_of(first), row.instant(2), row.digest(3), row.text(4), row.boolean(5)}});
  }
  std::sort(found.begin(), found.end(), [](const Ordered& a, const Ordered& b) {
    return std::tie(a.first, a.row.content) < std::tie(b.first, b.row.content);
  });
  std::vector<VersionRow> versions;
  for (Ordered& one : found) {
    versions.push_back(std::move(one.row));
  }
  return versions;
}

std::optional<domain::Record> RecordRows::content(RecordNumber number) const {
  Statement row = db_.query(
      "SELECT v.canonical FROM record r JOIN version v ON v.number = r.version WHERE r.number = ?", number);
  return row.step() ? std::optional(parse(row.view(0), number)) : std::nullopt;
}

std::vector<domain::Record> RecordRows::contents(RecordNumber number) const {
  std::vector<Content> contents;
  Statement row = db_.query(
      "SELECT v.first_as_of, v.first_counter, v.content, v.canonical, v.number = r.version "
      "FROM version v JOIN record r ON r.number = v.record WHERE v.record = ?",
      number);
  while (row.step()) {
    contents.push_back(read_content(row, 0, number, row.boolean(4)));
  }
  return in_order(std::move(contents));
}

std::vector<RecordNumber> RecordRows::waiting(std::size_t most) const {
  std::vector<RecordNumber> numbers;
  std::unordered_set<RecordNumber> known;
  Statement row = db_.query("SELECT record FROM waiting ORDER BY place");
  while (numbers.size() < most && row.step()) {
    if (known.insert(row.integer(0)).second) {
      numbers.push_back(row.integer(0));
    }
  }
  return numbers;
}

std::size_t RecordRows::waiting_count() const {
  return static_cast<std::size_t>(db_.number("SELECT count(DISTINCT record) FROM waiting"));
}

bool RecordRows::is_waiting(RecordNumber number) const {
  return db_.number("SELECT count(*) FROM waiting WHERE record = ?", number) > 0;
}

RecordNumber RecordRows::last_number() const { return db_.number("SELECT max(number) FROM record"); }

void RecordRows::for_each(RecordNumber first, RecordNumber last, const Visit& visit) const {
  Statement row = db_.query(
      "SELECT r.*, v.number, v.first_as_of, v.first_counter, v.content, v.canonical FROM record_row r "
      "LEFT JOIN version v ON v.record = r.number WHERE r.number BETWEEN ? AND ? AND r.state <> ? "
      "ORDER BY r.number",
      first, last, RecordState::erased);
  RecordRow record;
  std::vector<Content> contents;
  const auto finish = [&] {
    if (record.number != 0) {
      visit(record, in_order(std::exchange(contents, {})));
    }
  };
  while (row.step()) {
    if (row.integer(0) != record.number) {
      finish();
      record = read_row(row);
    }
    if (!row.is_null(kRowColumns)) {
      const bool counts = row.integer(kRowColumns) == row.integer(kRowColumns - 1);
      contents.push_back(read_content(row, kRowColumns + 1, record.number, counts));
    }
  }
  finish();
}

void RecordRows::for_each_subject(RecordNumber first, RecordNumber last, std::int64_t form,
                                  const VisitSubject& visit) const {
  Statement row = db_.query(
      "SELECT r.*, s.body FROM record_row r "
      "LEFT JOIN subject s ON s.record = r.number AND s.changed = r.changed AND s.form = ? "
      "WHERE r.number BETWEEN ? AND ? AND r.state <> ? ORDER BY r.number",
      form, first, last, RecordState::erased);
  while (row.step()) {
    visit(read_row(row), row.view(kRowColumns));
  }
}

RecordReader::Counts RecordRows::counts(const std::string& source) const {
  Statement row =
      db_.query("SELECT number, current, ceased, withdrawn, versions FROM source WHERE name = ?", source);
  if (!row.step()) {
    return {};
  }
  const SourceCounts* pending = work_ != nullptr ? work_->counted(row.integer(0)) : nullptr;
  const SourceCounts by = pending != nullptr ? *pending : SourceCounts{};
  const auto sum = [](std::int64_t a, std::int64_t b) { return static_cast<std::size_t>(a + b); };
  return {sum(row.integer(1), by.current), sum(row.integer(2), by.ceased), sum(row.integer(3), by.withdrawn),
          sum(row.integer(4), by.versions)};
}

std::size_t RecordRows::current_of(const std::string& source, const std::string& layout) const {
  return static_cast<std::size_t>(
      db_.number("SELECT count(*) FROM record WHERE source = (SELECT number FROM source WHERE name = ?) AND "
                 "layout = ? AND state = ?",
                 source, layout, RecordState::current));
}

std::vector<std::string> RecordRows::sources() const {
  std::vector<std::string> names;
  Statement row = db_.query("SELECT name FROM source ORDER BY name");
  while (row.step()) {
    names.push_back(row.text(0));
  }
  return names;
}

}  // namespace concord::store

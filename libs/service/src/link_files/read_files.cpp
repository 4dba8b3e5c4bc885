#include "read_files.hpp"

#include <array>
#include <future>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

#include <concord/base/csv.hpp>
#include <concord/base/text.hpp>

#include "row_subject.hpp"

namespace concord::service {
namespace {

// Where in a file's rows the mapping's values stand.
struct Columns {
  std::vector<std::size_t> record_id, mapped;
  std::optional<std::size_t> truth;
};

Result<Columns> find_columns(const CsvReader& reader, const LinkOptions& options) {
  std::vector<std::string_view> needed;
  for (const std::string& column : options.mapping.record_id) needed.push_back(column);
  for (const auto& column : options.mapping.columns) needed.push_back(column.column);
  if (auto there = reader.require(needed); !there) return there.error();
  const auto place = [&](std::string_view name) { return static_cast<std::size_t>(reader.column(name)); };
  Columns columns;
  for (const std::string& column : options.mapping.record_id) columns.record_id.push_back(place(column));
  for (const auto& column : options.mapping.columns) columns.mapped.push_back(place(column.column));
  const std::string& truth = options.truth.empty() ? options.mapping.truth_column : options.truth;
  if (!truth.empty() && reader.column(truth) >= 0) columns.truth = place(truth);
  if (!options.truth.empty() && !columns.truth)
    return fail(Code::missing_field, fmt::format("there is no column '{}' for the truth", options.truth));
  return columns;
}

// Some rows of one file as they stand in it: the cells of the mapped columns, of the record id and of the
// truth, row by row, all in one text.
class Rows {
 public:
  explicit Rows(std::size_t width) : width_(width) {}
  void add(std::string_view cell) {
    text_ += cell;
    ends_.push_back(text_.size());
  }
  std::size_t size() const { return ends_.size() / width_; }
  bool empty() const { return ends_.empty(); }
  // In the place of what `cells` held; good while this is.
  void cells_of(std::size_t row, std::vector<std::string_view>& cells) const {
    cells.clear();
    for (std::size_t at = row * width_; at < (row + 1) * width_; ++at) {
      const std::size_t from = at == 0 ? 0 : ends_[at - 1];
      cells.push_back(std::string_view(text_).substr(from, ends_[at] - from));
    }
  }

 private:
  std::size_t width_;
  std::string text_;
  std::vector<std::size_t> ends_;
};

class Files {
 public:
  Files(const LinkOptions& options, const std::function<bool(ReadRecord&)>& take)
      : options_(options),
        take_(take),
        truth_(options.truth.empty() ? options.mapping.truth_match : std::string(), RE2::Quiet) {}

  Outcome check() const {
    if (truth_.ok() && truth_.NumberOfCapturingGroups() <= 1) return {};
    return error_at("/truth/match", Code::invalid_value, "must be a regular expression with one group");
  }
  Outcome read(const std::filesystem::path& path);
  ReadFiles done() const { return done_; }

 private:
  using Made = std::vector<std::optional<ReadRecord>>;

  Rows next_rows(CsvReader& reader, const Columns& columns);
  Made make(const Rows& rows, const std::string& source, bool with_truth) const;
  std::optional<ReadRecord> make(std::span<const std::string_view> cells, const std::string& source,
                                 bool with_truth, AddressReader& addresses) const;
  void give(Made& made);
  std::string truth_of(std::string_view cell) const;

  const LinkOptions& options_;
  const std::function<bool(ReadRecord&)>& take_;
  RE2 truth_;
  ReadFiles done_;
};

Outcome Files::read(const std::filesystem::path& path) {
  auto reader = CsvReader::open(path, options_.mapping.separator);
  if (!reader) return reader.error();
  const auto columns = find_columns(*reader, options_);
  if (!columns) return columns.error();
  done_.has_truth = done_.has_truth || columns->truth.has_value();
  const std::string source = options_.files.size() > 1 ? path.stem().string() : options_.mapping.source;
  // What was given is freed where it was made: an allocator shared by two threads is mostly waited for.
  const auto made_of = [&](Rows rows, Made given) {
    return std::async(std::launch::async,
                      [this, &source, &columns, rows = std::move(rows), given = std::move(given)]() mutable {
                        given.clear();
                        return make(rows, source, columns->truth.has_value());
                      });
  };
  // Three steps, of which the second is as long as the others together: rows are read and given while the
  // next ones are made.
  std::future<Made> making = made_of(next_rows(*reader, *columns), {});
  Made given;
  for (Rows rows = next_rows(*reader, *columns); !rows.empty(); rows = next_rows(*reader, *columns)) {
    Made made = making.get();
    making = made_of(std::move(rows), std::exchange(given, {}));
    give(made);
    given = std::move(made);
  }
  Made made = making.get();
  give(made);
  return {};
}

Rows Files::next_rows(CsvReader& reader, const Columns& columns) {
  constexpr std::size_t kAtOnce = 4096;
  Rows rows(columns.mapped.size() + columns.record_id.size() + (columns.truth ? 1 : 0));
  CsvRow row;
  while (rows.size() < kAtOnce) {
    const Result<bool> more = reader.next(row);
    if (more && !*more) return rows;
    if (!more) {
      ++done_.skipped;
      continue;
    }
    for (const std::size_t column : columns.mapped) rows.add(row.cells[column]);
    for (const std::size_t column : columns.record_id) rows.add(row.cells[column]);
    if (columns.truth) rows.add(row.cells[*columns.truth]);
  }
  return rows;
}

Files::Made Files::make(const Rows& rows, const std::string& source, bool with_truth) const {
  Made made;
  made.reserve(rows.size());
  AddressReader addresses;
  std::vector<std::string_view> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows.cells_of(row, cells);
    made.push_back(make(cells, source, with_truth, addresses));
  }
  return made;
}

std::optional<ReadRecord> Files::make(std::span<const std::string_view> cells, const std::string& source,
                                      bool with_truth, AddressReader& addresses) const {
  domain::RecordKey key{source, ""};
  const std::size_t mapped = options_.mapping.columns.size();
  for (std::size_t i = 0; i < options_.mapping.record_id.size(); ++i) {
    const std::string_view part = trim(cells[mapped + i]);
    if (part.empty()) return std::nullopt;
    key.record_id += (key.record_id.empty() ? "" : "-") + std::string(part);
  }
  ReadRecord record;
  if (with_truth) record.truth = truth_of(trim(cells.back()));
  record.subject =
      subject_of_row(options_.mapping, cells, addresses, static_cast<int>(options_.today.year()));
  record.subject.key = std::move(key);
  record.subject.layout = source;
  return record;
}

void Files::give(Made& made) {
  for (std::optional<ReadRecord>& record : made) {
    if (!record || !take_(*record)) ++done_.skipped;
  }
}

std::string Files::truth_of(std::string_view cell) const {
  if (truth_.pattern().empty()) return std::string(cell);
  std::array<re2::StringPiece, 2> found;
  const re2::StringPiece text(cell.data(), cell.size());
  if (!truth_.Match(text, 0, cell.size(), RE2::UNANCHORED, found.data(), 2)) return {};
  return std::string(found[truth_.NumberOfCapturingGroups() == 1 ? 1 : 0]);
}

}  // namespace

Result<ReadFiles> read_files(const LinkOptions& options, const std::function<bool(ReadRecord&)>& take) {
  Files files(options, take);
  if (auto done = files.check(); !done) return done.error();
  for (const auto& path : options.files) {
    if (auto done = files.read(path); !done) {
      Error error = done.error();
      error.detail = path.filename().string() + ": " + error.detail;
      return error;
    }
  }
  return files.done();
}

}  // namespace concord::service

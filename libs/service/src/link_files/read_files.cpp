#include "read_files.hpp"

#include <array>
#include <optional>
#include <set>

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

class Files {
 public:
  explicit Files(const LinkOptions& options)
      : options_(options),
        truth_(options.truth.empty() ? options.mapping.truth_match : std::string(), RE2::Quiet) {}

  Outcome check() const {
    if (truth_.ok() && truth_.NumberOfCapturingGroups() <= 1) return {};
    return error_at("/truth/match", Code::invalid_value, "must be a regular expression with one group");
  }

  Outcome read(const std::filesystem::path& path) {
    auto reader = CsvReader::open(path, options_.mapping.separator);
    if (!reader) return reader.error();
    const auto columns = find_columns(*reader, options_);
    if (!columns) return columns.error();
    const std::string source = options_.files.size() > 1 ? path.stem().string() : options_.mapping.source;
    CsvRow row;
    while (true) {
      const Result<bool> more = reader->next(row);
      if (more && !*more) return {};
      if (!more || !take(row, *columns, source)) ++done_.skipped;
    }
  }
  ReadFiles take() { return std::move(done_); }

 private:
  bool take(const CsvRow& row, const Columns& columns, const std::string& source) {
    domain::RecordKey key{source, ""};
    for (const std::size_t column : columns.record_id) {
      const std::string_view part = trim(row.cells[column]);
      if (part.empty()) return false;
      key.record_id += (key.record_id.empty() ? "" : "-") + std::string(part);
    }
    if (!keys_.insert(domain::to_string(key)).second) return false;
    cells_.clear();
    for (const std::size_t column : columns.mapped) cells_.push_back(row.cells[column]);
    matching::Subject subject = subject_of_row(options_.mapping, cells_);
    subject.key = std::move(key);
    subject.layout = source;
    done_.subjects.push_back(std::move(subject));
    done_.truths.push_back(columns.truth ? truth_of(trim(row.cells[*columns.truth])) : std::string());
    done_.has_truth = done_.has_truth || columns.truth.has_value();
    return true;
  }

  std::string truth_of(std::string_view cell) const {
    if (truth_.pattern().empty()) return std::string(cell);
    std::array<re2::StringPiece, 2> found;
    const re2::StringPiece text(cell.data(), cell.size());
    if (!truth_.Match(text, 0, cell.size(), RE2::UNANCHORED, found.data(), 2)) return {};
    return std::string(found[truth_.NumberOfCapturingGroups() == 1 ? 1 : 0]);
  }

  const LinkOptions& options_;
  RE2 truth_;
  std::set<std::string> keys_;
  std::vector<std::string> cells_;
  ReadFiles done_;
};

}  // namespace

Result<ReadFiles> read_files(const LinkOptions& options) {
  Files files(options);
  if (auto done = files.check(); !done) return done.error();
  for (const auto& path : options.files) {
    if (auto done = files.read(path); !done) {
      Error error = done.error();
      error.detail = path.filename().string() + ": " + error.detail;
      return error;
    }
  }
  return files.take();
}

}  // namespace concord::service

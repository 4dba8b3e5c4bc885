#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>
#include <utility>

#include <csv.h>
#include <fmt/format.h>

#include <concord/base/csv.hpp>
#include <concord/base/text.hpp>

namespace concord {
namespace {

constexpr std::size_t kBlock = 256U << 10U;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

std::string on_line(std::uint64_t line, std::string_view what) {
  return fmt::format("line {}: {}", line, what);
}

// What parts the names of a header that was read as one column.
std::string_view separator_in(std::string_view header) {
  constexpr std::array<std::pair<char, std::string_view>, 4> kKnown{
      {{';', "semicolons (;)"}, {'\t', "tabs"}, {'|', "bars (|)"}, {',', "commas (,)"}}};
  std::string_view likely;
  std::ptrdiff_t most = 0;
  for (const auto& [separator, words] : kKnown) {
    const auto times = std::count(header.begin(), header.end(), separator);
    if (times > most) likely = words;
    most = std::max(most, times);
  }
  return likely;
}

// Physical lines of a file, each with its end (LF, CR LF or a lone CR), and a way to step back to one.
class Lines {
 public:
  Lines(std::ifstream file, std::size_t most) : file_(std::move(file)), most_(most) { fill(); }

  struct Mark {
    std::size_t place = 0;
    std::uint64_t line = 1;
  };
  // Bytes before `start_row` may be forgotten; those after it stay until the next call.
  void start_row() {
    if (place_ > kBlock) {
      buffer_.erase(0, place_);
      place_ = 0;
    }
    row_ = place_;
  }
  std::uint64_t line() const { return line_; }
  std::uint64_t bytes_read() const { return read_ - (buffer_.size() - place_); }
  bool starts_with(std::string_view bytes) const { return buffer_.compare(place_, bytes.size(), bytes) == 0; }
  void skip(std::size_t bytes) { place_ += bytes; }
  Mark mark() const { return {place_, line_}; }
  void back_to(const Mark& mark) {
    place_ = mark.place;
    line_ = mark.line;
  }
  bool failed() const { return file_.bad(); }

  // Empty at the end of the file. A piece without a line end is the file's last line, or too long.
  std::string_view next() {
    std::size_t scanned = place_;
    for (;;) {
      const std::size_t end = line_end(scanned);
      const bool needs_more = end == std::string::npos || (buffer_[end] == '\r' && end + 1 == buffer_.size());
      if (!needs_more) return take(end + (buffer_.compare(end, 2, "\r\n") == 0 ? 2 : 1));
      const bool enough = buffer_.size() - row_ > most_ + kBlock;
      scanned = end == std::string::npos ? buffer_.size() : end;
      if (enough || !fill()) return take(buffer_.size());
    }
  }

 private:
  std::size_t line_end(std::size_t from) const {
    const std::string_view rest = std::string_view(buffer_).substr(from);
    const std::size_t feed = rest.find('\n');
    const std::size_t cr = rest.substr(0, feed).find('\r');
    const std::size_t end = cr == std::string_view::npos ? feed : cr;
    return end == std::string_view::npos ? std::string::npos : from + end;
  }
  std::string_view take(std::size_t end) {
    const std::string_view line(buffer_.data() + place_, end - place_);
    place_ = end;
    if (!line.empty() && (line.back() == '\n' || line.back() == '\r')) ++line_;
    return line;
  }
  bool fill() {
    const std::size_t before = buffer_.size();
    buffer_.resize(before + kBlock);
    file_.read(buffer_.data() + before, static_cast<std::streamsize>(kBlock));
    const auto got = static_cast<std::size_t>(file_.gcount());
    buffer_.resize(before + got);
    read_ += got;
    return got > 0;
  }

  std::ifstream file_;
  std::size_t most_;
  std::string buffer_;
  std::size_t row_ = 0;
  std::size_t place_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t read_ = 0;
};

// libcsv with the cells and the end of one row.
class Tokens {
 public:
  Tokens(unsigned char options, char separator) {
    if (csv_init(&parser_, options) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    // libcsv would trim what it takes for blanks; columns padded with them are the reader's to judge.
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
  }
  ~Tokens() { csv_free(&parser_); }
  Tokens(const Tokens&) = delete;
  Tokens& operator=(const Tokens&) = delete;

  void start(std::vector<std::string>& cells) {
    // Puts the parser back at a row's start, whatever the last row left it in.
    parser_.pstate = 0;
    parser_.entry_pos = 0;
    parser_.spaces = 0;
    parser_.quoted = 0;
    cells_ = &cells;
    count_ = 0;
    done_ = false;
  }
  bool feed(std::string_view line) {
    return csv_parse(&parser_, line.data(), line.size(), cell, row, this) == line.size();
  }
  // The end of the file ends a row that has no line end; false where a quote is still open.
  bool finish() { return csv_fini(&parser_, cell, row, this) == 0; }
  bool done() const { return done_; }
  std::size_t count() const { return count_; }

 private:
  static void cell(void* text, std::size_t size, void* self) {
    auto& me = *static_cast<Tokens*>(self);
    if (me.count_ == me.cells_->size()) me.cells_->emplace_back();
    (*me.cells_)[me.count_++].assign(static_cast<const char*>(text), size);
  }
  static void row(int, void* self) { static_cast<Tokens*>(self)->done_ = true; }

  csv_parser parser_{};
  std::vector<std::string>* cells_ = nullptr;
  std::size_t count_ = 0;
  bool done_ = false;
};

}  // namespace

struct CsvReader::State {
  State(std::ifstream file, char separator, CsvLimits given)
      : limits(given),
        lines(std::move(file), given.row_bytes),
        strict(CSV_STRICT | CSV_STRICT_FINI, separator),
        lenient(0, separator) {}

  CsvLimits limits;
  Lines lines;
  Tokens strict;
  Tokens lenient;
  std::vector<std::string> header;
  std::string_view likely;  // the separator that the file seems to have, where it is another; else empty

  // One row, as it stands. Its cells are not looked at yet.
  Result<bool> tokenise(CsvRow& row);
  Result<bool> mend(CsvRow& row, const Lines::Mark& start, std::string_view what);
  Outcome check(CsvRow& row) const;
};

Result<bool> CsvReader::State::tokenise(CsvRow& row) {
  std::string_view line;
  Lines::Mark start;
  do {
    lines.start_row();
    start = lines.mark();
    line = lines.next();
    if (line.empty()) {
      if (lines.failed()) throw std::runtime_error("a file can't be read any further");
      return false;
    }
  } while (line == "\n" || line == "\r\n" || line == "\r");
  row.line = start.line;
  strict.start(row.cells);
  for (std::size_t size = line.size();; size += line.size()) {
    if (size > limits.row_bytes)
      return mend(row, start, "a row that is too long, or a quote that is not closed");
    if (!strict.feed(line)) return mend(row, start, "a quote inside a quoted cell is not doubled");
    if (strict.done()) break;
    line = lines.next();
    if (!line.empty()) continue;
    if (!strict.finish()) return mend(row, start, "a quote that is not closed");
    break;
  }
  row.cells.resize(strict.count());
  return true;
}

// Reading goes on behind the row's first line. If that line by itself has as many cells as the header
// when quotes inside cells are taken as they are, it is the row that was meant.
Result<bool> CsvReader::State::mend(CsvRow& row, const Lines::Mark& start, std::string_view what) {
  lines.back_to(start);
  std::string_view line = lines.next();
  bool whole = line.size() <= limits.row_bytes;
  if (whole) {
    lenient.start(row.cells);
    whole = lenient.feed(line) && (lenient.done() || (lenient.feed("\n") && lenient.done()));
  }
  while (line.back() != '\n' && line.back() != '\r') {
    lines.start_row();
    line = lines.next();
    if (line.empty()) break;
  }
  if (whole && lenient.count() == header.size()) {
    row.cells.resize(lenient.count());
    return true;
  }
  row.cells.clear();
  return fail(Code::malformed, on_line(row.line, what));
}

Outcome CsvReader::State::check(CsvRow& row) const {
  if (row.cells.size() != header.size()) {
    return fail(Code::malformed, on_line(row.line, fmt::format("{} cells where the header has {}",
                                                               row.cells.size(), header.size())));
  }
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    std::string& cell = row.cells[i];
    if (cell.size() > limits.cell_bytes) {
      return fail(Code::too_long, on_line(row.line, fmt::format("column {} has more than {} bytes", i + 1,
                                                                limits.cell_bytes)));
    }
    if (cell.find('\0') != std::string::npos) {
      return fail(Code::malformed, on_line(row.line, fmt::format("column {} has a NUL in it", i + 1)));
    }
    if (!is_utf8(cell)) cell = from_cp1252(cell);
  }
  return {};
}

Result<CsvReader> CsvReader::open(const std::filesystem::path& path, char separator, CsvLimits limits) {
  std::ifstream file(path, std::ios::binary);
  std::error_code unknown;
  if (!file || std::filesystem::is_directory(path, unknown)) {
    return fail(Code::not_found, fmt::format("the file {} can't be opened", path.filename().string()));
  }
  auto state = std::make_unique<State>(std::move(file), separator, limits);
  if (state->lines.starts_with("\xFF\xFE") || state->lines.starts_with("\xFE\xFF")) {
    return fail(Code::malformed, "the file is UTF-16: save it as UTF-8");
  }
  if (state->lines.starts_with(kUtf8Mark)) state->lines.skip(kUtf8Mark.size());
  CsvRow row;
  auto read = state->tokenise(row);
  if (!read) return read.error();
  if (!*read) return fail(Code::malformed, "the file has no header row");
  if (row.cells.size() > limits.columns) {
    return fail(Code::too_many, fmt::format("the header has more than {} columns", limits.columns));
  }
  state->header = row.cells;
  if (row.cells.size() == 1) state->likely = separator_in(row.cells.front());
  if (auto checked = state->check(row); !checked) return checked.error();
  for (std::size_t i = 0; i < row.cells.size(); ++i) state->header[i] = collapse_blanks(row.cells[i]);
  return CsvReader(std::move(state));
}

CsvReader::CsvReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

const std::vector<std::string>& CsvReader::header() const { return state_->header; }
std::uint64_t CsvReader::bytes_read() const { return state_->lines.bytes_read(); }

int CsvReader::column(std::string_view name) const {
  const std::string wanted = to_lower_ascii(trim(name));
  for (std::size_t i = 0; i < state_->header.size(); ++i) {
    if (to_lower_ascii(state_->header[i]) == wanted) return static_cast<int>(i);
  }
  return -1;
}

Outcome CsvReader::require(const std::vector<std::string_view>& names) const {
  Error error = fail(Code::missing_field, "the header is not that of this layout");
  const std::vector<std::string_view> known(state_->header.begin(), state_->header.end());
  for (const std::string_view name : names) {
    const std::string wanted = to_lower_ascii(name);
    std::size_t found = 0;
    for (const std::string_view column : known) found += to_lower_ascii(column) == wanted ? 1U : 0U;
    if (found == 1) continue;
    std::string detail = fmt::format("column {} {}", name, found == 0 ? "is missing" : "stands there twice");
    const auto near = nearest(name, known);
    if (found == 0 && near) detail += fmt::format("; the nearest is {}", *near);
    error.faults.push_back(
        {std::string(name), found == 0 ? Code::missing_field : Code::duplicate_field, detail});
    error.detail += (error.faults.size() == 1 ? ": " : "; ") + detail;
  }
  if (error.faults.empty()) return {};
  if (!state_->likely.empty()) {
    error.detail += fmt::format(
        "; the header is one column, and the file seems to be separated by {}: name that separator, or "
        "save the file with the one that is meant",
        state_->likely);
  }
  return error;
}

Result<bool> CsvReader::next(CsvRow& row) {
  auto read = state_->tokenise(row);
  if (!read || !*read) return read;
  if (auto checked = state_->check(row); !checked) return checked.error();
  return true;
}

std::string csv_cell(std::string_view value, bool for_people) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  const bool defuse = for_people && !value.empty() && kFormula.find(value.front()) != std::string_view::npos;
  if (!defuse && value.find_first_of("\",\r\n") == std::string_view::npos) return std::string(value);
  const bool quote = value.find_first_of("\",\r\n") != std::string_view::npos;
  std::string cell = quote ? "\"" : "";
  if (defuse) cell += '\'';
  for (const char c : value) {
    if (c == '"') cell += '"';
    cell += c;
  }
  if (quote) cell += '"';
  return cell;
}

}  // namespace concord

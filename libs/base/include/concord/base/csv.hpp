// CSV by RFC 4180, tokenised by libcsv: a header row, quotes, embedded line ends, CR LF or LF, a
// byte-order mark, UTF-8 or (cell by cell, where it is not UTF-8) Windows-1252. Files are streamed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/result.hpp>

namespace concord {

struct CsvLimits {
  std::size_t cell_bytes = 64U << 10U;
  std::size_t columns = 512;
  std::size_t row_bytes = 1U << 20U;  // a quote left open never reads further than this
};

struct CsvRow {
  std::uint64_t line = 0;          // of the row's first byte, from 1; set for an Error too
  std::vector<std::string> cells;  // as written: blanks are kept, the reader trims if it wants to
};

// One file, one pass, one thread. Column names are trimmed and matched in any case.
class CsvReader {
 public:
  // Refuses a file that can't be read, is UTF-16, has no header row, or a NUL or too many columns in it.
  static Result<CsvReader> open(const std::filesystem::path& path, char separator = ',',
                                CsvLimits limits = {});
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  const std::vector<std::string>& header() const;
  // The column's place, or -1.
  int column(std::string_view name) const;
  // Fails, naming every column of `names` that the header lacks (and the nearest that it has) or has twice.
  Outcome require(const std::vector<std::string_view>& names) const;

  // The next row, false at the end; blank lines are passed over. A row with a wrong number of cells, an
  // over-long cell or a NUL is an Error with its line; reading may go on after it. A quote that is left
  // open, or followed by something other than a separator, is an Error of its line too: reading goes on
  // at the line after it, so one stray quote never swallows its neighbours. A bare quote inside a cell is
  // taken as written where the line has the right number of cells that way.
  Result<bool> next(CsvRow& row);
  std::uint64_t bytes_read() const;

 private:
  struct State;
  explicit CsvReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Quotes a cell only where it must be. `for_people` also defuses cells that a spreadsheet would run as a
// formula (= + - @ tab CR at the start) by a leading apostrophe; extracts between systems never do that.
std::string csv_cell(std::string_view value, bool for_people = false);

}  // namespace concord

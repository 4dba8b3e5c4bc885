// One file of a layout, row by row, its columns found by name whatever their order.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/csv.hpp>

#include "delivery.hpp"
#include "row.hpp"

namespace concord::adapters {

class CodeBook;

class Table {
 public:
  // What the rows are to the Summary: people, rows joined to people, or a second look at rows counted
  // elsewhere.
  enum class Rows { people, joined, uncounted };

  // `columns` are the names that the layout reads, in the order of its enumeration; "A|B" takes either.
  // Fails when the file is not there (not_found) or its header lacks a column, naming those and the
  // nearest that it has. `delivery` and `codes` (which may be null) must outlive the table.
  static Result<Table> open(const Extract& extract, std::string_view file,
                            std::span<const std::string_view> columns, Rows rows, Delivery& delivery,
                            const CodeBook* codes, char separator = ',');

  // The next row that can be read; one that can't be is counted and skipped on the way.
  bool next();
  Row row() const { return Row(*this); }
  Place place() const { return {file_, current_.line}; }
  std::uint64_t line() const { return current_.line; }

 private:
  friend class Row;
  Table(CsvReader reader, std::string_view file, std::span<const std::string_view> columns, Rows rows,
        Delivery& delivery, const CodeBook* codes);
  Outcome find_columns();
  void count_row();
  void clean();
  void count_broken(const Error& error);

  CsvReader reader_;
  std::string file_;
  std::span<const std::string_view> columns_;
  Rows rows_;
  Delivery* delivery_;
  const CodeBook* codes_;
  std::vector<std::size_t> positions_;
  CsvRow current_;
};

}  // namespace concord::adapters

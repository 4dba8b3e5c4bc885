// One row, and its cells as values. What is not valid of its kind is left out and counted; a spreadsheet's
// 1.00023E+11 is no reason to lose the person.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <concord/domain/record.hpp>

namespace concord::adapters {

class Table;

// A view: valid until the table's next row.
class Row {
 public:
  explicit Row(const Table& table) : table_(&table) {}

  std::string_view text(std::size_t column) const;  // trimmed
  std::string string(std::size_t column) const { return std::string(text(column)); }
  // True when the trimmed value fills a column of `width` characters: it may have been cut there.
  bool fills(std::size_t column, std::size_t width) const;
  // A day, or nothing: empty, a sentinel, or (counted) no date at all.
  std::optional<domain::PartialDate> date(std::size_t column) const;
  // As `date`, but nothing (counted) where nobody can have been born on it. See is_absurd_birth.
  std::optional<domain::PartialDate> birth_date(std::size_t column, bool may_be_unborn = false) const;
  // 1, Y, YES, TRUE; anything else but 0, N, NO, FALSE and blank is counted as an unknown code of `table`.
  bool flag(std::size_t column, std::string_view table) const;
  // The word of the layout's code table; empty for a blank. An unknown code is counted and kept as it is.
  std::string code(std::size_t column, std::string_view table) const;
  // The same, but empty for an unknown code: for columns whose word decides something.
  std::string known_code(std::size_t column, std::string_view table) const;

  void add_identifier(domain::Record& record, std::size_t column, std::string_view type,
                      bool verified = false) const;
  std::optional<domain::Identifier> identifier(std::size_t column, std::string_view type) const;
  std::string postcode(std::size_t column) const;
  std::string uprn(std::size_t column) const;
  std::optional<domain::ContactPoint> phone(std::size_t column) const;
  std::optional<domain::ContactPoint> email(std::size_t column) const;
  // A part of a name: blanks collapsed, empty where it names nobody ("Unknown", "Baby", "TBC").
  std::string name(std::size_t column) const;

  // Counts the column's value as left out.
  void drop(std::size_t column) const;

 private:
  const Table* table_;
};

// Adds what is not there yet.
void add_once(domain::Record& record, domain::Identifier identifier);
void add_attribute(domain::Record& record, domain::Category category, std::string_view name,
                   std::string value);

}  // namespace concord::adapters

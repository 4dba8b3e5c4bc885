// Text and numbers as a page shows them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace concord::service::page {

// For element content and for attributes in double quotes. Control characters, which no page may hold, become
// U+FFFD.
std::string escape(std::string_view text);
// A record's id or value: escaped, and kept from turning the direction of the words around it.
std::string from_outside(std::string_view text);

std::string count(std::size_t number);         // 12,345
std::string count(double number);              // rounded
std::string percent(double share);             // 12.3%, and enough digits for what is small
std::string bits(double bits);                 // +3.25, −0.50
std::string whole_bits(int bits);              // −4
std::string share(double part, double whole);  // percent of the whole; 0% of nothing
std::string words(std::string_view name);      // given_name, attribute:state: given name, state
std::string phrase(std::string_view one, std::string_view many, std::size_t number);  // 1 record, 2 records

// A section of the page with its heading; `id` is what the contents point to.
std::string section(std::string_view id, std::string_view heading, const std::string& body);
std::string paragraph(const std::string& markup);
// A chart, and beside it, where there is room, what belongs to it.
std::string beside(const std::string& chart, const std::string& rest);
// A table that stays shut until it is wanted: the numbers of a chart.
std::string numbers(std::string_view what, const std::string& table);

// Rows of cells; cells are markup. The first cell of a row is its heading. The first `of_words` columns are
// words, the others figures.
class Table {
 public:
  explicit Table(std::string_view caption, std::size_t of_words = 1);
  Table& heading(std::initializer_list<std::string_view> cells);
  Table& row(const std::vector<std::string>& cells);
  std::string take() const;

 private:
  std::string_view align(std::size_t column) const { return column < of_words_ ? " class=\"words\"" : ""; }

  std::size_t of_words_;
  std::string text_;
};

}  // namespace concord::service::page

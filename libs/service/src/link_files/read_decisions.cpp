#include "read_decisions.hpp"

#include <array>

#include <fmt/format.h>

#include <concord/base/csv.hpp>
#include <concord/base/text.hpp>

#include "../configuration/json_file.hpp"

namespace concord::service {
namespace {

constexpr std::array<std::string_view, 5> kColumns{"source_a", "record_a", "source_b", "record_b", "ruling"};

Error at_line(const CsvRow& row, std::string_view column, std::string_view wrong) {
  const std::string said = fmt::format("line {}, column '{}': {}", row.line, column, wrong);
  return error_at(std::string(column), Code::invalid_value, said);
}

Result<matching::Label> label_of(const CsvRow& row, const std::array<std::size_t, 5>& columns) {
  std::array<std::string, 5> cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = trim(row.cells[columns[i]]);
    if (cells[i].empty()) return at_line(row, kColumns[i], "is empty");
  }
  if (cells[4] != "same" && cells[4] != "different")
    return at_line(row, "ruling", "must be `same` or `different`");
  return matching::Label{{cells[0], cells[1]}, {cells[2], cells[3]}, cells[4] == "same"};
}

Result<std::vector<matching::Label>> read(CsvReader& reader) {
  if (auto there = reader.require({kColumns.begin(), kColumns.end()}); !there) return there.error();
  std::array<std::size_t, 5> columns{};
  for (std::size_t i = 0; i < columns.size(); ++i)
    columns[i] = static_cast<std::size_t>(reader.column(kColumns[i]));
  std::vector<matching::Label> labels;
  CsvRow row;
  while (true) {
    const Result<bool> more = reader.next(row);
    if (!more) return more.error();
    if (!*more) return labels;
    auto label = label_of(row, columns);
    if (!label) return label.error();
    labels.push_back(std::move(*label));
  }
}

}  // namespace

Result<std::vector<matching::Label>> read_decisions(const std::filesystem::path& file) {
  auto reader = CsvReader::open(file);
  if (!reader) return reader.error();
  auto labels = read(*reader);
  if (!labels) return in_file(labels.error(), file.filename());
  return labels;
}

}  // namespace concord::service

#include "table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>

namespace concord::adapters {

Table::Table(CsvReader reader, std::string_view file, std::span<const std::string_view> columns, Rows rows,
             Delivery& delivery, const CodeBook* codes)
    : reader_(std::move(reader)),
      file_(file),
      columns_(columns),
      rows_(rows),
      delivery_(&delivery),
      codes_(codes) {}

Result<Table> Table::open(const Extract& extract, std::string_view file,
                          std::span<const std::string_view> columns, Rows rows, Delivery& delivery,
                          const CodeBook* codes, char separator) {
  const std::filesystem::path path = extract.folder / std::string(file);
  if (!std::filesystem::is_regular_file(path)) {
    return fail(Code::not_found, fmt::format("the extract has no file {}", file));
  }
  Result<CsvReader> reader = CsvReader::open(path, separator);
  if (!reader) {
    Error error = reader.error();
    error.detail = fmt::format("{}: {}", file, error.detail);
    return error;
  }
  Table table(std::move(*reader), file, columns, rows, delivery, codes);
  const Outcome found = table.find_columns();
  if (!found) {
    return found.error();
  }
  return table;
}

Outcome Table::find_columns() {
  std::vector<std::string_view> wanted;
  for (const std::string_view column : columns_) {
    const std::vector<std::string_view> names = split(column, '|');
    const auto there = std::find_if(names.begin(), names.end(),
                                    [&](std::string_view name) { return reader_.column(name) >= 0; });
    wanted.push_back(there == names.end() ? names.front() : *there);
  }
  const Outcome complete = reader_.require(wanted);
  if (!complete) {
    Error error = complete.error();
    error.detail = fmt::format("{}: {}", file_, error.detail);
    return error;
  }
  for (const std::string_view name : wanted) {
    positions_.push_back(static_cast<std::size_t>(reader_.column(name)));
  }
  return {};
}

void Table::count_row() {
  if (rows_ == Rows::people) {
    ++delivery_->summary().rows_read;
  }
  if (rows_ == Rows::joined) {
    ++delivery_->summary().joined_rows;
  }
}

void Table::count_broken(const Error& error) {
  if (rows_ == Rows::people) {
    delivery_->unusable(place(), error);
  }
  if (rows_ == Rows::joined) {
    delivery_->joined_unusable(place(), error);
  }
}

// Control characters that slipped into a field (a terminal's escape, a form feed) mean nothing.
void Table::clean() {
  for (std::string& cell : current_.cells) {
    for (char& c : cell) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || byte == 0x7F) {
        c = ' ';
      }
    }
  }
}

bool Table::next() {
  while (true) {
    const Result<bool> more = reader_.next(current_);
    if (more && !*more) {
      return false;
    }
    count_row();
    if (more) {
      clean();
      return true;
    }
    count_broken(more.error());
  }
}

}  // namespace concord::adapters

// A CSV file's rows by the names of their columns, for tests.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include <catch2/catch.hpp>

#include <concord/base/csv.hpp>
#include <concord/base/text.hpp>

namespace concord {

using Cells = std::map<std::string, std::string>;

inline void read_rows(const std::filesystem::path& path, const std::function<void(const Cells&)>& take) {
  auto reader = CsvReader::open(path);
  REQUIRE(reader);
  for (CsvRow row; reader->next(row).value_or(false);) {
    Cells cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      cells[reader->header()[i]] = std::string(trim(row.cells[i]));
    take(cells);
  }
}

}  // namespace concord

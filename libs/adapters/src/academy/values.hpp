// What several of Academy's tables share.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include <concord/base/text.hpp>

#include "row.hpp"

namespace concord::adapters::academy {

inline std::vector<std::string> lines_of(const Row& row, std::initializer_list<std::size_t> columns) {
  std::vector<std::string> lines;
  for (const std::size_t column : columns) {
    if (!row.text(column).empty()) {
      lines.push_back(collapse_blanks(row.text(column)));
    }
  }
  return lines;
}

}  // namespace concord::adapters::academy

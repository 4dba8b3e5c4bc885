// The words of all names, for a search that tolerates slips.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "postings.hpp"
#include "text_likeness.hpp"

namespace concord::matching {

class WordIndex {
 public:
  void add(std::string_view word, Row row);
  void remove(std::string_view word, Row row);

  struct Hit {
    const std::vector<Row>* rows;
    double likeness;  // 1 for the word itself
  };
  // Words that are this one or like it (Jaro-Winkler at least 0.84), the likest first.
  std::vector<Hit> like(std::string_view word) const;
  std::vector<Hit> beginning_with(std::string_view prefix) const;

 private:
  struct Word {
    std::string text;
    Sketch sketch;
    std::vector<Row> rows;  // empty: the place is free
  };
  std::vector<Word> words_;
  std::vector<std::size_t> free_;
  std::unordered_map<std::string, std::size_t> at_;
};

}  // namespace concord::matching

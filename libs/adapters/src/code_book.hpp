// A layout's code tables: from the code in a column to the word that Concord uses.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::adapters {

struct CodeEntry {
  std::string_view table;
  std::string_view code;
  std::string_view word;
};

// Codes are compared in any ASCII case; one that ends in '*' stands for whatever begins so, where no code is
// the whole text. An empty word means: known, and says nothing.
class CodeBook {
 public:
  explicit CodeBook(std::span<const CodeEntry> entries);
  // Replaces or adds entries. A table that is not there, or a word that no entry of that table has, is an
  // Error that names it and the nearest; a table whose name ends in "-description" takes any text.
  Outcome override_with(const JsonValue& tables);
  std::optional<std::string_view> word(std::string_view table, std::string_view code) const;

 private:
  struct Entry {
    std::string table;
    std::string code;
    std::string word;
  };
  Outcome override_one(std::string_view table, std::string_view code, std::string_view word);
  std::optional<std::string_view> word_by_beginning(std::string_view table, std::string_view text) const;
  void sort();
  std::vector<Entry> entries_;
};

}  // namespace concord::adapters

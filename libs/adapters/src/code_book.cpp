#include "code_book.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>

namespace concord::adapters {
namespace {

int compare_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const char left = lower(a[i]);
    const char right = lower(b[i]);
    if (left != right) {
      return left < right ? -1 : 1;
    }
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

Error unknown(std::string_view what, std::string_view given, const std::vector<std::string_view>& known) {
  const auto meant = nearest(given, known);
  return fail(Code::unknown_field,
              meant ? fmt::format("{} '{}' is not known; did you mean '{}'?", what, given, *meant)
                    : fmt::format("{} '{}' is not known", what, given));
}

}  // namespace

CodeBook::CodeBook(std::span<const CodeEntry> entries) {
  for (const CodeEntry& entry : entries) {
    entries_.push_back({std::string(entry.table), std::string(entry.code), std::string(entry.word)});
  }
  sort();
}

void CodeBook::sort() {
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.table != b.table ? a.table < b.table : compare_ignoring_case(a.code, b.code) < 0;
  });
}

Outcome CodeBook::override_with(const JsonValue& tables) {
  if (!tables.IsObject()) {
    return fail(Code::invalid_value, "a codes file is an object of tables");
  }
  for (const auto& table : tables.GetObject()) {
    if (!table.value.IsObject()) {
      return fail(Code::invalid_value, "each table of a codes file is an object");
    }
    for (const auto& code : table.value.GetObject()) {
      if (!code.value.IsString()) {
        return fail(Code::invalid_value, "each code stands for a word");
      }
      const Outcome done = override_one({table.name.GetString(), table.name.GetStringLength()},
                                        {code.name.GetString(), code.name.GetStringLength()},
                                        {code.value.GetString(), code.value.GetStringLength()});
      if (!done) {
        return done;
      }
    }
  }
  return {};
}

Outcome CodeBook::override_one(std::string_view table, std::string_view code, std::string_view word) {
  std::vector<std::string_view> tables;
  std::vector<std::string_view> words;
  for (const Entry& entry : entries_) {
    tables.push_back(entry.table);
    if (entry.table == table) {
      words.push_back(entry.word);
    }
  }
  if (words.empty()) {
    return unknown("the code table", table, tables);
  }
  if (!word.empty() && !table.ends_with("-description") &&
      std::find(words.begin(), words.end(), word) == words.end()) {
    return unknown(fmt::format("the word of table '{}'", table), word, words);
  }
  std::erase_if(entries_, [&](const Entry& entry) {
    return entry.table == table && compare_ignoring_case(entry.code, code) == 0;
  });
  entries_.push_back({std::string(table), std::string(code), std::string(word)});
  sort();
  return {};
}

std::optional<std::string_view> CodeBook::word(std::string_view table, std::string_view code) const {
  const auto found = std::lower_bound(
      entries_.begin(), entries_.end(), code, [&](const Entry& entry, std::string_view wanted) {
        return entry.table != table ? entry.table < table : compare_ignoring_case(entry.code, wanted) < 0;
      });
  if (found == entries_.end() || found->table != table || compare_ignoring_case(found->code, code) != 0) {
    return word_by_beginning(table, code);
  }
  return found->word;
}

std::optional<std::string_view> CodeBook::word_by_beginning(std::string_view table,
                                                            std::string_view text) const {
  const auto first =
      std::lower_bound(entries_.begin(), entries_.end(), table,
                       [](const Entry& entry, std::string_view wanted) { return entry.table < wanted; });
  for (auto entry = first; entry != entries_.end() && entry->table == table; ++entry) {
    const std::string_view code = entry->code;
    if (code.ends_with('*') && starts_with_ignoring_case(text, code.substr(0, code.size() - 1))) {
      return entry->word;
    }
  }
  return std::nullopt;
}

}  // namespace concord::adapters

#include "account_text.hpp"

#include <algorithm>
#include <array>

#include <concord/base/text.hpp>

#include "account_words.hpp"

namespace concord::domain {
namespace {

constexpr std::array<std::string_view, 7> kRemarks{" t/a ",     " c/o ", " t/as ", " trading as ",
                                                   " care of ", " a/c ", " re: "};

// What follows a trade name or a care-of isn't the account holder; a field that begins so has one after it.
std::string without_remark(std::string text) {
  const std::string lower = ' ' + to_lower_ascii(text) + ' ';
  for (const auto remark : kRemarks) {
    const auto at = lower.find(remark);
    if (at == std::string::npos) continue;
    const auto after = std::min(text.size(), at + remark.size() - 1);
    return at == 0 ? text.substr(after) : text.substr(0, at - 1);
  }
  return text;
}

// "(MRS)" and "(DEC'D)" say something about the person; any other remark in brackets is dropped.
bool keeps(std::string_view remark) {
  const std::string folded = fold(remark);
  return is_title(folded) || folded.starts_with("dec") || folded.starts_with("ex");
}

std::string without_brackets(const std::string& text) {
  std::string kept;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find('(', at);
    kept += text.substr(at, open == std::string::npos ? open : open - at);
    if (open == std::string::npos) break;
    auto close = text.find(')', open);
    if (close == std::string::npos) close = text.size();
    const auto remark = std::string_view{text}.substr(open + 1, close - open - 1);
    kept += ' ';
    if (keeps(remark)) kept += remark;
    kept += ' ';
    at = close + 1;
  }
  return kept;
}

void add(Words& words, std::string& piece) {
  if (piece.empty()) return;
  Word word{piece, fold(piece)};
  piece.clear();
  const bool beyond_ascii = std::any_of(word.written.begin(), word.written.end(),
                                        [](char c) { return static_cast<unsigned char>(c) > 0x7f; });
  if (word.folded.empty() && !beyond_ascii) return;
  word.joins = word.folded == "and";
  words.push_back(std::move(word));
}

}  // namespace

Words words_of(std::string_view text) {
  const std::string line = without_brackets(without_remark(collapse_blanks(text)));
  Words words;
  std::string piece;
  for (const char c : line) {
    switch (c) {
      case '&':
      case '+':
      case '/':
      case ';':
        add(words, piece);
        words.push_back({std::string{c}, "and", false, true});
        break;
      case ',':
        add(words, piece);
        if (!words.empty()) words.back().comma_after = true;
        break;
      case ' ':
      case '.':
      case ':':
      case '"':
        add(words, piece);
        break;
      default:
        piece += c;
    }
  }
  add(words, piece);
  return words;
}

bool is_initial(const Word& word) { return word.folded.size() == 1 || utf8_length(word.written) == 1; }

std::string written(const Words& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < std::min(to, words.size()); ++i) {
    if (!text.empty()) text += ' ';
    text += words[i].written;
  }
  return text;
}

}  // namespace concord::domain

#include "canaries.hpp"

namespace concord::api::testing {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnoprstuvwxy";  // no q and no z: those begin a word
constexpr std::string_view kBegins = "zq";
constexpr std::size_t kLength = 8;

std::string plain(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (const char c : text) {
    if (c != ' ' && c != '+') {
      plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return plain;
}

}  // namespace

std::string Canaries::word() {
  std::string word = "Zq";
  // Neighbouring numbers make words that are not alike, or names would match by their likeness.
  std::size_t rest = ++words_ * 104'729U % 191'102'976U;
  while (word.size() < kLength) {
    word += kLetters[rest % kLetters.size()];
    rest /= kLetters.size();
  }
  return word;
}

void Canaries::hold(std::string_view value, Held held) {
  const std::string text = plain(value);
  const std::size_t at = text.find(kBegins);
  Canary& canary = at == std::string::npos ? by_text_[text] : by_word_[text.substr(at, kLength)];
  canary.value = value;
  canary.held.push_back(held);
}

std::vector<const Canary*> Canaries::in(std::string_view text) const {
  const std::string searched = plain(text);
  std::vector<const Canary*> found;
  for (std::size_t at = searched.find(kBegins); at != std::string::npos;
       at = searched.find(kBegins, at + 1)) {
    if (const auto known = by_word_.find(searched.substr(at, kLength)); known != by_word_.end()) {
      found.push_back(&known->second);
    }
  }
  for (const auto& [value, canary] : by_text_) {
    if (searched.find(value) != std::string::npos) {
      found.push_back(&canary);
    }
  }
  return found;
}

}  // namespace concord::api::testing

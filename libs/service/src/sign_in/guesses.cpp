#include "guesses.hpp"

#include <vector>

#include <zxcvbn.h>

#include <concord/base/text.hpp>

namespace concord::service {
namespace {

// The time grows with the square of the length.
constexpr std::size_t kJudged = 100;

}  // namespace

double guess_bits(const std::string& password, std::string_view words) {
  const auto parts = split(words, ' ');
  const std::vector<std::string> known(parts.begin(), parts.end());
  std::vector<const char*> dictionary;
  for (const std::string& word : known) {
    dictionary.push_back(word.c_str());
  }
  dictionary.push_back(nullptr);  // marks its end
  // Where the password holds a NUL the library stops, so that it's taken for weaker than it is.
  return ZxcvbnMatch(password.substr(0, kJudged).c_str(), dictionary.data(), nullptr);
}

}  // namespace concord::service

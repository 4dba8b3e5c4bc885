#include <array>
#include <stdexcept>

#include <sodium.h>

#include <concord/base/text.hpp>
#include <concord/service/accounts.hpp>

#include "guesses.hpp"

namespace concord::service {
namespace {

// OWASP's least for argon2id: 19 MiB, two passes, one lane (libsodium always takes one).
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 19U << 20U;
constexpr std::size_t kShortest = 12, kLongest = 128;
// 10^10 guesses, zxcvbn's highest class ("strong protection from offline slow-hash scenario"). Should
// the store be stolen, so many hashes of some 25 ms keep one core busy for seven years and more
// (`scripts/bench password`); at the door attempts are held back long before.
constexpr double kFewestGuessBits = 33.22;

// Of no password: what a name that is not there is held against.
const std::string& hash_of_nothing() {
  static const std::string hash = hash_password("no password is this");
  return hash;
}

// Beside those of the configuration: the product, what it is used by, and what people write for want of an
// idea.
constexpr std::string_view kGuessable = "concord council password passw0rd welcome qwerty letmein changeme";

// How many characters are left of a password in lower case, without such words.
std::size_t length_without(std::string password, std::string_view words) {
  for (const std::string_view word : split(words, ' ')) {
    for (std::size_t at = 0; !word.empty() && (at = password.find(word)) != std::string::npos;) {
      password.erase(at, word.size());
    }
  }
  return utf8_length(password);
}

Outcome check_guesses(std::string_view password, const std::string& small, std::string_view words) {
  const std::string all = std::string(kGuessable) + ' ' + std::string(words);
  if (length_without(small, all) < kShortest) {
    return error_at("/password", Code::invalid_value,
                    "must have 12 characters beside words that anybody here would guess, such as `council`");
  }
  if (guess_bits(std::string(password), all) < kFewestGuessBits) {
    return error_at("/password", Code::invalid_value,
                    "is guessed too soon: it is common, or made of what is tried first, such as dates, names "
                    "and keys in a row; several words, with blanks between them, make a good one");
  }
  return {};
}

}  // namespace

std::string hash_password(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (sodium_init() < 0 || crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), kPasses,
                                                 kMemory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("libsodium cannot hash a password");
  }
  return hash.data();
}

bool password_meets(const std::string& hash, std::string_view password) {
  const std::string& nothing = hash_of_nothing();  // by everybody, so that its first making tells nothing
  const bool known = !hash.empty();
  const std::string& held = known ? hash : nothing;
  const bool meets = crypto_pwhash_str_verify(held.c_str(), password.data(), password.size()) == 0;
  return known && meets;
}

Outcome check_new_password(std::string_view password, std::string_view name, std::string_view words) {
  const std::size_t length = utf8_length(password);
  if (length < kShortest || length > kLongest) {
    return error_at("/password", length < kShortest ? Code::invalid_value : Code::too_long,
                    "must have 12 to 128 characters; several words make a good one");
  }
  const std::string small = to_lower(password);
  if (small.find(name) != std::string::npos) {
    return error_at("/password", Code::invalid_value, "must not hold the sign-in name");
  }
  return check_guesses(password, small, words);
}

}  // namespace concord::service

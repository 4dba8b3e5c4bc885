// How many guesses a password stands up to, as Debian's libzxcvbn estimates them. Pure.
#pragma once

#include <string>
#include <string_view>

namespace concord::service {

// In bits: the binary logarithm of the guesses. The fewest that anybody needs who tries breached passwords,
// English words, names, dates, keyboard patterns, repetitions and `words` (parted by blanks) first: D.
// Wheeler, "zxcvbn: low-budget password strength estimation", USENIX Security 2016. Of a long password the
// first 100 bytes count, which bounds the time to some milliseconds.
double guess_bits(const std::string& password, std::string_view words);

}  // namespace concord::service

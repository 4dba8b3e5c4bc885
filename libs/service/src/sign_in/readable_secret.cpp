#include "readable_secret.hpp"

#include <sodium.h>

namespace concord::service {

std::string readable_secret(std::size_t letters, std::size_t group) {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string text;
  for (std::size_t i = 0; i < letters; ++i) {
    text += i > 0 && i % group == 0 ? "-" : "";
    text += kLetters[randombytes_uniform(kLetters.size())];
  }
  return text;
}

}  // namespace concord::service

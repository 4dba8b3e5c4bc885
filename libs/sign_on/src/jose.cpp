#include "jose.hpp"

#include <algorithm>
#include <cstdint>

namespace concord::sign_on {
namespace {

bool is_base64url(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

JoseKey import_key(std::string_view jwk) {
  return JoseKey{cjose_jwk_import(jwk.data(), jwk.size(), nullptr)};
}

bool is_signed_by(std::string_view token, const JoseKey& key) {
  const JoseToken read{cjose_jws_import(token.data(), token.size(), nullptr)};
  return read && key && cjose_jws_verify(read.get(), key.get(), nullptr);
}

std::string to_base64url(std::string_view bytes) {
  char* text = nullptr;
  std::size_t length = 0;
  if (!cjose_base64url_encode(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), &text,
                              &length, nullptr)) {
    return {};
  }
  std::string made{text, length};
  cjose_get_dealloc()(text);
  return made;
}

std::string from_base64url(std::string_view text) {
  std::uint8_t* bytes = nullptr;
  std::size_t length = 0;
  if (!is_base64url(text) || !cjose_base64url_decode(text.data(), text.size(), &bytes, &length, nullptr)) {
    return {};
  }
  std::string read{reinterpret_cast<const char*>(bytes), length};
  cjose_get_dealloc()(bytes);
  return to_base64url(read) == text ? read : std::string{};
}

}  // namespace concord::sign_on

#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <concord/base/hmac_sha1.hpp>

namespace concord {

std::array<std::uint8_t, 20> hmac_sha1(std::string_view key, std::string_view bytes) {
  std::array<std::uint8_t, 20> code{};
  unsigned size = 0;
  const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());  // OpenSSL reads unsigned
  if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), data, bytes.size(), code.data(), &size) ==
          nullptr ||
      size != code.size()) {
    throw std::runtime_error("OpenSSL cannot hash");
  }
  return code;
}

}  // namespace concord

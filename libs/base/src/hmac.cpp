#include <array>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <concord/base/hmac.hpp>

namespace concord {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // OpenSSL reads unsigned bytes
}

void must(bool worked) {
  if (!worked) throw std::runtime_error("OpenSSL cannot hash");
}

EVP_MAC_CTX* context_of(void* context) { return static_cast<EVP_MAC_CTX*>(context); }

EVP_MAC* hmac_method() {
  static EVP_MAC* method = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  must(method != nullptr);
  return method;
}

}  // namespace

HmacSha256::HmacSha256(std::string_view key) : context_(EVP_MAC_CTX_new(hmac_method())) {
  std::array<char, 7> name{"SHA256"};
  const std::array<OSSL_PARAM, 2> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0), OSSL_PARAM_construct_end()};
  must(context_ != nullptr &&
       EVP_MAC_init(context_of(context_), bytes_of(key), key.size(), parameters.data()) == 1);
}

HmacSha256::~HmacSha256() { EVP_MAC_CTX_free(context_of(context_)); }

HmacSha256& HmacSha256::update(std::string_view bytes) {
  must(EVP_MAC_update(context_of(context_), bytes_of(bytes), bytes.size()) == 1);
  return *this;
}

Digest HmacSha256::finish() {
  Digest digest{};
  std::size_t size = 0;
  must(EVP_MAC_final(context_of(context_), digest.data(), &size, digest.size()) == 1);
  must(EVP_MAC_init(context_of(context_), nullptr, 0, nullptr) == 1);
  return digest;
}

}  // namespace concord

#include <array>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <concord/base/signature.hpp>

namespace concord {
namespace {

constexpr std::size_t kSignatureBytes = 64;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // OpenSSL reads unsigned bytes
}

EVP_PKEY* key_of(const std::shared_ptr<void>& key) { return static_cast<EVP_PKEY*>(key.get()); }

std::shared_ptr<void> owned(EVP_PKEY* key) {
  return {key, [](void* held) { EVP_PKEY_free(static_cast<EVP_PKEY*>(held)); }};
}

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
Context new_context() { return {EVP_MD_CTX_new(), EVP_MD_CTX_free}; }

using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

}  // namespace

Result<PublicKey> PublicKey::from_pem(std::string_view pem) {
  const Memory memory{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free};
  EVP_PKEY* key = memory ? PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr) : nullptr;
  if (key == nullptr || EVP_PKEY_get_base_id(key) != EVP_PKEY_ED25519) {
    EVP_PKEY_free(key);
    return fail(Code::malformed, "this is not an Ed25519 public key in PEM form");
  }
  return PublicKey(owned(key));
}

std::string PublicKey::to_pem() const {
  const Memory memory{BIO_new(BIO_s_mem()), BIO_free};
  if (!memory || PEM_write_bio_PUBKEY(memory.get(), key_of(key_)) != 1) {
    throw std::runtime_error("OpenSSL cannot write a key");
  }
  char* text = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

bool PublicKey::verifies(std::string_view text, std::string_view signature) const {
  const Context context = new_context();
  return context && signature.size() == kSignatureBytes &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_of(key_)) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text),
                          text.size()) == 1;
}

Result<SigningKey> SigningKey::from_seed(std::string_view seed) {
  EVP_PKEY* key = seed.size() == kSigningSeedBytes
                      ? EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(seed), seed.size())
                      : nullptr;
  if (key == nullptr) {
    return fail(Code::malformed, "a signing key is made of 32 bytes");
  }
  return SigningKey(owned(key));
}

std::string SigningKey::sign(std::string_view text) const {
  std::array<unsigned char, kSignatureBytes> signature{};
  std::size_t size = signature.size();
  const Context context = new_context();
  if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_of(key_)) != 1 ||
      EVP_DigestSign(context.get(), signature.data(), &size, bytes_of(text), text.size()) != 1) {
    throw std::runtime_error("OpenSSL cannot sign");
  }
  return {signature.begin(), signature.end()};
}

// The whole key also holds the private half: hand on the public bytes alone.
PublicKey SigningKey::public_key() const {
  std::array<unsigned char, kSigningSeedBytes> bytes{};
  std::size_t size = bytes.size();
  EVP_PKEY* key = EVP_PKEY_get_raw_public_key(key_of(key_), bytes.data(), &size) == 1
                      ? EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes.data(), size)
                      : nullptr;
  if (key == nullptr) {
    throw std::runtime_error("OpenSSL cannot derive a public key");
  }
  return PublicKey(owned(key));
}

}  // namespace concord

#include <array>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/base/json.hpp>
#include <concord/sign_on/client_key.hpp>

#include "jose.hpp"

namespace concord::sign_on {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(BIGNUM* number) const { BN_clear_free(number); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

Owned<BIO> reading(const std::string& pem) {
  return Owned<BIO>{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
}

// No terminal is asked for a passphrase: a key that has one can't be used.
int no_passphrase(char*, int, int, void*) { return -1; }

// A part of the key as JSON Web Keys write it; `width` pads it in front, as EC keys need.
std::string part_of(const EVP_PKEY* key, const char* name, std::size_t width = 0) {
  BIGNUM* read = nullptr;
  if (EVP_PKEY_get_bn_param(key, name, &read) != 1) {
    return {};
  }
  const Owned<BIGNUM> number{read};
  std::string bytes(std::max(width, static_cast<std::size_t>(BN_num_bytes(read))), '\0');
  BN_bn2binpad(read, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  return to_base64url(bytes);
}

using Members = std::vector<std::pair<std::string_view, std::string>>;

std::string object_of(const Members& members) {
  JsonWriter out;
  out.begin_object();
  for (const auto& [name, value] : members) {
    out.field(name, value);
  }
  return out.end_object().take();
}

std::string thumbprint_of(const Members& members) {
  const Digest digest = sha256(object_of(members));
  return to_base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

ClientKey rsa_key(const EVP_PKEY* key) {
  const std::string e = part_of(key, OSSL_PKEY_PARAM_RSA_E);
  const std::string n = part_of(key, OSSL_PKEY_PARAM_RSA_N);
  ClientKey made;
  made.algorithm = "PS256";
  made.id = thumbprint_of({{"e", e}, {"kty", "RSA"}, {"n", n}});
  made.jwk = object_of({{"kty", "RSA"},
                        {"e", e},
                        {"n", n},
                        {"d", part_of(key, OSSL_PKEY_PARAM_RSA_D)},
                        {"p", part_of(key, OSSL_PKEY_PARAM_RSA_FACTOR1)},
                        {"q", part_of(key, OSSL_PKEY_PARAM_RSA_FACTOR2)},
                        {"dp", part_of(key, OSSL_PKEY_PARAM_RSA_EXPONENT1)},
                        {"dq", part_of(key, OSSL_PKEY_PARAM_RSA_EXPONENT2)},
                        {"qi", part_of(key, OSSL_PKEY_PARAM_RSA_COEFFICIENT1)}});
  return made;
}

ClientKey p256_key(const EVP_PKEY* key) {
  constexpr std::size_t kWidth = 32;
  const std::string x = part_of(key, OSSL_PKEY_PARAM_EC_PUB_X, kWidth);
  const std::string y = part_of(key, OSSL_PKEY_PARAM_EC_PUB_Y, kWidth);
  ClientKey made;
  made.algorithm = "ES256";
  made.id = thumbprint_of({{"crv", "P-256"}, {"kty", "EC"}, {"x", x}, {"y", y}});
  made.jwk = object_of({{"kty", "EC"},
                        {"crv", "P-256"},
                        {"x", x},
                        {"y", y},
                        {"d", part_of(key, OSSL_PKEY_PARAM_PRIV_KEY, kWidth)}});
  return made;
}

bool is_p256(const EVP_PKEY* key) {
  std::array<char, 32> group{};
  return EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
         std::string_view(group.data()) == "prime256v1";
}

std::string certificate_thumbprint(const std::string& pem) {
  const auto bio = reading(pem);
  const Owned<X509> certificate{PEM_read_bio_X509(bio.get(), nullptr, no_passphrase, nullptr)};
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &length) != 1) {
    return {};
  }
  return to_base64url({reinterpret_cast<const char*>(digest.data()), length});
}

std::string assertion_claims(std::string_view client_id, std::string_view audience, Instant now) {
  const auto second =
      static_cast<std::int64_t>(std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
  JsonWriter out;
  return out.begin_object()
      .field("iss", client_id)
      .field("sub", client_id)
      .field("aud", audience)
      .field("jti", random_hex(16))
      .field("iat", second)
      .field("nbf", second)
      .field("exp", second + 60)
      .end_object()
      .take();
}

}  // namespace

Result<ClientKey> read_client_key(const std::string& pem) {
  const auto bio = reading(pem);
  const Owned<EVP_PKEY> key{PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr)};
  ClientKey made;
  if (key && EVP_PKEY_is_a(key.get(), "RSA") == 1 && EVP_PKEY_get_bits(key.get()) >= 2048) {
    made = rsa_key(key.get());
  } else if (key && is_p256(key.get())) {
    made = p256_key(key.get());
  } else {
    return fail(Code::invalid_value,
                "must hold a private key in PEM without a passphrase: RSA from 2048 bits, or P-256");
  }
  made.thumbprint = certificate_thumbprint(pem);
  return made;
}

Result<std::string> client_assertion(const ClientKey& key, std::string_view client_id,
                                     std::string_view token_endpoint, Instant now) {
  const JoseKey signing = import_key(key.jwk);
  const JoseHead head{cjose_header_new(nullptr)};
  const auto set = [&](const char* name, const std::string& value) {
    return value.empty() || cjose_header_set(head.get(), name, value.c_str(), nullptr);
  };
  const bool headed = head && set(CJOSE_HDR_ALG, key.algorithm) && set("typ", "JWT") &&
                      set(CJOSE_HDR_KID, key.id) && set("x5t#S256", key.thumbprint);
  const std::string claims = assertion_claims(client_id, token_endpoint, now);
  const JoseToken made{!headed || !signing
                           ? nullptr
                           : cjose_jws_sign(signing.get(), head.get(),
                                            reinterpret_cast<const std::uint8_t*>(claims.data()),
                                            claims.size(), nullptr)};
  const char* text = nullptr;
  if (!made || !cjose_jws_export(made.get(), &text, nullptr)) {
    return fail(Code::internal, "the client's key could not sign");
  }
  return std::string(text);
}

}  // namespace concord::sign_on

// Tokens as a provider makes them, signed here by keys of the test's own.
#pragma once

#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <cjose/cjose.h>

#include <concord/sign_on/keys.hpp>

// One P-256 key and one RSA key, made once for the whole run.
class Signer {
 public:
  static const Signer& of(std::string_view algorithm) {
    static const Signer ec{"ES256"};
    static const Signer rsa{"RS256"};
    return algorithm == "ES256" ? ec : rsa;
  }

  std::string token(const std::string& claims, const std::string& type = "") const {
    cjose_header_t* head = cjose_header_new(nullptr);
    cjose_header_set(head, "alg", algorithm_.c_str(), nullptr);
    cjose_header_set(head, "kid", algorithm_.c_str(), nullptr);
    if (!type.empty()) {
      cjose_header_set(head, "typ", type.c_str(), nullptr);
    }
    cjose_jws_t* made = cjose_jws_sign(key_, head, reinterpret_cast<const std::uint8_t*>(claims.data()),
                                       claims.size(), nullptr);
    REQUIRE(made != nullptr);
    const char* text = nullptr;
    cjose_jws_export(made, &text, nullptr);
    std::string token{text};
    cjose_jws_release(made);
    cjose_header_release(head);
    return token;
  }

  // The public half, as its place in a key set.
  std::string public_jwk(const std::string& more = "") const {
    char* json = cjose_jwk_to_json(key_, false, nullptr);
    std::string jwk{json};
    cjose_get_dealloc()(json);
    return jwk.substr(0, jwk.size() - 1) + R"(,"kid":")" + algorithm_ + "\"" + more + "}";
  }

  static concord::sign_on::KeySet key_set() {
    auto keys = concord::sign_on::KeySet::read(R"({"keys":[)" + of("ES256").public_jwk() + "," +
                                               of("RS256").public_jwk() + "]}");
    REQUIRE(keys);
    return std::move(*keys);
  }

 private:
  explicit Signer(std::string algorithm) : algorithm_(std::move(algorithm)) {
    constexpr std::size_t kBits = 2048;
    constexpr std::uint8_t kExponent[] = {1, 0, 1};
    key_ = algorithm_ == "ES256" ? cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, nullptr)
                                 : cjose_jwk_create_RSA_random(kBits, kExponent, 3, nullptr);
    REQUIRE(key_ != nullptr);
  }
  std::string algorithm_;
  cjose_jwk_t* key_ = nullptr;  // as long as the process
};

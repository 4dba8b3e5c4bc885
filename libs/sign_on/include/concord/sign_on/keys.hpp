// A provider's public keys, read from its JSON Web Key Set (RFC 7517).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/sign_on/refusal.hpp>

namespace concord::sign_on {

enum class KeyKind : std::uint8_t { rsa, p256 };

struct SigningKey {
  std::string id;  // `kid`
  KeyKind kind = KeyKind::rsa;
  std::string algorithm;  // the only one that it is for, or empty
  std::size_t bytes = 0;  // of a signature by it
  std::string jwk;        // as the provider gave it
};

// A plain value: any thread may read one.
class KeySet {
 public:
  // Takes the keys that can sign what we accept (RSA from 2048 bits, P-256) and have a `kid` that no other
  // has; passes over the rest. `provider_malformed` when none is left, or the text is no key set.
  static Accepted<KeySet> read(std::string_view json);
  const SigningKey* find(std::string_view id) const;
  std::size_t size() const { return keys_.size(); }

 private:
  std::vector<SigningKey> keys_;
};

}  // namespace concord::sign_on

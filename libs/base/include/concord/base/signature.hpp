// Ed25519 signatures (RFC 8032): 64 bytes, the same for the same text. Values may be shared by threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <concord/base/result.hpp>

namespace concord {

inline constexpr std::size_t kSigningSeedBytes = 32;

class PublicKey {
 public:
  // A PEM block `PUBLIC KEY` (RFC 8410), as `openssl pkey -pubout` writes it.
  static Result<PublicKey> from_pem(std::string_view pem);
  std::string to_pem() const;
  bool verifies(std::string_view text, std::string_view signature) const;

 private:
  friend class SigningKey;
  explicit PublicKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
  std::shared_ptr<void> key_;
};

class SigningKey {
 public:
  static Result<SigningKey> from_seed(std::string_view seed);
  std::string sign(std::string_view text) const;
  PublicKey public_key() const;

 private:
  explicit SigningKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
  std::shared_ptr<void> key_;
};

}  // namespace concord

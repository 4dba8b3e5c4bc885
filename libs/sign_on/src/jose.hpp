// libcjose behind owning handles: what of JOSE we ask of it. All of JOSE's cryptography is its.
//
// Its limits (0.6.2.1), met by the callers: it takes any algorithm that it knows, HS256 too; it reads the
// header leniently (of two members with one name the last counts); it halves an ECDSA signature of any
// length and does not tie ES256 to P-256; a key's own `use` and `alg` mean nothing to it; its counts of
// references are not atomic, so that no handle may be shared between threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <cjose/cjose.h>

namespace concord::sign_on {

struct ReleaseJose {
  void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
  void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }
  void operator()(cjose_header_t* head) const { cjose_header_release(head); }
};
using JoseKey = std::unique_ptr<cjose_jwk_t, ReleaseJose>;
using JoseToken = std::unique_ptr<cjose_jws_t, ReleaseJose>;
using JoseHead = std::unique_ptr<cjose_header_t, ReleaseJose>;

// Empty where `jwk` is no key that it can read.
JoseKey import_key(std::string_view jwk);
// Whether a compact token's signature is by that key, over its first two parts as they stand.
bool is_signed_by(std::string_view token, const JoseKey& key);

std::string to_base64url(std::string_view bytes);
// Empty where it is not base64url without padding, in its one canonical form.
std::string from_base64url(std::string_view text);

}  // namespace concord::sign_on

// Why a token, a provider's answer or a sign-in is refused. The log gets the word of it; whoever asked gets
// one plain answer for nearly all of them, so that nobody learns which check a forged token came to.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace concord::sign_on {

enum class Refusal : std::uint8_t {
  not_a_token,        // not three parts of base64url, or too long, or no JSON inside
  algorithm_refused,  // not RS256, PS256 or ES256: `none` and HS256 among them
  header_refused,     // brings its own key (jwk, jku, x5u, x5c) or asks for an extension (crit)
  wrong_type,         // `typ` is of another kind of token
  unknown_key,        // its `kid` is none of the provider's keys, also when they were fetched anew
  wrong_key,          // the key is not of the kind that the algorithm needs
  bad_signature,
  missing_claim,  // a claim that must be there is not, or is not of its kind
  wrong_issuer,
  wrong_audience,  // not made for us
  wrong_party,     // made for us, but given to another client (`azp`)
  wrong_tenant,
  expired,
  not_yet_valid,
  wrong_nonce,           // of another sign-in
  not_again,             // asked to show anew who they are, and the provider took an earlier showing
  weak_method,           // they showed it by none of the ways that the settings ask for
  other_person,          // who showed it anew is not who the session is of
  not_a_sign_out,        // a token that signs nobody out
  no_role,               // known to the provider, but none of their roles is one of ours
  unknown_program,       // a client that the configuration does not name
  not_a_programs_own,    // a token that a program got for a person
  unknown_state,         // never begun here, used already, or older than ten minutes
  other_browser,         // begun in another browser
  provider_refused,      // the provider said no, to the person or to us
  provider_unavailable,  // it did not answer, or not in time
  provider_malformed,    // it answered what can't be used
  busy,                  // more sign-ins under way than are kept
};
// "bad-signature"
std::string_view to_string(Refusal refusal);

template <class T>
using Accepted = tl::expected<T, Refusal>;
inline tl::unexpected<Refusal> refuse(Refusal why) { return tl::unexpected<Refusal>(why); }

}  // namespace concord::sign_on

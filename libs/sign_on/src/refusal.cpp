#include <concord/sign_on/refusal.hpp>

namespace concord::sign_on {

std::string_view to_string(Refusal refusal) {
  switch (refusal) {
    case Refusal::not_a_token:
      return "not-a-token";
    case Refusal::algorithm_refused:
      return "algorithm-refused";
    case Refusal::header_refused:
      return "header-refused";
    case Refusal::wrong_type:
      return "wrong-type";
    case Refusal::unknown_key:
      return "unknown-key";
    case Refusal::wrong_key:
      return "wrong-key";
    case Refusal::bad_signature:
      return "bad-signature";
    case Refusal::missing_claim:
      return "missing-claim";
    case Refusal::wrong_issuer:
      return "wrong-issuer";
    case Refusal::wrong_audience:
      return "wrong-audience";
    case Refusal::wrong_party:
      return "wrong-party";
    case Refusal::wrong_tenant:
      return "wrong-tenant";
    case Refusal::expired:
      return "expired";
    case Refusal::not_yet_valid:
      return "not-yet-valid";
    case Refusal::wrong_nonce:
      return "wrong-nonce";
    case Refusal::not_again:
      return "not-again";
    case Refusal::weak_method:
      return "weak-method";
    case Refusal::other_person:
      return "other-person";
    case Refusal::not_a_sign_out:
      return "not-a-sign-out";
    case Refusal::no_role:
      return "no-role";
    case Refusal::unknown_program:
      return "unknown-program";
    case Refusal::not_a_programs_own:
      return "not-a-programs-own";
    case Refusal::unknown_state:
      return "unknown-state";
    case Refusal::other_browser:
      return "other-browser";
    case Refusal::provider_refused:
      return "provider-refused";
    case Refusal::provider_unavailable:
      return "provider-unavailable";
    case Refusal::provider_malformed:
      return "provider-malformed";
    case Refusal::busy:
      break;
  }
  return "busy";
}

}  // namespace concord::sign_on

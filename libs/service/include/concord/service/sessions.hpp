// Sessions in a browser, kept on the server. The browser holds a random token; the store its SHA-256 alone.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <concord/service/configuration.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct SessionLimits {
  std::chrono::seconds idle;   // without a request
  std::chrono::seconds whole;  // from sign-in to its end, whatever is done in it
};
SessionLimits session_limits(const Configuration& configuration);

// Somebody who is known by now, and how. An account's id, or a provider's issuer and subject.
struct SignedIn {
  std::string way;        // "local" or "provider"
  std::string principal;  // what audit rows call them: the account's id, or provider_principal()
  std::string account;    // empty where a provider vouches
  std::string issuer, subject;
  std::string role;
  domain::Purpose purpose = domain::Purpose::service_delivery;  // what requests are for that don't say
  std::optional<Instant> before{};  // an account's: when it was signed in with the time before
  std::string provider_session{};   // a provider's `sid`, where it said one
};
std::string provider_principal(std::string_view issuer, std::string_view subject);

struct NewSession {
  store::SessionRow row;
  std::string token;  // for the cookie; not kept
};
// So many sessions of one person go on at once; with another the oldest ends.
inline constexpr std::size_t kMostSessions = 10;
// A new session with a token of its own: whatever token the browser had before is never taken over. Those
// that have ended are cleared away.
NewSession begin_session(store::Transaction& transaction, const SignedIn& who, const SessionLimits& limits,
                         Instant now);
// The same session with a new token and a new form token; the token before ends.
NewSession rotate_session(store::Transaction& transaction, store::SessionRow session);

struct Session {
  store::SessionRow row;     // an account's: with its role as it is now
  bool must_change = false;  // the password
  bool lacks_second_factor = false;
  // Until both are mended, nothing but that can be done in it.
  bool enrolling() const { return must_change || lacks_second_factor; }
};
// `unauthenticated`: not known, ended, idle for too long, or of an account that is disabled.
Result<Session> find_session(store::Snapshot& snapshot, std::string_view token, const SessionLimits& limits,
                             Instant now);

// What its requests are for that don't say. `unauthenticated` when it has ended.
Outcome choose_purpose(store::Transaction& transaction, const Digest& token, domain::Purpose purpose);

// Whether a step-up still counts for what asks for one.
inline constexpr std::chrono::minutes kStepUpHolds{5};
bool stepped_up_lately(const store::SessionRow& session, Instant now);

}  // namespace concord::service

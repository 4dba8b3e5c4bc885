// Signing in with a local account, and proving oneself again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/service/accounts.hpp>
#include <concord/service/attempts.hpp>
#include <concord/service/last_use.hpp>
#include <concord/service/seal.hpp>
#include <concord/service/sessions.hpp>

namespace concord::service {

// What stands by for everybody who signs in: the seal of second factors, counts of attempts, and what was
// written of use.
struct SignIn {
  explicit SignIn(Seal its_seal) : seal(std::move(its_seal)) {}
  const Seal seal;
  Attempts attempts;
  LastUse last_use;
};

struct Credentials {
  std::string name, password, code;
  std::string peer;
  std::optional<Digest> device;       // of the browser's cookie
  std::optional<Digest> old_session;  // that the browser comes with: it ends
};

// Credentials that were found right, before anything is written of it.
struct Judged {
  store::AccountRow account;
  // By which second factor, where the account has one: the step of an app's code, or a recovery code.
  std::optional<std::int64_t> totp_step{};
  std::optional<Digest> recovery{};
};

// The keys under which an attempt counts: a known browser's own, else the name from this address and the
// address.
std::vector<AttemptKey> attempt_keys(store::Snapshot& snapshot, const Credentials& credentials);
// Takes about 30 ms, and the same for a name that is not there. `unauthenticated` in one wording for whatever
// is wrong: name, password, code, or an account that is disabled.
Result<Judged> judge(store::Database& database, const Credentials& credentials, const Seal& seal,
                     Instant now);

struct Admitted {
  NewSession session;
  std::string device;  // token for the browser's other cookie; empty where it has one already
};
// Looks again at what may have changed since it was judged, marks code, recovery code or one-time password as
// used, and begins the session.
Result<Admitted> admit(store::Transaction& transaction, const Judged& judged, const Credentials& credentials,
                       domain::Purpose purpose, const SessionLimits& limits, Instant now);

// Proof that it is still them: the password or a code. `forbidden` when it is wrong.
struct Proof {
  std::string password, code;
};
Result<std::optional<std::int64_t>> judge_proof(const store::AccountRow& account, const Proof& proof,
                                                const Seal& seal, Instant now);
// In the session's transaction: the code is used up, the session has stepped up and has a new token.
Result<NewSession> step_up(store::Transaction& transaction, const Digest& token,
                           std::optional<std::int64_t> totp_step, Instant now);

// Sets the password that was chosen, ends the account's other sessions and rotates this one.
Result<NewSession> choose_password(store::Transaction& transaction, const Digest& token,
                                   const std::string& hash);
// Keeps a secret with the session until a code of it is given; then it is the account's second factor, and
// its other sessions end.
Outcome begin_second_factor(store::Transaction& transaction, const Digest& token, const std::string& secret,
                            const Seal& seal);
Result<NewSession> confirm_second_factor(store::Transaction& transaction, const Digest& token,
                                         std::string_view code, const Seal& seal, Instant now);

}  // namespace concord::service

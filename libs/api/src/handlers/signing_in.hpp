// Signing in and what follows it, once for the JSON routes and the pages: they differ in how they answer.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include <concord/service/sign_in.hpp>

#include "handlers.hpp"

namespace concord::api {

struct Entered {
  std::string name, password, code;
};
// How a sign-in is answered: held back for so long; refused; or let in.
struct SignInReplies {
  std::function<Reply(std::chrono::seconds wait)> held;
  std::function<Reply(const Error& error)> refused;
  std::function<Reply(const service::NewSession& session)> let_in;
};
Step sign_in_step(const Asked& asked, const Entered& entered, SignInReplies replies);

// A change to the asker's own session or account, which may give it a new token. What goes wrong is given to
// `refused`.
struct OwnChange {
  std::function<Result<service::NewSession>(store::Transaction&)> work;
  std::function<Reply(const service::NewSession& session)> done;
  std::function<Reply(const Error& error)> refused;
};
Step own_change_step(const Asked& asked, OwnChange change);
// Answered in JSON.
OwnChange json_change(const Asked& asked);

// The asker's own account. `forbidden` where a provider keeps it.
Result<store::AccountRow> own_account(const Asked& asked);
// Whether the asker proves that it is still them; attempts are counted as those of signing in are.
struct Proved {
  std::chrono::seconds wait{0};  // not judged: try again after it
  Result<std::optional<std::int64_t>> totp_step = Error{};
};
Proved prove(const Asked& asked, const service::Proof& proof);

// An answer to `prove` that isn't judged.
Step held_back(const Asked& asked, std::chrono::seconds wait);
// `forbidden` unless they did so within the last minutes, for what asks for that.
Outcome must_have_stepped_up(const Asked& asked);

// A new password judged against the rules, and hashed. Slow.
Result<std::string> hash_new_password(const Asked& asked, const store::AccountRow& account,
                                      const std::string& password);

// Who is signed in, for a token that was just given out or is held.
Reply session_reply(const Asked& asked, int status, const service::NewSession& session);
// Of an account that a Write made or changed.
AuditNote account_note(const std::string& id);

}  // namespace concord::api

#include "signing_in.hpp"

#include <concord/api/problem.hpp>

#include "../identify.hpp"

namespace concord::api {
namespace {

std::optional<Digest> cookie_digest(const Request& request, std::string_view name) {
  const auto value = cookie_of(request, name);
  return value ? std::optional(sha256(*value)) : std::nullopt;
}

domain::Purpose first_purpose(const service::Core& core, const std::string& role) {
  const policy::Role* known = core.roles.find(role);
  return known == nullptr || known->purposes.empty() ? domain::Purpose::service_delivery
                                                     : known->purposes.front();
}

struct SigningIn {
  service::Credentials credentials;
  std::vector<service::AttemptKey> keys;
  service::Judged judged;
  SignInReplies replies;
  Result<service::Admitted> admitted = Error{};
};

// By which factors somebody came, for the audit log.
std::string_view factors_of(const service::Judged& judged) {
  return judged.totp_step ? "password-and-code" : judged.recovery ? "password-and-recovery-code" : "password";
}

Step let_in(const Asked& asked, const SigningIn& signing) {
  AuditNote note = account_note(signing.judged.account.id);
  note.detail = factors_of(signing.judged);
  if (!signing.admitted) {
    return Finished{signing.replies.refused(signing.admitted.error()), note};
  }
  asked->core.sign_in.attempts.succeeded(signing.keys.front());
  Reply reply = signing.replies.let_in(signing.admitted->session);
  reply.headers.push_back(set_session_cookie(signing.admitted->session.token));
  if (!signing.admitted->device.empty()) {
    reply.headers.push_back(set_device_cookie(signing.admitted->device));
  }
  return Finished{std::move(reply), note};
}

}  // namespace

AuditNote account_note(const std::string& id) { return {{}, "account/" + id, {}, {}}; }

Step sign_in_step(const Asked& asked, const Entered& entered, SignInReplies replies) {
  service::Core& core = asked->core;
  const Instant now = core.clock.now();
  auto signing = std::make_shared<SigningIn>();
  signing->replies = std::move(replies);
  signing->credentials = {entered.name,
                          entered.password,
                          entered.code,
                          asked->request.peer,
                          cookie_digest(asked->request, kDeviceCookie),
                          cookie_digest(asked->request, kSessionCookie)};
  core.database->read([&](store::Snapshot& snapshot) {
    signing->keys = service::attempt_keys(snapshot, signing->credentials);
  });
  if (const auto wait = core.sign_in.attempts.enter(signing->keys, now); wait.count() > 0) {
    return Finished{signing->replies.held(wait), {{}, "sign-in", {}, "held"}};
  }
  auto judged = service::judge(*core.database, signing->credentials, core.sign_in.seal, now);
  if (!judged) {
    return Finished{signing->replies.refused(judged.error()), {{}, "sign-in", {}, "refused"}};
  }
  signing->judged = std::move(*judged);
  Write write;
  write.work = [asked, signing, now](store::Transaction& transaction) -> Outcome {
    service::Core& its_core = asked->core;
    signing->admitted = service::admit(transaction, signing->judged, signing->credentials,
                                       first_purpose(its_core, signing->judged.account.role),
                                       service::session_limits(its_core.configuration), now);
    return {};  // refused, it has written nothing
  };
  write.then = [asked, signing] { return let_in(asked, *signing); };
  return write;
}

Step own_change_step(const Asked& asked, OwnChange change) {
  struct Changing {
    OwnChange change;
    Result<service::NewSession> session = Error{};
  };
  auto changing = std::make_shared<Changing>();
  changing->change = std::move(change);
  Write write;
  write.work = [changing](store::Transaction& transaction) -> Outcome {
    changing->session = changing->change.work(transaction);
    return {};  // refused, it has written nothing
  };
  write.then = [asked, changing]() -> Step {
    AuditNote note{{}, "session/" + asked->session->row.id, {}, {}};
    if (!changing->session) {
      return Finished{changing->change.refused(changing->session.error()), std::move(note)};
    }
    Reply reply = changing->change.done(*changing->session);
    if (!changing->session->token.empty()) {
      reply.headers.push_back(set_session_cookie(changing->session->token));
    }
    return Finished{std::move(reply), std::move(note)};
  };
  return write;
}

OwnChange json_change(const Asked& asked) {
  OwnChange change;
  change.done = [asked](const service::NewSession& session) { return session_reply(asked, 200, session); };
  change.refused = [asked](const Error& error) { return problem(error, asked->request_id()); };
  return change;
}

Step held_back(const Asked& asked, std::chrono::seconds wait) {
  return Finished{
      too_many_requests("too many wrong attempts: wait, then try again", wait, asked->request_id()),
      {{}, "session/" + asked->session->row.id, {}, "held"}};
}

Outcome must_have_stepped_up(const Asked& asked) {
  if (service::stepped_up_lately(asked->session->row, asked->core.clock.now())) {
    return {};
  }
  return fail(Code::forbidden, asked->session->row.account.empty()
                                   ? "prove first who you are: open /sign-in/provider/step-up in this browser"
                                   : "prove first who you are: POST /v1/session/step-up");
}

Result<store::AccountRow> own_account(const Asked& asked) {
  std::optional<store::AccountRow> account;
  asked->core.database->read(
      [&](store::Snapshot& snapshot) { account = snapshot.accounts().by_id(asked->session->row.account); });
  if (!account) {
    return fail(Code::forbidden, "this session is of no account here: its provider keeps what this changes");
  }
  return std::move(*account);
}

Proved prove(const Asked& asked, const service::Proof& proof) {
  service::Core& core = asked->core;
  const Instant now = core.clock.now();
  const service::AttemptKey key{"proof " + asked->session->row.principal + " " + asked->request.peer};
  Proved proved;
  proved.wait = core.sign_in.attempts.enter({key}, now);
  if (proved.wait.count() > 0) {
    return proved;
  }
  const auto account = own_account(asked);
  proved.totp_step =
      account ? service::judge_proof(*account, proof, core.sign_in.seal, now) : account.error();
  if (proved.totp_step) {
    core.sign_in.attempts.succeeded(key);
  }
  return proved;
}

Result<std::string> hash_new_password(const Asked& asked, const store::AccountRow& account,
                                      const std::string& password) {
  const std::string& words = asked->core.configuration.password_words;
  if (auto good = service::check_new_password(password, account.name, words); !good) {
    return good.error();
  }
  return service::hash_password(password);
}

}  // namespace concord::api

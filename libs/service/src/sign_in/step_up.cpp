#include <concord/service/sign_in.hpp>
#include <concord/service/totp.hpp>

#include "own.hpp"

namespace concord::service {
namespace {

Error wrong_proof() { return fail(Code::forbidden, "the password or the code is wrong"); }

}  // namespace

Result<Own> own(store::Transaction& transaction, const Digest& token) {
  auto session = transaction.accounts().session(token);
  if (!session) {
    return fail(Code::unauthenticated, "the session has ended: sign in again");
  }
  auto account = transaction.accounts().by_id(session->account);
  if (!account || !account->enabled) {
    return fail(Code::forbidden, "this session is of no account here: its provider keeps what this changes");
  }
  return Own{std::move(*session), std::move(*account)};
}

Result<std::optional<std::int64_t>> judge_proof(const store::AccountRow& account, const Proof& proof,
                                                const Seal& seal, Instant now) {
  if (!proof.code.empty() && !account.totp_secret.empty()) {
    const auto step =
        totp_match(seal.open(account.totp_secret, account.id).value(), proof.code, now, account.totp_step);
    return step ? Result<std::optional<std::int64_t>>(step) : wrong_proof();
  }
  if (!password_meets(account.password, proof.password)) {
    return wrong_proof();
  }
  return std::optional<std::int64_t>{};
}

Result<NewSession> step_up(store::Transaction& transaction, const Digest& token,
                           std::optional<std::int64_t> totp_step, Instant now) {
  auto held = own(transaction, token);
  if (!held) {
    return held.error();
  }
  if (totp_step) {
    if (*totp_step <= held->account.totp_step) {
      return wrong_proof();
    }
    held->account.totp_step = *totp_step;
    transaction.account_writer().change(held->account);
  }
  held->session.stepped_up = now;
  return rotate_session(transaction, std::move(held->session));
}

Result<NewSession> choose_password(store::Transaction& transaction, const Digest& token,
                                   const std::string& hash) {
  auto held = own(transaction, token);
  if (!held) {
    return held.error();
  }
  held->account.password = hash;
  held->account.one_time_until.reset();
  held->account.must_change = false;
  transaction.account_writer().change(held->account);
  transaction.account_writer().end_sessions_of(held->account.id);
  return rotate_session(transaction, std::move(held->session));
}

Outcome begin_second_factor(store::Transaction& transaction, const Digest& token, const std::string& secret,
                            const Seal& seal) {
  auto held = own(transaction, token);
  if (!held) {
    return held.error();
  }
  held->session.pending_totp = seal.close(secret, held->account.id);
  transaction.account_writer().change_session(token, held->session);
  return {};
}

Result<NewSession> confirm_second_factor(store::Transaction& transaction, const Digest& token,
                                         std::string_view code, const Seal& seal, Instant now) {
  auto held = own(transaction, token);
  if (!held) {
    return held.error();
  }
  if (held->session.pending_totp.empty()) {
    return fail(Code::conflict, "no second factor was begun in this session: POST it first");
  }
  const auto step = totp_match(seal.open(held->session.pending_totp, held->account.id).value(), code, now, 0);
  if (!step) {
    return error_at("/code", Code::invalid_value,
                    "is not what the app shows for this secret now; see whether its clock is right");
  }
  held->account.totp_secret = std::move(held->session.pending_totp);
  held->account.totp_step = *step;
  held->session.pending_totp.clear();
  transaction.account_writer().change(held->account);
  transaction.account_writer().end_sessions_of(held->account.id);
  return rotate_session(transaction, std::move(held->session));
}

}  // namespace concord::service

#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/service/sessions.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kTokenBytes = 32;

Error not_signed_in() {
  return fail(Code::unauthenticated, "the session is not known or has ended: sign in again");
}

void end_oldest_past(store::Transaction& transaction, const std::string& principal, std::size_t most) {
  const auto sessions = transaction.accounts().sessions_of(principal);
  for (std::size_t i = 0; i + most < sessions.size(); ++i) {
    transaction.account_writer().end_session(sessions[i].token);
  }
}

}  // namespace

SessionLimits session_limits(const Configuration& configuration) {
  return {std::chrono::seconds(configuration.session_idle_seconds),
          std::chrono::seconds(configuration.session_seconds)};
}

std::string provider_principal(std::string_view issuer, std::string_view subject) {
  return "idp_" + to_hex(sha256(fmt::format("{}\n{}", issuer, subject))).substr(0, 24);
}

NewSession begin_session(store::Transaction& transaction, const SignedIn& who, const SessionLimits& limits,
                         Instant now) {
  NewSession made;
  made.token = random_hex(kTokenBytes);
  made.row.token = sha256(made.token);
  made.row.id = "ses_" + random_hex(8);
  made.row.way = who.way;
  made.row.principal = who.principal;
  made.row.account = who.account;
  made.row.issuer = who.issuer;
  made.row.subject = who.subject;
  made.row.role = who.role;
  made.row.purpose = who.purpose;
  made.row.created = made.row.used = now;
  made.row.ends = now + limits.whole;
  made.row.form_token = random_hex(kTokenBytes);
  made.row.signed_in_before = who.before;
  made.row.provider_session = who.provider_session;
  transaction.account_writer().drop_sessions_before(now);
  end_oldest_past(transaction, who.principal, kMostSessions - 1);
  transaction.account_writer().add_session(made.row);
  return made;
}

NewSession rotate_session(store::Transaction& transaction, store::SessionRow session) {
  NewSession made;
  made.token = random_hex(kTokenBytes);
  const Digest before = session.token;
  session.token = sha256(made.token);
  session.form_token = random_hex(kTokenBytes);
  transaction.account_writer().change_session(before, session);
  made.row = std::move(session);
  return made;
}

Result<Session> find_session(store::Snapshot& snapshot, std::string_view token, const SessionLimits& limits,
                             Instant now) {
  const store::AccountReader& accounts = snapshot.accounts();
  auto row = accounts.session(sha256(token));
  if (!row || row->ends <= now || row->used + limits.idle <= now) {
    return not_signed_in();
  }
  Session session{std::move(*row)};
  if (session.row.account.empty()) {
    return session;
  }
  const auto account = accounts.by_id(session.row.account);
  if (!account || !account->enabled) {
    return not_signed_in();
  }
  session.row.role = account->role;
  session.must_change = account->must_change;
  session.lacks_second_factor = account->totp_secret.empty();
  return session;
}

Outcome choose_purpose(store::Transaction& transaction, const Digest& token, domain::Purpose purpose) {
  auto session = transaction.accounts().session(token);
  if (!session) {
    return not_signed_in();
  }
  session->purpose = purpose;
  transaction.account_writer().change_session(token, *session);
  return {};
}

bool stepped_up_lately(const store::SessionRow& session, Instant now) {
  return session.stepped_up && now - *session.stepped_up < kStepUpHolds;
}

}  // namespace concord::service

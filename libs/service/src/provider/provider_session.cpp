#include <concord/service/provider_session.hpp>

namespace concord::service {

Result<NewSession> begin_provider_session(store::Transaction& transaction,
                                          const sign_on::SignedInPerson& person, const policy::Roles& roles,
                                          const SessionLimits& limits, Instant now) {
  const policy::Role* role = roles.find(person.roles.front());
  if (role == nullptr || role->purposes.empty()) {
    return fail(Code::forbidden, "this role has no purpose to act for; its entry in roles.json names none");
  }
  SignedIn who;
  who.way = "provider";
  who.principal = provider_principal(person.issuer, person.subject);
  who.issuer = person.issuer;
  who.subject = person.subject;
  who.role = role->name;
  who.purpose = role->purposes.front();
  who.provider_session = person.session;
  return begin_session(transaction, who, limits, now);
}

Result<NewSession> step_up_by_provider(store::Transaction& transaction, const Digest& token, Instant now) {
  auto session = transaction.accounts().session(token);
  if (!session) {
    return fail(Code::unauthenticated, "the session has ended: sign in again");
  }
  session->stepped_up = now;
  return rotate_session(transaction, std::move(*session));
}

void end_signed_out(store::Transaction& transaction, const sign_on::SignedOut& out) {
  store::AccountWriter& writer = transaction.account_writer();
  if (!out.session.empty()) {
    writer.end_provider_session(out.issuer, out.session);
    return;
  }
  for (const auto& session :
       transaction.accounts().sessions_of(provider_principal(out.issuer, out.subject))) {
    if (session.created <= out.at + sign_on::kSkew) {
      writer.end_session(session.token);
    }
  }
}

}  // namespace concord::service

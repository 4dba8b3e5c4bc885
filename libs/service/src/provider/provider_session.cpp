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
  return begin_session(transaction, who, limits, now);
}

}  // namespace concord::service

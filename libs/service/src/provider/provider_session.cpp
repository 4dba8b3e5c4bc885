#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/service/keys.hpp>
#include <concord/service/provider_session.hpp>

namespace concord::service {
namespace {

constexpr std::chrono::hours kLongest{10};

// Stable for the person, and no way back to them without the provider.
std::string principal_of(const sign_on::SignedInPerson& person) {
  return "idp_" + to_hex(sha256(fmt::format("{}\n{}", person.issuer, person.subject))).substr(0, 24);
}

}  // namespace

Result<BegunSession> begin_provider_session(store::Transaction& transaction,
                                            const sign_on::SignedInPerson& person, const policy::Roles& roles,
                                            Instant now) {
  const policy::Role* role = roles.find(person.roles.front());
  if (role == nullptr || role->purposes.empty()) {
    return fail(Code::forbidden, "this role has no purpose to act for; its entry in roles.json names none");
  }
  auto key = make_key(
      transaction,
      {domain::PrincipalKind::staff, role->name, "", role->purposes.front(), "sign-in", now + kLongest}, now);
  if (!key) {
    return key.error();
  }
  return BegunSession{key->secret, principal_of(person), now + kLongest};
}

}  // namespace concord::service

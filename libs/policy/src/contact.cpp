#include <concord/policy/contact.hpp>

namespace concord::policy {

Contact contact_with(const GoldenProfile& profile) {
  if (!profile.death) {
    return {};
  }
  const bool verified = profile.death->value.state == domain::DeathState::verified;
  return {false, verified ? "death-verified" : "death-reported"};
}

}  // namespace concord::policy

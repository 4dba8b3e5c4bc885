// Who is asking, and why.
#pragma once

#include <string>
#include <string_view>

#include <concord/domain/keys.hpp>

namespace concord::domain {

enum class PrincipalKind { staff, resident, proxy, adapter, partner };
std::string_view to_string(PrincipalKind kind);
Result<PrincipalKind> parse_principal_kind(std::string_view text);

enum class Purpose {
  service_delivery,
  housing,
  benefits,
  care,
  safeguarding,
  emergency,
  data_quality,
  subject_rights,
  audit
};
std::string_view to_string(Purpose purpose);
Result<Purpose> parse_purpose(std::string_view text);

struct Principal {
  std::string id;  // of the key or the account: never a person's name
  PrincipalKind kind = PrincipalKind::staff;
  std::string role;    // a role of config/roles.json; empty for adapters
  std::string source;  // the one source that an adapter may write
  Purpose default_purpose = Purpose::service_delivery;
};

}  // namespace concord::domain

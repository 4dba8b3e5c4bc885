// config/identity_provider.json: which provider staff and programs come from, and what they may be here.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>
#include <concord/domain/access.hpp>
#include <concord/policy/mask.hpp>
#include <concord/sign_on/token.hpp>

namespace concord::sign_on {

// One of the provider's roles and the role of config/roles.json that it gives here.
struct MappedRole {
  std::string theirs, ours;
};

// A program by its client id at the provider.
struct Program {
  domain::PrincipalKind kind = domain::PrincipalKind::adapter;  // or partner
  std::string role;                                             // `adapter` for adapters
  std::string source;                                           // an adapter's
  domain::Purpose purpose = domain::Purpose::service_delivery;  // the role's first
};

struct Settings {
  std::string issuer;
  std::string tenant;  // Entra ID's; empty with other providers
  std::string client_id;
  std::filesystem::path client_secret_file, client_key_file;  // one of the two
  std::string redirect_uri;
  std::string landing = "/";  // a path of ours, where a person goes who has signed in
  std::string roles_claim = "roles";
  std::vector<MappedRole> roles;  // of several that a person has, the first counts
  std::vector<std::string>
      methods;                    // `amr` must have one of them; empty: the provider's own rules are enough
  std::string programs_audience;  // empty: no program comes with the provider's tokens
  std::map<std::string, Program, std::less<>> programs;
  std::filesystem::path trusted_certificates;  // beside those that the system trusts; may be empty
  std::chrono::seconds timeout{10};            // for each thing asked of the provider
};

// Refuses what it doesn't know, and roles that are not in `roles`, naming the place. Relative paths are to
// `folder`.
Result<Settings> read_settings(const JsonValue& json, const policy::Roles& roles,
                               const std::filesystem::path& folder);

// What an ID token must say for the person to be let in, a program's access token, and a logout token (OpenID
// Connect Back-Channel Logout 1.0, 2.6).
Expected expected_of_person(const Settings& settings, std::string nonce);
Expected expected_of_sign_out(const Settings& settings);
Expected expected_of_program(const Settings& settings);

// Somebody whom the provider vouches for. Keyed by (issuer, subject), never by an e-mail address, which a
// provider may give to somebody else one day.
struct SignedInPerson {
  std::string issuer;
  std::string subject;             // `oid` with a tenant, else `sub`
  std::vector<std::string> roles;  // ours, in the order of the settings; at least one
  std::string session{};           // what the provider calls their session there (`sid`), where it says
};
Accepted<SignedInPerson> person_of(const Settings& settings, const Claims& claims);

// Whom the provider signed out: a person, one session of theirs (`sid`), or both.
struct SignedOut {
  std::string issuer, subject, session;
  Instant at{};  // what began later goes on: a token that is sent twice ends nothing new
};
Accepted<SignedOut> signed_out_by(const Settings& settings, const Claims& claims);

// The principal of a program's own token.
Accepted<domain::Principal> program_of(const Settings& settings, const Claims& claims);

}  // namespace concord::sign_on

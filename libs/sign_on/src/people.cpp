#include <algorithm>

#include <fmt/format.h>

#include <concord/sign_on/settings.hpp>

namespace concord::sign_on {
namespace {

// Entra ID's `sub` is another for each client; its `oid` is the person's in the whole tenant.
std::string_view subject_of(const Settings& settings, const Claims& claims) {
  return claims.text(settings.tenant.empty() ? "sub" : "oid");
}

// RFC 9068 says `client_id`, Entra ID `azp`; where both are, they must agree.
std::string_view client_of(const Claims& claims) {
  const std::string_view said = claims.text("client_id");
  const std::string_view party = claims.text("azp");
  if (said.empty()) {
    return party;
  }
  return claims.has("azp") && party != said ? std::string_view{} : said;
}

// A program may hold tokens that people gave it; what it may do here is for its own alone. RFC 9068, 2.2:
// the subject of its own is itself; Entra ID says so by `idtyp`.
bool is_programs_own(const Claims& claims, std::string_view client) {
  const bool delegated = claims.has("scp") || claims.has("nonce");
  return !delegated && (claims.text("sub") == client || claims.text("idtyp") == "app");
}

}  // namespace

Expected expected_of_person(const Settings& settings, std::string nonce) {
  return {settings.issuer,
          settings.client_id,
          settings.tenant,
          {"", "jwt"},
          std::move(nonce),
          settings.client_id,
          {},
          settings.methods};
}

Expected expected_of_sign_out(const Settings& settings) {
  return {settings.issuer, settings.client_id, settings.tenant, {"logout+jwt"}, {}, {}};
}

Expected expected_of_program(const Settings& settings) {
  // Entra ID's access tokens are of type JWT; by RFC 9068 it is at+jwt. An ID token is refused by its claims.
  return {settings.issuer, settings.programs_audience, settings.tenant, {"", "jwt", "at+jwt"}, {}, {}};
}

Accepted<SignedInPerson> person_of(const Settings& settings, const Claims& claims) {
  SignedInPerson person{
      settings.issuer, std::string(subject_of(settings, claims)), {}, std::string(claims.text("sid"))};
  if (person.subject.empty()) {
    return refuse(Refusal::missing_claim);
  }
  const std::vector<std::string> theirs = claims.texts(settings.roles_claim);
  for (const MappedRole& role : settings.roles) {
    const bool has = std::find(theirs.begin(), theirs.end(), role.theirs) != theirs.end();
    if (has && std::find(person.roles.begin(), person.roles.end(), role.ours) == person.roles.end()) {
      person.roles.push_back(role.ours);
    }
  }
  if (person.roles.empty()) {
    return refuse(Refusal::no_role);
  }
  return person;
}

Accepted<SignedOut> signed_out_by(const Settings& settings, const Claims& claims) {
  constexpr std::string_view kEvent = "http://schemas.openid.net/event/backchannel-logout";
  SignedOut out{settings.issuer, std::string(subject_of(settings, claims)), std::string(claims.text("sid")),
                claims.issued()};
  // With a nonce it could be an ID token; without somebody it would sign out nobody.
  if (!claims.has_object("events", kEvent) || claims.has("nonce") ||
      (out.subject.empty() && out.session.empty())) {
    return refuse(Refusal::not_a_sign_out);
  }
  return out;
}

Accepted<domain::Principal> program_of(const Settings& settings, const Claims& claims) {
  const std::string_view client = client_of(claims);
  if (client.empty()) {
    return refuse(Refusal::missing_claim);
  }
  if (!is_programs_own(claims, client)) {
    return refuse(Refusal::not_a_programs_own);
  }
  const auto found = settings.programs.find(client);
  if (found == settings.programs.end()) {
    return refuse(Refusal::unknown_program);
  }
  const Program& program = found->second;
  return domain::Principal{fmt::format("program_{}", client), program.kind, program.role, program.source,
                           program.purpose};
}

}  // namespace concord::sign_on

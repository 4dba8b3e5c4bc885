#include <catch2/catch.hpp>

#include <concord/sign_on/settings.hpp>

using namespace concord;
using namespace concord::sign_on;

namespace {

Settings entra() {
  Settings settings;
  settings.issuer = "https://login.microsoftonline.com/t/v2.0";
  settings.tenant = "t";
  settings.client_id = "c";
  settings.roles = {
      {"Concord.Supervisor", "supervisor"}, {"Concord.Lead", "supervisor"}, {"Concord.Adviser", "adviser"}};
  settings.programs_audience = "c";
  settings.programs["p"] = {domain::PrincipalKind::adapter, "adapter", "housing"};
  return settings;
}

Claims claims(std::string_view json) { return {std::move(*parse_json(json)), Instant{}}; }

std::string_view refusal(const Accepted<domain::Principal>& principal) {
  return principal ? "let in" : to_string(principal.error());
}

}  // namespace

TEST_CASE("somebody from Entra ID is their object in the tenant, from elsewhere the provider's subject") {
  const Claims said =
      claims(R"({"sub":"of-this-client","oid":"of-the-tenant","email":"a@b","roles":["Concord.Adviser"]})");
  CHECK(person_of(entra(), said)->subject == "of-the-tenant");
  Settings other = entra();
  other.tenant.clear();
  CHECK(person_of(other, said)->subject == "of-this-client");
}

TEST_CASE("roles come in the order of the settings, each once, and only those that are mapped") {
  const auto person = person_of(
      entra(),
      claims(R"({"oid":"o","roles":["Concord.Adviser","Other","Concord.Lead","Concord.Supervisor"]})"));
  REQUIRE(person);
  CHECK(person->roles == std::vector<std::string>{"supervisor", "adviser"});
}

TEST_CASE("somebody with no role that is mapped is refused for that") {
  for (const char* said :
       {R"({"oid":"o"})", R"({"oid":"o","roles":[]})", R"({"oid":"o","roles":["concord.adviser"]})",
        R"({"oid":"o","roles":["Concord.Adviser",7]})", R"({"oid":"o","roles":{"a":"Concord.Adviser"}})"}) {
    CAPTURE(said);
    const auto person = person_of(entra(), claims(said));
    REQUIRE_FALSE(person);
    CHECK(person.error() == Refusal::no_role);
  }
}

TEST_CASE("Entra ID's own tokens of a program are its own only when they say so") {
  CHECK(refusal(program_of(entra(), claims(R"({"azp":"p","sub":"o","oid":"o","idtyp":"app"})"))) == "let in");
  CHECK(refusal(program_of(entra(), claims(R"({"azp":"p","sub":"o","oid":"o"})"))) == "not-a-programs-own");
  CHECK(refusal(program_of(entra(), claims(R"({"azp":"p","sub":"u","idtyp":"user","scp":"read"})"))) ==
        "not-a-programs-own");
  CHECK(refusal(program_of(entra(), claims(R"({"azp":"q","sub":"o","idtyp":"app"})"))) == "unknown-program");
  CHECK(refusal(program_of(entra(), claims(R"({"sub":"p"})"))) == "missing-claim");
}

TEST_CASE("a logout token names a person or a session, is no ID token, and says what it is for") {
  const std::string event = R"("events":{"http://schemas.openid.net/event/backchannel-logout":{}})";
  Settings other = entra();
  other.tenant.clear();
  const auto judged = [&](const std::string& said) {
    const auto out = signed_out_by(other, claims("{" + said + "}"));
    return out ? std::string("good") : std::string(to_string(out.error()));
  };
  CHECK(judged(event + R"(,"sub":"s")") == "good");
  CHECK(judged(event + R"(,"sid":"x")") == "good");
  CHECK(judged(event) == "not-a-sign-out");
  CHECK(judged(event + R"(,"sub":"s","nonce":"n")") == "not-a-sign-out");
  CHECK(judged(R"("sub":"s")") == "not-a-sign-out");
  CHECK(judged(R"("sub":"s","events":{"http://schemas.openid.net/event/backchannel-logout":"yes"})") ==
        "not-a-sign-out");
  CHECK(judged(R"("sub":"s","events":["http://schemas.openid.net/event/backchannel-logout"])") ==
        "not-a-sign-out");
}

TEST_CASE("a person's ID token is no program's access token, though both are made for the same client") {
  const Claims id_token = claims(R"({"azp":"p","sub":"p","nonce":"n","roles":["Concord.Adviser"]})");
  CHECK(refusal(program_of(entra(), id_token)) == "not-a-programs-own");
}

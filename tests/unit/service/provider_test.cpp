#include <fstream>

#include <catch2/catch.hpp>

#include <concord/service/provider.hpp>

#include "../../scratch_folder.hpp"

using namespace concord;

namespace {

constexpr std::string_view kDocument =
    R"({"issuer":"https://p.test","authorization_endpoint":"https://p.test/a",)"
    R"("token_endpoint":"https://p.test/t","jwks_uri":"https://p.test/k"})";
constexpr std::string_view kKeys =
    R"({"keys":[{"kty":"EC","crv":"P-256","kid":"k","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
    R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})";
// {"alg":"ES256","kid":"new"}, and claims and a signature that are never reached.
constexpr std::string_view kUnknownKey = "eyJhbGciOiJFUzI1NiIsImtpZCI6Im5ldyJ9.e30.AAAA";

// What stands at the provider's addresses, and how often it was asked for.
struct Site {
  int asked = 0;
  bool up = true;
};

class SiteClient final : public outbound::HttpClient {
 public:
  explicit SiteClient(Site& site) : site_(site) {}
  Result<outbound::HttpReply> send(const outbound::HttpRequest& request) override {
    ++site_.asked;
    if (!site_.up) {
      return fail(Code::unavailable, "down");
    }
    return outbound::HttpReply{200, {}, std::string(request.url.ends_with("/k") ? kKeys : kDocument)};
  }

 private:
  Site& site_;
};

struct Standing {
  Standing() {
    const auto secret = folder.path() / "secret";
    std::ofstream(secret) << "s";
    std::filesystem::permissions(secret, std::filesystem::perms::owner_read);
    sign_on::Settings settings;
    settings.issuer = "https://p.test";
    settings.client_secret_file = secret;
    settings.programs_audience = "concord";
    auto opened = service::Provider::open(std::move(settings), std::make_unique<SiteClient>(site), clock);
    REQUIRE(opened);
    provider = std::move(*opened);
  }
  ScratchFolder folder;
  Site site;
  FixedClock clock{Instant{std::chrono::hours{500'000}}};
  std::unique_ptr<service::Provider> provider;
};

std::string state_of(const std::string& url) {
  const std::size_t at = url.find("&state=") + 7;
  return url.substr(at, url.find('&', at) - at);
}

}  // namespace

TEST_CASE("keys are fetched once for all sign-ins of an hour, and then anew") {
  Standing standing;
  for (int i = 0; i < 5; ++i) {
    REQUIRE(standing.provider->begin());
  }
  CHECK(standing.site.asked == 2);
  standing.clock.advance(std::chrono::hours{1});
  REQUIRE(standing.provider->begin());
  CHECK(standing.site.asked == 4);
}

TEST_CASE("a key that nobody has is asked for at most once in ten seconds") {
  Standing standing;
  REQUIRE(standing.provider->begin());
  CHECK(standing.provider->wants_keys(kUnknownKey));
  standing.provider->fetch_keys(kUnknownKey);
  CHECK(standing.site.asked == 4);
  CHECK_FALSE(standing.provider->wants_keys(kUnknownKey));
  standing.provider->fetch_keys(kUnknownKey);
  CHECK(standing.site.asked == 4);
  CHECK(standing.provider->program(kUnknownKey).error() == sign_on::Refusal::unknown_key);
  standing.clock.advance(std::chrono::seconds{10});
  CHECK(standing.provider->wants_keys(kUnknownKey));
}

TEST_CASE("an outage of the provider is told at once after the first try, and its keys hold for a day") {
  Standing standing;
  standing.site.up = false;
  CHECK(standing.provider->begin().error() == sign_on::Refusal::provider_unavailable);
  const int asked = standing.site.asked;
  CHECK(standing.provider->begin().error() == sign_on::Refusal::provider_unavailable);
  CHECK(standing.site.asked == asked);
  standing.site.up = true;
  standing.clock.advance(std::chrono::seconds{2});
  REQUIRE(standing.provider->begin());
  standing.site.up = false;
  standing.clock.advance(std::chrono::hours{23});
  CHECK(standing.provider->begin());
  standing.clock.advance(std::chrono::hours{1});
  CHECK_FALSE(standing.provider->begin());
}

TEST_CASE("a sign-in that took ten minutes is over") {
  Standing standing;
  const auto quick = standing.provider->begin();
  const auto slow = standing.provider->begin();
  standing.clock.advance(std::chrono::minutes{10} - std::chrono::seconds{1});
  CHECK(standing.provider->finish({state_of(quick->url), "", "access_denied", ""}, quick->browser).error() ==
        sign_on::Refusal::provider_refused);
  standing.clock.advance(std::chrono::seconds{1});
  CHECK(standing.provider->finish({state_of(slow->url), "c", "", ""}, slow->browser).error() ==
        sign_on::Refusal::unknown_state);
}

TEST_CASE("thousands of sign-ins that nobody finishes push out the oldest alone") {
  Standing standing;
  const auto first = standing.provider->begin();
  for (int i = 0; i < 16'384; ++i) {
    REQUIRE(standing.provider->begin());
  }
  const auto last = standing.provider->begin();
  CHECK(standing.provider->finish({state_of(first->url), "", "e", ""}, first->browser).error() ==
        sign_on::Refusal::unknown_state);
  CHECK(standing.provider->finish({state_of(last->url), "", "e", ""}, last->browser).error() ==
        sign_on::Refusal::provider_refused);
}

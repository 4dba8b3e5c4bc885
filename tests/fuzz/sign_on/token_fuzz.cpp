// Whatever comes as a token, a key set or a provider's description is refused or read, and none of it is ever
// let in: the key that it would have to be signed by is known to nobody.
#include <cstdlib>

#include <concord/sign_on/provider.hpp>
#include <concord/sign_on/token.hpp>

using namespace concord;
using namespace concord::sign_on;

namespace {

const KeySet& keys() {
  static const KeySet set = *KeySet::read(
      R"({"keys":[{"kty":"EC","crv":"P-256","kid":"k","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
      R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})");
  return set;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  const Instant now{std::chrono::seconds{1'800'000'000}};
  if (verify(text, keys(), {"https://p.test", "concord", "", {"", "jwt"}, {}, "concord"}, now)) {
    std::abort();
  }
  // With a head that gets past the first checks, so that claims and signature are reached too.
  static const std::string kHead = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImsifQ.";
  if (verify(kHead + text, keys(), {"https://p.test", "concord", "", {"", "jwt"}, {}, "concord"}, now)) {
    std::abort();
  }
  (void)KeySet::read(text);
  (void)read_description(text, "https://p.test");
  (void)id_token_in(text);
  return 0;
}

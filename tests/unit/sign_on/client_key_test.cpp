#include <catch2/catch.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <concord/base/json.hpp>
#include <concord/sign_on/client_key.hpp>
#include <concord/sign_on/token.hpp>

using namespace concord;
using namespace concord::sign_on;

namespace {

std::string pem_of(EVP_PKEY* key) {
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
  char* text = nullptr;
  const auto length = static_cast<std::size_t>(BIO_get_mem_data(bio, &text));
  std::string pem{text, length};
  BIO_free(bio);
  EVP_PKEY_free(key);
  return pem;
}

const Instant now{std::chrono::seconds{1'800'000'000}};

// The key set that the provider would register of it.
KeySet registered(const ClientKey& key) {
  auto jwk = parse_json(key.jwk);
  for (const char* secret : {"d", "p", "q", "dp", "dq", "qi"}) {
    jwk->RemoveMember(secret);
  }
  jwk->AddMember("kid", rapidjson::Value(key.id, jwk->GetAllocator()), jwk->GetAllocator());
  auto keys = KeySet::read(R"({"keys":[)" + JsonWriter{}.value(*jwk).take() + "]}");
  REQUIRE(keys);
  return std::move(*keys);
}

}  // namespace

TEST_CASE("an assertion by either kind of key is a good token for the provider, for one minute") {
  for (EVP_PKEY* made : {EVP_EC_gen("P-256"), EVP_RSA_gen(2048)}) {
    const auto key = read_client_key(pem_of(made));
    REQUIRE(key);
    const auto assertion = client_assertion(*key, "concord", "https://p.test/token", now);
    REQUIRE(assertion);
    const Expected expected{"concord", "https://p.test/token", "", {"jwt"}, {}, {}};
    const auto claims = verify(*assertion, registered(*key), expected, now);
    REQUIRE(claims);
    CHECK(claims->text("sub") == "concord");
    CHECK(claims->expires() == now + std::chrono::seconds{60});
    CHECK(*client_assertion(*key, "concord", "https://p.test/token", now) != *assertion);
  }
}

TEST_CASE("a key that is too weak, of another curve, or no key at all is refused") {
  CHECK_FALSE(read_client_key(pem_of(EVP_RSA_gen(1024))));
  CHECK_FALSE(read_client_key(pem_of(EVP_EC_gen("P-384"))));
  CHECK_FALSE(read_client_key(""));
  CHECK_FALSE(read_client_key("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
}

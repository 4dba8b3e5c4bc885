#include <fstream>

#include <catch2/catch.hpp>

#include <concord/service/seal.hpp>
#include <concord/service/totp.hpp>

#include "../../scratch_folder.hpp"

using namespace concord;
using namespace concord::service;

namespace {

const std::string kSecret(kTotpSecretBytes, 's');

// A store with two accounts, whose second factors are as they are given.
class Folder {
 public:
  explicit Folder(const std::string& one, const std::string& other) {
    auto opened = store::open_sqlite({.directory = folder_.path()});
    REQUIRE(opened);
    database = std::move(*opened);
    REQUIRE(database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      for (const auto& [id, secret] : {std::pair{"acc_1", one}, std::pair{"acc_2", other}}) {
        store::AccountRow account;
        account.id = account.name = id;
        account.role = "adviser";
        account.totp_secret = secret;
        transaction.account_writer().add(account);
      }
      return {};
    }));
  }
  std::string secret_of(const std::string& id) {
    std::string secret;
    database->read([&](store::Snapshot& s) { secret = s.accounts().by_id(id)->totp_secret; });
    return secret;
  }
  std::filesystem::path key() const { return folder_.path() / "totp.key"; }
  Result<Seal> open() { return open_seal(*database, folder_.path()); }

  std::unique_ptr<store::Database> database;

 private:
  ScratchFolder folder_;
};

}  // namespace

TEST_CASE("what is sealed opens for its owner under its key, and no other way") {
  const Seal seal(std::string(32, 'a')), other(std::string(32, 'b'));
  const std::string sealed = seal.close(kSecret, "acc_1");
  CHECK(sealed.find(kSecret) == std::string::npos);
  CHECK(seal.open(sealed, "acc_1") == kSecret);
  CHECK_FALSE(seal.open(sealed, "acc_2"));
  CHECK_FALSE(other.open(sealed, "acc_1"));
  CHECK(seal.close(kSecret, "acc_1") != sealed);  // a new nonce each time
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    CAPTURE(i);
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(seal.open(changed, "acc_1"));
    CHECK_FALSE(seal.open(std::string_view(sealed).substr(0, i), "acc_1"));
  }
}

TEST_CASE("secrets that an older version left open are sealed at the start, once") {
  Folder folder(kSecret, "");
  const auto seal = folder.open();
  REQUIRE(seal);
  const std::string sealed = folder.secret_of("acc_1");
  CHECK(seal->open(sealed, "acc_1") == kSecret);
  CHECK(folder.secret_of("acc_2").empty());
  CHECK((std::filesystem::status(folder.key()).permissions() & std::filesystem::perms(0077)) ==
        std::filesystem::perms::none);
  REQUIRE(folder.open());
  CHECK(folder.secret_of("acc_1") == sealed);
}

TEST_CASE("a start with another key than the store's, or with none, is refused and changes nothing") {
  Folder folder(kSecret, kSecret);
  REQUIRE(folder.open());
  const std::string sealed = folder.secret_of("acc_2");
  std::ofstream(folder.key()) << std::string(64, 'f') << "\n";
  const auto other = folder.open();
  REQUIRE_FALSE(other);
  CHECK(other.error().detail.find("put back") != std::string::npos);
  std::filesystem::remove(folder.key());
  const auto none = folder.open();
  REQUIRE_FALSE(none);
  CHECK(none.error().detail.find("totp.key is missing") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.key()));
  CHECK(folder.secret_of("acc_2") == sealed);
}

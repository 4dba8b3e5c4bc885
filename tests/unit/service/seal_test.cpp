#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include <concord/service/seal.hpp>
#include <concord/service/seal_rotation.hpp>
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

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Two accounts with second factors, and the log that a rotation leaves its entries in.
struct Rotated : Folder {
  Rotated() : Folder(kSecret, kSecret) {
    REQUIRE(open());
    auto opened = store::open_audit(key().parent_path());
    REQUIRE(opened);
    audit = std::move(*opened);
  }
  Result<std::size_t> rotate() { return rotate_seal_key(*database, *audit, key().parent_path(), Instant{}); }
  std::filesystem::path next() const { return key().string() + ".next"; }
  bool all_open() {
    const auto seal = open();
    return seal && seal->open(secret_of("acc_1"), "acc_1") == kSecret &&
           seal->open(secret_of("acc_2"), "acc_2") == kSecret;
  }

  std::unique_ptr<store::AuditLog> audit;
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

TEST_CASE("after a rotation all secrets open under the new key, none under the old, and the log says so") {
  Rotated folder;
  const std::string old_key = content_of(folder.key()), sealed = folder.secret_of("acc_1");
  const Seal before = *folder.open();
  const auto done = folder.rotate();
  REQUIRE(done);
  CHECK(*done == 2);
  CHECK(content_of(folder.key()) != old_key);
  CHECK_FALSE(std::filesystem::exists(folder.next()));
  CHECK(folder.secret_of("acc_1") != sealed);
  CHECK_FALSE(before.open(folder.secret_of("acc_1"), "acc_1"));
  CHECK(folder.all_open());
  const auto entries = folder.audit->after(0, 10);
  REQUIRE(entries.size() == 2);
  CHECK((entries[0].row.kind == "intent" && entries[1].row.kind == "outcome"));
  CHECK((entries[1].row.operation == "rotateSealKey" && entries[1].row.status == 200));
}

TEST_CASE("a rotation that was cut off anywhere is ended by the next start") {
  Rotated folder;
  const std::string old_key = content_of(folder.key());
  SECTION("once the next key was there") {
    std::ofstream(folder.next()) << std::string(64, 'e') << "\n";
    std::filesystem::permissions(folder.next(), std::filesystem::perms(0600));
  }
  SECTION("once the secrets were sealed under it") {
    REQUIRE(folder.rotate());
    std::filesystem::rename(folder.key(), folder.next());
    std::ofstream(folder.key()) << old_key;
    std::filesystem::permissions(folder.key(), std::filesystem::perms(0600));
  }
  const std::string next_key = content_of(folder.next());
  CHECK(folder.all_open());
  CHECK(content_of(folder.key()) == next_key);
  CHECK_FALSE(std::filesystem::exists(folder.next()));
}

TEST_CASE("a rotation is refused where a secret is under another key, and changes nothing") {
  Rotated folder;
  REQUIRE(folder.database->write_and_wait([](store::Transaction& transaction) -> Outcome {
    store::AccountRow account = *transaction.accounts().by_id("acc_2");
    account.totp_secret = Seal(std::string(32, 'z')).close(kSecret, "acc_2");
    transaction.account_writer().change(account);
    return {};
  }));
  const std::string key = content_of(folder.key()), sealed = folder.secret_of("acc_1");
  const auto refused = folder.rotate();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.find("put back") != std::string::npos);
  CHECK(content_of(folder.key()) == key);
  CHECK_FALSE(std::filesystem::exists(folder.next()));
  CHECK(folder.secret_of("acc_1") == sealed);
  const auto entries = folder.audit->after(0, 10);
  CHECK((entries.size() == 2 && entries.back().row.status == 409));
}

TEST_CASE("of a rotation that finds a strange secret on its way, every secret stays as it was") {
  Rotated folder;
  const std::string sealed = folder.secret_of("acc_1");
  REQUIRE(folder.database->write_and_wait([](store::Transaction& transaction) -> Outcome {
    store::AccountRow account = *transaction.accounts().by_id("acc_2");
    account.totp_secret = Seal(std::string(32, 'z')).close(kSecret, "acc_2");
    transaction.account_writer().change(account);
    return {};
  }));
  std::ofstream(folder.next()) << std::string(64, 'e') << "\n";
  std::filesystem::permissions(folder.next(), std::filesystem::perms(0600));
  CHECK_FALSE(folder.open());
  CHECK(folder.secret_of("acc_1") == sealed);
  CHECK(std::filesystem::exists(folder.next()));
}

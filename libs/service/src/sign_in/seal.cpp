#include <algorithm>
#include <stdexcept>

#include <sodium.h>

#include <concord/base/log.hpp>
#include <concord/service/seal.hpp>
#include <concord/service/totp.hpp>
#include <concord/store/key_file.hpp>

#include "seal_key.hpp"

namespace concord::service {
namespace {

constexpr char kForm = 1;  // of what follows it; another cipher would be another number
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // libsodium reads unsigned bytes
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// As it was kept before there was a seal.
bool is_open(const std::string& secret) { return secret.size() == kTotpSecretBytes; }

Outcome seal_open_ones(store::Database& database, const Seal& seal) {
  std::int64_t sealed = 0;
  auto done = database.write_and_wait([&](store::Transaction& transaction) -> Outcome {
    for (store::AccountRow& account : transaction.accounts().all()) {
      if (is_open(account.totp_secret)) {
        account.totp_secret = seal.close(account.totp_secret, account.id);
        transaction.account_writer().change(account);
        ++sealed;
      }
    }
    return {};
  });
  if (done && sealed > 0) {
    log::info("second_factors.sealed", {{"accounts", sealed}});
  }
  return done;
}

}  // namespace

bool is_sealed(const std::string& secret) { return !secret.empty() && !is_open(secret); }

Seal::Seal(std::string key) : key_(std::move(key)) {
  if (sodium_init() < 0 || key_.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES) {
    throw std::invalid_argument("a seal needs libsodium and a key of 32 bytes");
  }
}

std::string Seal::close(std::string_view secret, std::string_view whose) const {
  std::string nonce(kNonceBytes, '\0');
  randombytes_buf(nonce.data(), nonce.size());
  std::string box(secret.size() + kTagBytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(box), nullptr, bytes_of(secret), secret.size(),
                                             bytes_of(whose), whose.size(), nullptr, bytes_of(nonce),
                                             bytes_of(std::string_view(key_)));
  return kForm + nonce + box;
}

std::optional<std::string> Seal::open(std::string_view sealed, std::string_view whose) const {
  if (sealed.size() < 1 + kNonceBytes + kTagBytes || sealed.front() != kForm) {
    return std::nullopt;
  }
  const std::string_view nonce = sealed.substr(1, kNonceBytes), box = sealed.substr(1 + kNonceBytes);
  std::string secret(box.size() - kTagBytes, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      bytes_of(secret), nullptr, nullptr, bytes_of(box), box.size(), bytes_of(whose), whose.size(),
      bytes_of(nonce), bytes_of(std::string_view(key_)));
  return failed == 0 ? std::optional(std::move(secret)) : std::nullopt;
}

Result<Seal> open_seal(store::Database& database, const std::filesystem::path& data_dir) {
  std::vector<store::AccountRow> accounts;
  database.read([&](store::Snapshot& snapshot) { accounts = snapshot.accounts().all(); });
  const bool needed = std::any_of(accounts.begin(), accounts.end(),
                                  [](const store::AccountRow& one) { return is_sealed(one.totp_secret); });
  auto key = store::read_or_make_key(
      data_dir / kSealKeyFile,
      needed ? "without it no second factor can be checked: put back the one of this store." : "");
  if (key && std::filesystem::exists(next_key_file(data_dir))) {
    key = finish_rotation(database, data_dir, *key);
    database.read([&](store::Snapshot& snapshot) { accounts = snapshot.accounts().all(); });
  }
  if (!key) {
    return key.error();
  }
  Seal seal(*key);
  for (const store::AccountRow& account : accounts) {
    if (is_sealed(account.totp_secret) && !seal.open(account.totp_secret, account.id)) {
      return fail(Code::conflict, std::string(kSealKeyFile) +
                                      " is not the key that the second factors of this store were sealed "
                                      "under: put back the one that is.");
    }
  }
  if (auto done = seal_open_ones(database, seal); !done) {
    return done.error();
  }
  return seal;
}

}  // namespace concord::service

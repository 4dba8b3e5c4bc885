// Local accounts: made with a one-time password by an administrator of accounts or the owner, taken over by
// whoever signs in with it.
#pragma once

#include <string>
#include <string_view>

#include <concord/store/database.hpp>

namespace concord::service {

// 1 to 64 of a-z, 0-9, '.', '_', '-', '@', beginning with a letter or digit; capitals are made small.
Result<std::string> parse_account_name(std::string_view text);
// 12 to 128 characters, without the sign-in name; 12 characters beside words that everybody here would guess:
// our own few and `words`, in lower case and parted by blanks (the setting `password_words`); and not guessed
// within 10^10 attempts, as zxcvbn estimates them. Some milliseconds: on the passwords' lane.
Outcome check_new_password(std::string_view password, std::string_view name, std::string_view words = {});

// argon2id with 19 MiB and two passes, in libsodium's encoded form. Slow on purpose: only on the passwords'
// lane.
std::string hash_password(std::string_view password);
// An empty `hash` takes as long, and is never met.
bool password_meets(const std::string& hash, std::string_view password);

struct OneTimePassword {
  std::string text;  // told once
  std::string hash;
  Instant until{};
};
// Slow, as hash_password is.
OneTimePassword make_one_time_password(std::chrono::hours holds, Instant now);

// `conflict` when the name is taken.
Result<store::AccountRow> make_account(store::Transaction& transaction, const std::string& name,
                                       const std::string& role, const OneTimePassword& password, Instant now);
// A new one-time password, no second factor, no recovery codes, no known browsers, and no session left.
Result<store::AccountRow> reset_account(store::Transaction& transaction, const std::string& id,
                                        const OneTimePassword& password);
// For a password that was forgotten: a new one-time password and no session left, but second factor and
// recovery codes stay, and are asked for with it.
Result<store::AccountRow> renew_password(store::Transaction& transaction, const std::string& id,
                                         const OneTimePassword& password);
struct AccountChange {
  std::optional<bool> enabled;
  std::optional<std::string> role;
};
// Disabled, or in another role, it has no session left.
Result<store::AccountRow> change_account(store::Transaction& transaction, const std::string& id,
                                         const AccountChange& change);
Outcome end_sessions(store::Transaction& transaction, const std::string& id);

}  // namespace concord::service

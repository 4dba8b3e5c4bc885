#include <algorithm>

#include <concord/base/ids.hpp>
#include <concord/base/text.hpp>
#include <concord/service/accounts.hpp>

#include "readable_secret.hpp"

namespace concord::service {
namespace {

constexpr std::size_t kLongestName = 64;

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_name_letter(char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '@'; }

Result<store::AccountRow> known_account(store::Snapshot& snapshot, const std::string& id) {
  auto account = snapshot.accounts().by_id(id);
  if (!account) {
    return fail(Code::not_found, "there is no account with this id");
  }
  return std::move(*account);
}

}  // namespace

Result<std::string> parse_account_name(std::string_view text) {
  std::string name = to_lower_ascii(trim(text));
  const bool good = !name.empty() && name.size() <= kLongestName && is_alnum(name.front()) &&
                    std::all_of(name.begin(), name.end(), is_name_letter);
  if (!good) {
    return fail(Code::invalid_value,
                "must be 1 to 64 of a-z, 0-9, '.', '_', '-' and '@', beginning with a letter or digit");
  }
  return name;
}

OneTimePassword make_one_time_password(std::chrono::hours holds, Instant now) {
  OneTimePassword made;
  made.text = readable_secret(20, 5);  // 99 bits
  made.hash = hash_password(made.text);
  made.until = now + holds;
  return made;
}

Result<store::AccountRow> make_account(store::Transaction& transaction, const std::string& name,
                                       const std::string& role, const OneTimePassword& password,
                                       Instant now) {
  if (transaction.accounts().by_name(name)) {
    return error_at("/name", Code::conflict, "there is an account of this name already");
  }
  store::AccountRow account;
  account.id = "acc_" + random_hex(6);
  account.name = name;
  account.role = role;
  account.password = password.hash;
  account.one_time_until = password.until;
  account.created = now;
  transaction.account_writer().add(account);
  return account;
}

Result<store::AccountRow> renew_password(store::Transaction& transaction, const std::string& id,
                                         const OneTimePassword& password) {
  auto account = known_account(transaction, id);
  if (!account) {
    return account;
  }
  account->password = password.hash;
  account->one_time_until = password.until;
  account->must_change = false;
  transaction.account_writer().change(*account);
  transaction.account_writer().end_sessions_of(id);
  return account;
}

Result<store::AccountRow> reset_account(store::Transaction& transaction, const std::string& id,
                                        const OneTimePassword& password) {
  auto account = renew_password(transaction, id, password);
  if (!account) {
    return account;
  }
  account->totp_secret.clear();
  account->totp_step = 0;
  transaction.account_writer().change(*account);
  transaction.account_writer().forget_devices_of(id);
  transaction.account_writer().forget_recovery_codes_of(id);
  return account;
}

Result<store::AccountRow> change_account(store::Transaction& transaction, const std::string& id,
                                         const AccountChange& change) {
  auto account = known_account(transaction, id);
  if (!account) {
    return account;
  }
  account->enabled = change.enabled.value_or(account->enabled);
  const bool other_role = change.role && *change.role != account->role;
  account->role = change.role.value_or(account->role);
  transaction.account_writer().change(*account);
  if (!account->enabled || other_role) {
    transaction.account_writer().end_sessions_of(id);
  }
  return account;
}

Outcome end_sessions(store::Transaction& transaction, const std::string& id) {
  if (auto account = known_account(transaction, id); !account) {
    return account.error();
  }
  transaction.account_writer().end_sessions_of(id);
  return {};
}

}  // namespace concord::service

#include <utility>

#include <concord/base/ids.hpp>
#include <concord/service/recovery_codes.hpp>
#include <concord/service/sign_in.hpp>
#include <concord/service/totp.hpp>

namespace concord::service {
namespace {

constexpr unsigned kFreeForName = 5;   // from one address, or from a known browser
constexpr unsigned kFreeForPeer = 50;  // a whole office may come from one address
constexpr std::size_t kDeviceBytes = 32;

Error wrong() { return fail(Code::unauthenticated, "the name, the password or the code is wrong"); }

// What is typed at a sign-in is not judged as a name: one that can't be is one that isn't there.
std::string name_of(const Credentials& credentials) {
  return parse_account_name(credentials.name).value_or(std::string{});
}

bool may_sign_in(const store::AccountRow& account, Instant now) {
  return account.enabled && (!account.one_time_until || *account.one_time_until > now);
}

// Says in `judged` by what.
bool meets_second_factor(store::Database& database, Judged& judged, const Credentials& credentials,
                         const Seal& seal, Instant now) {
  const store::AccountRow& account = judged.account;
  if (const auto code = recovery_digest(credentials.code)) {
    database.read([&](store::Snapshot& snapshot) {
      judged.recovery =
          snapshot.accounts().has_recovery_code(account.id, *code) ? code : std::optional<Digest>{};
    });
    return judged.recovery.has_value();
  }
  judged.totp_step = totp_match(seal.open(account.totp_secret, account.id).value(), credentials.code, now,
                                account.totp_step);
  return judged.totp_step.has_value();
}

// Whether what was judged still holds: nothing of it was changed or used up since.
bool still_holds(store::Transaction& transaction, const Judged& judged, const store::AccountRow& account,
                 Instant now) {
  return may_sign_in(account, now) && account.password == judged.account.password &&
         account.totp_secret == judged.account.totp_secret &&
         (!judged.totp_step || *judged.totp_step > account.totp_step) &&
         (!judged.recovery || transaction.accounts().has_recovery_code(account.id, *judged.recovery));
}

}  // namespace

std::vector<AttemptKey> attempt_keys(store::Snapshot& snapshot, const Credentials& credentials) {
  const std::string name = name_of(credentials);
  const auto account = snapshot.accounts().by_name(name);
  if (account && credentials.device && snapshot.accounts().knows_device(account->id, *credentials.device)) {
    return {{"device " + to_hex(*credentials.device), kFreeForName}};
  }
  return {{"name " + to_hex(sha256(name)) + " " + credentials.peer, kFreeForName},
          {"peer " + credentials.peer, kFreeForPeer}};
}

Result<Judged> judge(store::Database& database, const Credentials& credentials, const Seal& seal,
                     Instant now) {
  std::optional<store::AccountRow> account;
  database.read(
      [&](store::Snapshot& snapshot) { account = snapshot.accounts().by_name(name_of(credentials)); });
  // Always hashed, whatever is known by now: the time that it takes must not tell which names there are.
  const bool meets = password_meets(account ? account->password : std::string{}, credentials.password);
  if (!meets || !may_sign_in(*account, now)) {
    return wrong();
  }
  Judged judged{std::move(*account)};
  if (!judged.account.totp_secret.empty() && !meets_second_factor(database, judged, credentials, seal, now)) {
    return wrong();
  }
  return judged;
}

Result<Admitted> admit(store::Transaction& transaction, const Judged& judged, const Credentials& credentials,
                       domain::Purpose purpose, const SessionLimits& limits, Instant now) {
  auto account = transaction.accounts().by_id(judged.account.id);
  if (!account || !still_holds(transaction, judged, *account, now)) {
    return wrong();
  }
  account->totp_step = judged.totp_step.value_or(account->totp_step);
  if (account->one_time_until) {
    account->one_time_until.reset();
    account->password.clear();
    account->must_change = true;
  }
  const std::optional<Instant> before = std::exchange(account->signed_in, now);
  store::AccountWriter& writer = transaction.account_writer();
  writer.change(*account);
  if (judged.recovery) {
    writer.use_recovery_code(account->id, *judged.recovery);
  }
  if (credentials.old_session) {
    writer.end_session(*credentials.old_session);
  }
  Admitted admitted;
  admitted.session = begin_session(
      transaction, {"local", account->id, account->id, "", "", account->role, purpose, before}, limits, now);
  if (!credentials.device || !transaction.accounts().knows_device(account->id, *credentials.device)) {
    admitted.device = random_hex(kDeviceBytes);
    writer.add_device(account->id, sha256(admitted.device), now);
  }
  return admitted;
}

}  // namespace concord::service

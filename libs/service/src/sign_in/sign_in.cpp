#include <concord/base/ids.hpp>
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

Result<Judged> judge(store::Database& database, const Credentials& credentials, Instant now) {
  std::optional<store::AccountRow> account;
  database.read(
      [&](store::Snapshot& snapshot) { account = snapshot.accounts().by_name(name_of(credentials)); });
  // Always hashed, whatever is known by now: the time that it takes must not tell which names there are.
  const bool meets = password_meets(account ? account->password : std::string{}, credentials.password);
  if (!meets || !may_sign_in(*account, now)) {
    return wrong();
  }
  Judged judged{std::move(*account), std::nullopt};
  if (!judged.account.totp_secret.empty()) {
    judged.totp_step =
        totp_match(judged.account.totp_secret, credentials.code, now, judged.account.totp_step);
    if (!judged.totp_step) {
      return wrong();
    }
  }
  return judged;
}

Result<Admitted> admit(store::Transaction& transaction, const Judged& judged, const Credentials& credentials,
                       domain::Purpose purpose, const SessionLimits& limits, Instant now) {
  auto account = transaction.accounts().by_id(judged.account.id);
  const bool as_judged = account && may_sign_in(*account, now) &&
                         account->password == judged.account.password &&
                         account->totp_secret == judged.account.totp_secret;
  if (!as_judged || (judged.totp_step && *judged.totp_step <= account->totp_step)) {
    return wrong();
  }
  account->totp_step = judged.totp_step.value_or(account->totp_step);
  if (account->one_time_until) {
    account->one_time_until.reset();
    account->password.clear();
    account->must_change = true;
  }
  store::AccountWriter& writer = transaction.account_writer();
  writer.change(*account);
  if (credentials.old_session) {
    writer.end_session(*credentials.old_session);
  }
  Admitted admitted;
  admitted.session = begin_session(
      transaction, {"local", account->id, account->id, "", "", account->role, purpose}, limits, now);
  if (!credentials.device || !transaction.accounts().knows_device(account->id, *credentials.device)) {
    admitted.device = random_hex(kDeviceBytes);
    writer.add_device(account->id, sha256(admitted.device), now);
  }
  return admitted;
}

}  // namespace concord::service

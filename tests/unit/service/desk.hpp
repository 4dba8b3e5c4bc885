// Where an account signs in: a store, a clock that is set, and one account with a password and a second
// factor.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include <concord/service/sign_in.hpp>
#include <concord/service/totp.hpp>

#include "../../scratch_folder.hpp"

namespace concord::service::testing {

constexpr SessionLimits kLimits{std::chrono::minutes(15), std::chrono::hours(10)};
inline const std::string kPassword = "seven badgers under the bridge";
inline const std::string kSecret = "12345678901234567890";

class Desk {
 public:
  Desk() {
    auto opened = store::open_sqlite({.directory = folder_.path()});
    REQUIRE(opened);
    database_ = std::move(*opened);
    account_.id = "acc_1";
    account_.name = "n.okoro";
    account_.role = "adviser";
    account_.password = hash_password(kPassword);
    account_.totp_secret = seal.close(kSecret, account_.id);
    account_.created = now;
    write([&](store::Transaction& transaction) { transaction.account_writer().add(account_); });
  }

  void write(const std::function<void(store::Transaction&)>& work) {
    REQUIRE(database_->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      work(transaction);
      return {};
    }));
  }

  std::string code(int steps_on = 0) const { return totp_code(kSecret, totp_step(now) + steps_on); }

  Result<Admitted> sign_in(const std::string& password, const std::string& code_given,
                           const std::string& name = "n.okoro") {
    const Credentials credentials{name, password, code_given, "192.0.2.1", {}, {}};
    auto judged = judge(*database_, credentials, seal, now);
    if (!judged) {
      return judged.error();
    }
    Result<Admitted> admitted = Error{};
    write([&](store::Transaction& transaction) {
      admitted = admit(transaction, *judged, credentials, domain::Purpose::service_delivery, kLimits, now);
    });
    return admitted;
  }

  Result<Session> find(const std::string& token) {
    Result<Session> session = Error{};
    database_->read(
        [&](store::Snapshot& snapshot) { session = find_session(snapshot, token, kLimits, now); });
    return session;
  }

  store::Database& database() { return *database_; }
  store::AccountRow account() {
    std::optional<store::AccountRow> row;
    database_->read([&](store::Snapshot& snapshot) { row = snapshot.accounts().by_id("acc_1"); });
    REQUIRE(row);
    return *row;
  }

  Instant now{std::chrono::hours(24 * 20000)};
  const Seal seal{std::string(32, 'k')};

 private:
  ScratchFolder folder_;
  std::unique_ptr<store::Database> database_;
  store::AccountRow account_;
};

}  // namespace concord::service::testing

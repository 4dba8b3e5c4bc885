#include <concord/base/ids.hpp>
#include <concord/base/log.hpp>
#include <concord/service/seal.hpp>
#include <concord/service/seal_rotation.hpp>
#include <concord/store/key_file.hpp>

#include "seal_key.hpp"

namespace concord::service {
namespace {

// An account's secret under `next`; nothing where it is already, or is no sealed one.
Result<std::optional<std::string>> sealed_anew(const store::AccountRow& account, const Seal& before,
                                               const Seal& next) {
  if (!is_sealed(account.totp_secret) || next.open(account.totp_secret, account.id)) {
    return std::optional<std::string>();
  }
  const auto secret = before.open(account.totp_secret, account.id);
  if (!secret) {
    return fail(Code::conflict, std::string(kSealKeyFile) + " is not the key of all second factors of this " +
                                    "store: put back the one that is, and leave " + kSealKeyFile +
                                    ".next where it is.");
  }
  return std::optional(next.close(*secret, account.id));
}

Outcome seal_all_anew(store::Database& database, const Seal& before, const Seal& next) {
  return database.write_and_wait([&](store::Transaction& transaction) -> Outcome {
    for (store::AccountRow& account : transaction.accounts().all()) {
      auto sealed = sealed_anew(account, before, next);
      if (!sealed) {
        return sealed.error();
      }
      if (*sealed) {
        account.totp_secret = std::move(**sealed);
        transaction.account_writer().change(account);
      }
    }
    return {};
  });
}

store::AuditRow row_of(Instant now) {
  store::AuditRow row;
  row.at = now;
  row.principal = row.role = "owner";
  row.purpose = to_string(domain::Purpose::data_quality);
  row.operation = "rotateSealKey";
  row.kind = "intent";
  row.request_id = to_string(make_uuid(now));
  row.subject = std::string("key-file/") + kSealKeyFile;
  return row;
}

Outcome rotate(store::Database& database, const std::filesystem::path& data_dir) {
  auto held = open_seal(database, data_dir);  // nothing is begun unless all opens
  const auto before = held ? store::read_or_make_key(data_dir / kSealKeyFile, "") : held.error();
  const auto next = before ? store::read_or_make_key(next_key_file(data_dir), "") : before.error();
  if (!next) {
    return next.error();
  }
  const auto done = finish_rotation(database, data_dir, *before);
  return done ? Outcome{} : Outcome(done.error());
}

std::size_t sealed_count(store::Database& database) {
  std::size_t count = 0;
  database.read([&](store::Snapshot& snapshot) {
    for (const store::AccountRow& account : snapshot.accounts().all()) {
      count += is_sealed(account.totp_secret) ? 1U : 0U;
    }
  });
  return count;
}

}  // namespace

Result<std::string> finish_rotation(store::Database& database, const std::filesystem::path& data_dir,
                                    const std::string& before) {
  auto next = store::read_or_make_key(next_key_file(data_dir), "");
  if (!next) {
    return next.error();
  }
  if (auto sealed = seal_all_anew(database, Seal(before), Seal(*next)); !sealed) {
    return sealed.error();
  }
  if (auto put = store::replace_key(next_key_file(data_dir), data_dir / kSealKeyFile); !put) {
    return put.error();
  }
  log::info("seal_key.replaced");
  return *next;
}

Result<std::size_t> rotate_seal_key(store::Database& database, store::AuditLog& audit,
                                    const std::filesystem::path& data_dir, Instant now) {
  store::AuditRow row = row_of(now);
  if (auto written = audit.append_and_wait(row); !written) {
    return written.error();
  }
  const Outcome rotated = rotate(database, data_dir);
  row.kind = "outcome";
  row.status = rotated ? 200 : 409;
  if (auto written = audit.append_and_wait(row); !written) {
    return written.error();
  }
  return rotated ? Result<std::size_t>(sealed_count(database)) : Result<std::size_t>(rotated.error());
}

}  // namespace concord::service

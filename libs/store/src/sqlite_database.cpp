// The doors of the store on SQLite.
#include <optional>

#include <concord/store/database.hpp>

#include "access_review_rows.hpp"
#include "access_rows.hpp"
#include "account_rows.hpp"
#include "agreement_rows.hpp"
#include "at_hand.hpp"
#include "change_rows.hpp"
#include "erasure_rows.hpp"
#include "extract_rows.hpp"
#include "hold_rows.hpp"
#include "key_rows.hpp"
#include "measures_rows.hpp"
#include "model_rows.hpp"
#include "profile_rows.hpp"
#include "protection_rows.hpp"
#include "record_rows.hpp"
#include "review_rows.hpp"
#include "rights_rows.hpp"
#include "row_watch.hpp"
#include "ruling_rows.hpp"
#include "sqlite/directory_lock.hpp"
#include "sqlite/group_commit.hpp"
#include "sqlite/migrations.hpp"
#include "sqlite/reader_pool.hpp"
#include "take_in.hpp"

namespace concord::store {
namespace {

class SqliteSnapshot final : public Snapshot {
 public:
  SqliteSnapshot(sqlite::Connection& db, AtHand& at_hand, std::uint64_t moment)
      : at_hand_(at_hand),
        moment_(moment),
        records_(db),
        extracts_(db),
        profiles_(db),
        rulings_(db),
        reviews_(db),
        changes_(db),
        keys_(db),
        models_(db),
        measures_(db),
        accounts_(db),
        agreements_(db),
        access_(db),
        access_reviews_(db),
        rights_(db),
        holds_(db),
        erasures_(db),
        protections_(db) {}
  const RecordReader& records() override { return records_; }
  const ExtractReader& extracts() override { return extracts_; }
  const ProfileReader& profiles() override { return profiles_; }
  const RulingReader& rulings() override { return rulings_; }
  const ReviewReader& reviews() override { return reviews_; }
  const ChangeReader& changes() override { return changes_; }
  const KeyReader& keys() override { return keys_; }
  const ModelReader& models() override { return models_; }
  const MeasuresReader& measures() override { return measures_; }
  const AccountReader& accounts() override { return accounts_; }
  const AgreementReader& agreements() override { return agreements_; }
  const AccessReader& access() override { return access_; }
  const AccessReviewReader& access_reviews() override { return access_reviews_; }
  const RightsReader& rights() override { return rights_; }
  const HoldReader& holds() override { return holds_; }
  const ErasureReader& erasures() override { return erasures_; }
  const ProtectionReader& protections() override { return protections_; }
  void keep_at_hand(ProfileAtHand profile) override { at_hand_.keep(std::move(profile), moment_); }

 private:
  AtHand& at_hand_;
  std::uint64_t moment_;  // before it began
  RecordRows records_;
  ExtractRows extracts_;
  ProfileRows profiles_;
  RulingRows rulings_;
  ReviewRows reviews_;
  ChangeRows changes_;
  KeyRows keys_;
  ModelRows models_;
  MeasuresRows measures_;
  AccountRows accounts_;
  AgreementRows agreements_;
  AccessRows access_;
  AccessReviewRows access_reviews_;
  RightsRows rights_;
  HoldRows holds_;
  ErasureRows erasures_;
  ProtectionRows protections_;
};

class SqliteTransaction final : public Transaction {
 public:
  explicit SqliteTransaction(sqlite::Connection& db)
      : work_(db),
        records_(db, &work_),
        extracts_(db, &work_),
        profiles_(db, &work_),
        rulings_(db),
        reviews_(db),
        changes_(db),
        keys_(db),
        models_(db),
        measures_(db),
        accounts_(db),
        agreements_(db),
        access_(db),
        access_reviews_(db),
        rights_(db),
        holds_(db),
        erasures_(db),
        protections_(db),
        take_in_(db, work_),
        extract_writes_(db, work_),
        profile_writes_(db, work_),
        ruling_writes_(db),
        review_writes_(db),
        change_writes_(db, work_),
        key_writes_(db),
        model_writes_(db),
        measures_writes_(db),
        account_writes_(db),
        agreement_writes_(db),
        access_writes_(db),
        access_review_writes_(db),
        rights_writes_(db),
        hold_writes_(db),
        erasure_writes_(db),
        protection_writes_(db) {}
  const RecordReader& records() override { return records_; }
  const ExtractReader& extracts() override { return extracts_; }
  const ProfileReader& profiles() override { return profiles_; }
  const RulingReader& rulings() override { return rulings_; }
  const ReviewReader& reviews() override { return reviews_; }
  const ChangeReader& changes() override { return changes_; }
  const KeyReader& keys() override { return keys_; }
  const ModelReader& models() override { return models_; }
  const MeasuresReader& measures() override { return measures_; }
  const AccountReader& accounts() override { return accounts_; }
  const AgreementReader& agreements() override { return agreements_; }
  const AccessReader& access() override { return access_; }
  const AccessReviewReader& access_reviews() override { return access_reviews_; }
  const RightsReader& rights() override { return rights_; }
  const HoldReader& holds() override { return holds_; }
  const ErasureReader& erasures() override { return erasures_; }
  const ProtectionReader& protections() override { return protections_; }
  RecordWriter& record_writer() override { return take_in_; }
  ExtractWriter& extract_writer() override { return extract_writes_; }
  ProfileWriter& profile_writer() override { return profile_writes_; }
  RulingWriter& ruling_writer() override { return ruling_writes_; }
  ReviewWriter& review_writer() override { return review_writes_; }
  ChangeWriter& change_writer() override { return change_writes_; }
  KeyWriter& key_writer() override { return key_writes_; }
  ModelWriter& model_writer() override { return model_writes_; }
  MeasuresWriter& measures_writer() override { return measures_writes_; }
  AccountWriter& account_writer() override { return account_writes_; }
  AgreementWriter& agreement_writer() override { return agreement_writes_; }
  AccessWriter& access_writer() override { return access_writes_; }
  AccessReviewWriter& access_review_writer() override { return access_review_writes_; }
  RightsWriter& rights_writer() override { return rights_writes_; }
  HoldWriter& hold_writer() override { return hold_writes_; }
  ErasureWriter& erasure_writer() override { return erasure_writes_; }
  bool erased_any() const { return erasure_writes_.erased_any(); }
  ProtectionWriter& protection_writer() override { return protection_writes_; }
  void finish() {
    work_.write_redirects();
    work_.write_counts();
  }

 private:
  WorkState work_;
  RecordRows records_;
  ExtractRows extracts_;
  ProfileRows profiles_;
  RulingRows rulings_;
  ReviewRows reviews_;
  ChangeRows changes_;
  KeyRows keys_;
  ModelRows models_;
  MeasuresRows measures_;
  AccountRows accounts_;
  AgreementRows agreements_;
  AccessRows access_;
  AccessReviewRows access_reviews_;
  RightsRows rights_;
  HoldRows holds_;
  ErasureRows erasures_;
  ProtectionRows protections_;
  TakeIn take_in_;
  ExtractWrites extract_writes_;
  ProfileWrites profile_writes_;
  RulingWrites ruling_writes_;
  ReviewWrites review_writes_;
  ChangeWrites change_writes_;
  KeyWrites key_writes_;
  ModelWrites model_writes_;
  MeasuresWrites measures_writes_;
  AccountWrites account_writes_;
  AgreementWrites agreement_writes_;
  AccessWrites access_writes_;
  AccessReviewWrites access_review_writes_;
  RightsWrites rights_writes_;
  HoldWrites hold_writes_;
  ErasureWrites erasure_writes_;
  ProtectionWrites protection_writes_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(sqlite::DirectoryLock lock, const std::filesystem::path& file,
                 std::unique_ptr<sqlite::Connection> db, const SqliteOptions& options)
      : lock_(std::move(lock)),
        at_hand_(options.at_hand),
        row_watch_(at_hand_),
        writer_(file, std::move(db), {.lane = "write", .capacity = options.write_capacity},
                {.opened = [this](sqlite::Connection& opened) { row_watch_.watch(opened); },
                 .committing = [this] { at_hand_.commit_begins(); },
                 .committed = [this](bool) { at_hand_.commit_ends(); }}),
        readers_(file, options.readers) {}
  ~SqliteDatabase() override { close(); }
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  void read(const std::function<void(Snapshot&)>& work) override {
    const std::uint64_t moment = at_hand_.moment();
    readers_.read([&](sqlite::Connection& db) {
      SqliteSnapshot snapshot(db, at_hand_, moment);
      work(snapshot);
    });
  }
  std::uint64_t moment() const override { return at_hand_.moment(); }
  std::shared_ptr<const ProfileAtHand> at_hand(const Uuid& id) override { return at_hand_.find(id); }

  bool write(Work work, Done done) override {
    return writer_.write(in_transaction(std::move(work)), std::move(done));
  }
  Outcome write_and_wait(Work work) override {
    return writer_.write_and_wait(in_transaction(std::move(work)));
  }

  void close() override {
    writer_.finish();
    readers_.close();
    writer_.close();
    lock_.reset();
  }

 private:
  sqlite::GroupCommit::Work in_transaction(Work work) {
    return [this, work = std::move(work)](sqlite::Connection& db) {
      SqliteTransaction transaction(db);
      Outcome outcome = work(transaction);
      if (outcome) {
        transaction.finish();
      }
      if (outcome && transaction.erased_any()) {
        writer_.empty_log_after_commit();
      }
      return outcome;
    };
  }

  std::optional<sqlite::DirectoryLock> lock_;
  AtHand at_hand_;
  RowWatch row_watch_;
  sqlite::GroupCommit writer_;
  sqlite::ReaderPool readers_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const SqliteOptions& options) {
  Result<sqlite::DirectoryLock> lock = sqlite::DirectoryLock::take(options.directory, "store.lock");
  if (!lock) {
    return std::move(lock.error());
  }
  Result<sqlite::OpenFile> opened =
      sqlite::open_migrated(options.directory / "store.sqlite", sqlite::store_migrations());
  if (!opened) {
    return std::move(opened.error());
  }
  return std::make_unique<SqliteDatabase>(std::move(*lock), opened->path, std::move(opened->connection),
                                          options);
}

}  // namespace concord::store

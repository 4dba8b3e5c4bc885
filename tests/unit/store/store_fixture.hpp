// What tests of the store share: a directory that goes away, invented people, and receipts of them.
#pragma once

#include <cstdlib>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include <concord/store/database.hpp>
#include <concord/wire/record_json.hpp>

namespace concord::store {

class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "concord-store-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryDirectory() { std::filesystem::remove_all(path_); }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::unique_ptr<Database> open_store(const std::filesystem::path& directory) {
  auto opened = open_sqlite({.directory = directory});
  if (!opened) {
    throw std::runtime_error(opened.error().detail + " / " + opened.error().cause);
  }
  return std::move(*opened);
}

// Day `n` of the source's clock.
inline Instant day(int n) { return Instant(std::chrono::hours(24 * (20'000 + n))); }
inline domain::SourceVersion at_day(int n) { return {day(n), 0, false}; }

inline domain::Record person(const std::string& record_id, const std::string& given,
                             const std::string& family) {
  domain::Record record;
  record.record_id = record_id;
  record.part = domain::Part::housing;
  domain::PersonName name;
  name.given = given;
  name.family = family;
  record.names.push_back(name);
  return record;
}

// A receipt with what it points to.
struct Sent {
  domain::Record record;
  std::string canonical;
  std::string as_received;
  Receipt receipt;
};

inline std::unique_ptr<Sent> content(const domain::Record& record, domain::SourceVersion version,
                                     const std::string& source = "housing") {
  auto sent = std::make_unique<Sent>();
  sent->record = record;
  sent->canonical = wire::to_json(record);
  sent->as_received = wire::to_json(record, version);
  sent->receipt.source = source;
  sent->receipt.layout = "universal-housing";
  sent->receipt.record_id = record.record_id;
  sent->receipt.version = version;
  sent->receipt.record = &sent->record;
  sent->receipt.canonical = sent->canonical;
  sent->receipt.as_received = sent->as_received;
  sent->receipt.content = wire::content_hash(record);
  sent->receipt.received = day(9000);
  return sent;
}

inline Receipt withdrawal(const std::string& record_id, domain::SourceVersion version,
                          const std::string& merged_into = {}, const std::string& source = "housing") {
  Receipt receipt;
  receipt.kind = SightingKind::withdrawal;
  receipt.source = source;
  receipt.record_id = record_id;
  receipt.version = version;
  receipt.merged_into = merged_into;
  receipt.received = day(9000);
  return receipt;
}

inline Receipt absence(const std::string& record_id, int on_day, const std::string& source = "housing") {
  Receipt receipt;
  receipt.kind = SightingKind::absence;
  receipt.source = source;
  receipt.layout = "universal-housing";
  receipt.record_id = record_id;
  receipt.version = at_day(on_day);
  receipt.received = day(9000);
  return receipt;
}

inline TakenRecord take(Database& database, const Receipt& receipt) {
  TakenRecord taken;
  const Outcome outcome = database.write_and_wait([&](Transaction& transaction) {
    taken = transaction.record_writer().take(receipt);
    return Outcome{};
  });
  INFO((outcome ? std::string() : outcome.error().cause));
  REQUIRE(outcome);
  return taken;
}

inline void write(Database& database, const std::function<void(Transaction&)>& work) {
  const Outcome outcome = database.write_and_wait([&](Transaction& transaction) {
    work(transaction);
    return Outcome{};
  });
  INFO((outcome ? std::string() : outcome.error().cause));
  REQUIRE(outcome);
}

// A store of some records that nobody has resolved.
struct Council {
  TemporaryDirectory directory;
  std::unique_ptr<Database> database = open_store(directory.path());
  std::vector<RecordNumber> records;

  explicit Council(int count) {
    write(*database, [&](Transaction& transaction) {
      for (int i = 1; i <= count; ++i) {
        const auto sent = content(person("uh-" + std::to_string(i), "Ann", "Lee"), at_day(1));
        records.push_back(transaction.record_writer().take(sent->receipt).number);
      }
    });
  }
};

inline RecordRow row_of(Database& database, const std::string& record_id,
                        const std::string& source = "housing") {
  std::optional<RecordRow> row;
  database.read([&](Snapshot& snapshot) {
    row = snapshot.records().find(domain::RecordKey{source, record_id});
  });
  REQUIRE(row);
  return *row;
}

template <class T>
T look(Database& database, const std::function<T(Snapshot&)>& ask) {
  T answer{};
  database.read([&](Snapshot& snapshot) { answer = ask(snapshot); });
  return answer;
}

inline std::string given_name(Database& database, RecordNumber number) {
  return look<std::string>(database, [&](Snapshot& snapshot) {
    const auto record = snapshot.records().content(number);
    return record ? record->names.at(0).given : std::string();
  });
}

}  // namespace concord::store

// What is kept at hand of a profile is what the last commit left of it, whoever wrote it and how.
#include <atomic>
#include <thread>

#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;
using domain::Category;
using domain::Part;

namespace {

// Two profiles, of the first two records and of the third; the fourth is in none.
struct TwoProfiles {
  Council council{4};
  Uuid id = make_uuid(day(1)), other_id = make_uuid(day(1));
  ProfileNumber number = 0, other = 0;

  TwoProfiles() {
    write([&](Transaction& transaction) {
      number = transaction.profile_writer().create(id);
      other = transaction.profile_writer().create(other_id);
      transaction.profile_writer().set_members(number, {record(0), record(1)});
      transaction.profile_writer().set_members(other, {record(2)});
    });
  }
  Database& database() const { return *council.database; }
  RecordNumber record(std::size_t place) const { return council.records[place]; }
  void write(const std::function<void(Transaction&)>& work) { store::write(database(), work); }
  void keep(const Uuid& profile) {
    database().read([&](Snapshot& snapshot) {
      const auto row = snapshot.profiles().find(profile);
      snapshot.keep_at_hand({*row, snapshot.profiles().member_rows(row->number),
                             snapshot.rights().any_rectification(row->number)});
    });
  }
  void keep_both() {
    keep(id);
    keep(other_id);
    REQUIRE(database().at_hand(id));
    REQUIRE(database().at_hand(other_id));
  }
};

RectificationRow rectification_of(RecordNumber record) {
  RectificationRow row;
  row.id = make_uuid(day(3));
  row.record = record;
  row.category = Category::contact;
  row.proposed = "{}";
  row.reason = "moved";
  row.by = "key_1";
  row.role = "adviser";
  row.at = day(3);
  return row;
}

}  // namespace

TEST_CASE("a profile is at hand as it was kept") {
  TwoProfiles two;
  CHECK_FALSE(two.database().at_hand(two.id));
  two.keep_both();
  const auto kept = two.database().at_hand(two.id);
  CHECK(kept->profile.number == two.number);
  CHECK(kept->members.size() == 2);
  CHECK_FALSE(kept->in_dispute);
}

TEST_CASE("whatever is written of a profile, it is no longer at hand, and others are") {
  struct Write {
    const char* what;
    std::function<void(TwoProfiles&, Transaction&)> work;
  };
  const std::vector<Write> writes{
      {"its version",
       [](auto& two, auto& transaction) { transaction.profile_writer().touch(two.number, 9, false); }},
      {"a restriction",
       [](auto& two, auto& transaction) { transaction.profile_writer().touch(two.number, 0, true); }},
      {"a segment",
       [](auto& two, auto& transaction) {
         transaction.profile_writer().replace_segments(two.number,
                                                       {{Part::housing, Category::identity, "[]"}});
       }},
      {"a member that joins it",
       [](auto& two, auto& transaction) {
         transaction.profile_writer().set_members(two.number, {two.record(0), two.record(1), two.record(3)});
       }},
      {"a member that leaves it",
       [](auto& two, auto& transaction) { transaction.profile_writer().leave(two.record(1)); }},
      {"a redirect",
       [](auto& two, auto& transaction) { transaction.profile_writer().redirect(two.number, std::nullopt); }},
      {"an erasure", [](auto& two, auto& transaction) { transaction.profile_writer().erase(two.number); }},
      {"new content of a member",
       [](auto&, auto& transaction) {
         const auto sent = content(person("uh-1", "Nia", "Boateng"), at_day(5));
         transaction.record_writer().take(sent->receipt);
       }},
      {"a value in dispute",
       [](auto& two, auto& transaction) {
         transaction.rights_writer().add(rectification_of(two.record(0)));
       }},
  };
  for (const Write& write : writes) {
    INFO(write.what);
    TwoProfiles two;
    two.keep_both();
    two.write([&](Transaction& transaction) { write.work(two, transaction); });
    CHECK_FALSE(two.database().at_hand(two.id));
    CHECK(two.database().at_hand(two.other_id));
  }
}

TEST_CASE("a member that moves from one profile to another drops both") {
  TwoProfiles two;
  two.keep_both();
  two.write([&](Transaction& transaction) {
    transaction.profile_writer().set_members(two.number, {two.record(0), two.record(1), two.record(2)});
  });
  CHECK_FALSE(two.database().at_hand(two.id));
  CHECK_FALSE(two.database().at_hand(two.other_id));
}

TEST_CASE("what is read while it is being written is not at hand after the commit") {
  TwoProfiles two;
  two.write([&](Transaction& transaction) {
    transaction.profile_writer().touch(two.number, 9, false);
    two.keep(two.id);  // by a reader to whom this isn't there yet
    CHECK(two.database().at_hand(two.id)->profile.version == 0);
  });
  CHECK_FALSE(two.database().at_hand(two.id));
}

TEST_CASE("what a snapshot from before a commit shows is not kept") {
  TwoProfiles two;
  two.database().read([&](Snapshot& snapshot) {
    const auto row = snapshot.profiles().find(two.id);
    two.write([&](Transaction& transaction) { transaction.profile_writer().touch(two.number, 9, false); });
    snapshot.keep_at_hand({*row, {}, false});
  });
  CHECK_FALSE(two.database().at_hand(two.id));
}

TEST_CASE("of more profiles than there is room for, the last ones asked for are at hand") {
  TemporaryDirectory folder;
  auto database = open_sqlite({.directory = folder.path(), .at_hand = 2}).value();
  std::vector<Uuid> ids;
  store::write(*database, [&](Transaction& transaction) {
    for (int i = 0; i < 3; ++i) {
      ids.push_back(make_uuid(day(1)));
      transaction.profile_writer().create(ids.back());
    }
  });
  for (const Uuid& id : ids) {
    database->read([&](Snapshot& snapshot) {
      snapshot.keep_at_hand({*snapshot.profiles().find(id), {}, false});
    });
    REQUIRE(database->at_hand(ids.front()));  // asked for again and again
  }
  CHECK_FALSE(database->at_hand(ids[1]));
  CHECK(database->at_hand(ids[2]));
}

TEST_CASE("nobody finds less at hand than what was answered as written before") {
  TwoProfiles two;
  std::atomic<std::int64_t> written = 0;
  std::atomic<bool> over = false;
  std::atomic<int> found = 0, behind = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      while (!over) {
        const std::int64_t before = written;
        if (const auto kept = two.database().at_hand(two.id)) {
          ++found;
          behind += kept->profile.version < before ? 1 : 0;
        } else {
          two.keep(two.id);
        }
      }
    });
  }
  for (std::int64_t version = 1; version <= 300; ++version) {
    two.write(
        [&](Transaction& transaction) { transaction.profile_writer().touch(two.number, version, false); });
    written = version;
  }
  over = true;
  for (std::thread& reader : readers) {
    reader.join();
  }
  CHECK(found > 0);
  CHECK(behind == 0);
}

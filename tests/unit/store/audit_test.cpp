#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include <concord/store/audit.hpp>

#include "audit_fixture.hpp"
#include "raw_sqlite.hpp"
#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

namespace fs = std::filesystem;

// What the verifier says after `sql` was run on the closed file of ten rows.
std::int64_t broken_after(const std::string& sql) {
  TemporaryDirectory directory;
  append_ten(directory.path());
  REQUIRE(first_bad(directory.path()) == 0);
  RawSqlite(directory.path() / "audit.sqlite").run(sql);
  return first_bad(directory.path());
}

}  // namespace

TEST_CASE("rows come back as they were given, in order, after reopening too") {
  TemporaryDirectory directory;
  append_ten(directory.path());
  const auto log = open_log(directory.path());
  REQUIRE(log->append_and_wait(look_at("p11")));
  const auto entries = log->after(0, 100);
  REQUIRE(entries.size() == 11);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    CHECK(entries[i].sequence == static_cast<std::int64_t>(i) + 1);
  }
  const AuditRow& row = entries[2].row;
  CHECK(row.at == day(1));
  CHECK(row.principal == "key_adviser");
  CHECK(row.role == "adviser");
  CHECK(row.purpose == "service-delivery");
  CHECK(row.operation == "get_profile");
  CHECK(row.kind == "opened");
  CHECK(row.request_id == "req-p3");
  CHECK(row.profiles == std::vector<std::string>{"p3", "other\"id"});
  CHECK(row.categories == std::vector<std::string>{"identity", "contact"});
  CHECK(row.status == 200);
  CHECK(row.detail == "name, birth_date");
  CHECK(row.terms == std::vector<std::string>{"name:0123"});
  CHECK(row.reason == "call");
  CHECK(entries[2].node == "main");
  CHECK(entries[2].segment == 202410);
  CHECK(log->after(9, 1).at(0).sequence == 10);
  CHECK(log->head().sequence == 11);
  CHECK(log->head().chain == entries.back().chain);
  CHECK(is_whole(*log));
}

TEST_CASE("any column of any row that was changed is found") {
  for (const std::string column : {"at = at + 1",
                                   "principal = 'key_x'",
                                   "role = 'x'",
                                   "purpose = 'care'",
                                   "operation = 'x'",
                                   "kind = 'shown'",
                                   "request_id = 'x'",
                                   "profiles = '[]'",
                                   "profiles = 'not json'",
                                   "subject = 'x'",
                                   "categories = '[\"identity\"]'",
                                   "status = 403",
                                   "detail = ''",
                                   "terms = '[]'",
                                   "reason = 'x'",
                                   "node = 'x'",
                                   "segment = 1",
                                   "form = 1",
                                   "form = 3",
                                   "chain = zeroblob(32)",
                                   "chain = x'00'"}) {
    INFO(column);
    CHECK(broken_after("UPDATE audit SET " + column + " WHERE sequence = 4") == 4);
  }
  CHECK(broken_after("UPDATE audit SET detail = '' WHERE sequence = 1") == 1);
  CHECK(broken_after("UPDATE audit SET detail = '' WHERE sequence = 10") == 10);
}

TEST_CASE("a text moved from one field to its neighbour is found") {
  CHECK(broken_after("UPDATE audit SET principal = 'key_adviseradv', role = 'iser' WHERE sequence = 5") == 5);
}

TEST_CASE("rows taken out, put in, moved or exchanged are found") {
  CHECK(broken_after("DELETE FROM audit WHERE sequence = 4") == 4);
  CHECK(broken_after("DELETE FROM audit WHERE sequence = 1") == 1);
  CHECK(broken_after("DELETE FROM audit WHERE sequence > 7") == 8);
  CHECK(broken_after("DELETE FROM audit") == 1);
  CHECK(broken_after("DELETE FROM audit WHERE sequence = 4; UPDATE audit SET sequence = sequence - 1 WHERE "
                     "sequence > 4") == 4);
  CHECK(broken_after("INSERT INTO audit SELECT 11, at, principal, role, purpose, operation, kind, "
                     "request_id, profiles, subject, categories, status, detail, chain, form, node, segment, "
                     "terms, reason FROM audit WHERE sequence = 10") == 11);
  CHECK(broken_after("UPDATE audit SET sequence = 99 WHERE sequence = 4; UPDATE audit SET sequence = 4 WHERE "
                     "sequence = 5; "
                     "UPDATE audit SET sequence = 5 WHERE sequence = 99") == 4);
}

TEST_CASE("a chain rebuilt with another key is found") {
  TemporaryDirectory directory;
  append_ten(directory.path());
  std::ofstream(directory.path() / "audit.key") << std::string(64, 'a') << "\n";
  CHECK(first_bad(directory.path()) == 1);
}

TEST_CASE("a log whose key is gone, broken or open to others is refused") {
  TemporaryDirectory directory;
  append_ten(directory.path());
  const fs::path key = directory.path() / "audit.key";
  CHECK((fs::status(key).permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  fs::permissions(key, fs::perms::group_read, fs::perm_options::add);
  CHECK(open_audit(directory.path()).error().code == Code::forbidden);
  fs::permissions(key, fs::perms::group_read, fs::perm_options::remove);
  std::ofstream(key) << "short\n";
  CHECK_FALSE(open_audit(directory.path()));
  fs::remove(key);
  CHECK_FALSE(open_audit(directory.path()));
  CHECK_FALSE(fs::exists(key));
}

TEST_CASE("one process has the log") {
  TemporaryDirectory directory;
  const auto log = open_log(directory.path());
  CHECK(open_audit(directory.path()).error().code == Code::conflict);
  log->close();
  CHECK(open_audit(directory.path()));
}

TEST_CASE("rows from many threads are all kept, once, in one chain") {
  TemporaryDirectory directory;
  const auto log = open_log(directory.path());
  constexpr int kThreads = 4;
  constexpr int kEach = 150;
  std::atomic<int> kept = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < kEach; ++i) {
        const AuditRow row = look_at(std::to_string(thread) + "-" + std::to_string(i));
        if (i % 2 == 0) {
          kept += log->append_and_wait(row) ? 1 : 0;
        } else {
          kept += log->append(std::make_shared<const AuditRow>(row), [](Outcome) {}) ? 1 : 0;
        }
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  REQUIRE(log->append_and_wait(look_at("last")));
  CHECK(kept == kThreads * kEach);
  const auto entries = log->after(0, 10'000);
  CHECK(entries.size() == kThreads * kEach + 1);
  std::set<std::string> ids;
  for (const AuditEntry& entry : entries) {
    ids.insert(entry.row.request_id);
  }
  CHECK(ids.size() == entries.size());
  CHECK(is_whole(*log));
}

TEST_CASE("a log that is full says so") {
  TemporaryDirectory directory;
  auto opened = open_audit(directory.path(), {.capacity = 4});
  REQUIRE(opened);
  int refused = 0;
  std::atomic<int> done = 0;
  int taken = 0;
  for (int i = 0; i < 2000; ++i) {
    if ((*opened)->append(std::make_shared<const AuditRow>(look_at("p")),
                          [&](Outcome outcome) { done += outcome ? 1 : 0; })) {
      ++taken;
    } else {
      ++refused;
    }
  }
  (*opened)->close();
  CHECK(refused > 0);
  CHECK(done == taken);
}

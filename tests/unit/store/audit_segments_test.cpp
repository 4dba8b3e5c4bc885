// Monthly segments, retention, rows from before there were segments, and the questions that are asked of the
// log.
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include <concord/base/hash.hpp>

#include "audit_fixture.hpp"
#include "raw_sqlite.hpp"

using namespace concord;
using namespace concord::store;

namespace {

namespace fs = std::filesystem;

AuditRow look_on(const std::string& profile, const std::string& date) {
  AuditRow row = look_at(profile);
  row.at = *parse_rfc3339(date + "T10:00:00Z");
  row.profiles = {profile};
  return row;
}

// Three months, three entries each.
void three_months(const fs::path& directory) {
  const auto log = open_log(directory);
  for (const char* month : {"2026-09", "2026-10", "2026-11"}) {
    for (int i = 1; i <= 3; ++i) {
      REQUIRE(log->append_and_wait(look_on(fmt::format("p{}", i), fmt::format("{}-0{}", month, i))));
    }
  }
}

AuditRow retention() {
  AuditRow row;
  row.at = *parse_rfc3339("2026-11-20T10:00:00Z");
  row.principal = "owner";
  row.role = "owner";
  return row;
}

std::vector<std::int64_t> sequences(const std::vector<AuditEntry>& entries) {
  std::vector<std::int64_t> all;
  for (const AuditEntry& entry : entries) {
    all.push_back(entry.sequence);
  }
  return all;
}

// As rows were hashed before there were segments.
std::string old_bytes(int sequence, const std::string& principal) {
  const auto text = [](const std::string& field) { return fmt::format("{}:{}", field.size(), field); };
  return fmt::format("{};0;", sequence) + text(principal) + text("r") + text("u") + text("o") +
         text("opened") + text("q") + "1;" + text("p1") + text("") + "0;" + "200;" + text("");
}

// A log as the first version left it: its key, its table and two entries.
void old_log(const fs::path& directory) {
  std::ifstream in(std::string(CONCORD_ROOT) + "/schemas/sql/audit/0001_audit.sql");
  const std::string schema{std::istreambuf_iterator<char>(in), {}};
  const std::string key(32, 'k');
  std::ofstream(directory / "audit.key") << to_hex(key) << "\n";
  fs::permissions(directory / "audit.key", fs::perms::owner_read | fs::perms::owner_write);
  RawSqlite db(directory / "audit.sqlite");
  db.run(schema);
  db.run(
      "CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, text BLOB NOT NULL, "
      "applied_at INTEGER NOT NULL) STRICT");
  db.run(
      fmt::format("INSERT INTO schema_migration VALUES (1, '0001_audit', x'{}', 0)", to_hex(sha256(schema))));
  Digest chain{};
  for (int i = 1; i <= 2; ++i) {
    const std::string principal = fmt::format("key_{}", i);
    chain = hmac_sha256(key, std::string(chain.begin(), chain.end()) + old_bytes(i, principal));
    db.run(
        fmt::format("INSERT INTO audit VALUES ({}, 0, '{}', 'r', 'u', 'o', 'opened', 'q', '[\"p1\"]', '', "
                    "'[]', 200, '', x'{}')",
                    i, principal, to_hex(chain)));
  }
}

}  // namespace

TEST_CASE("a month's segment is closed with a head when the next month's first entry comes") {
  TemporaryDirectory directory;
  three_months(directory.path());
  CHECK(first_bad(directory.path()) == 0);
  const auto heads = RawSqlite(directory.path() / "audit.sqlite")
                         .run("SELECT kind || ' ' || segment || ' ' || sequence FROM audit_head");
  CHECK(heads == std::vector<std::string>{"segment 202609 3", "segment 202610 6", "stop 202611 9"});
}

TEST_CASE("an entry that was handed over late stays in the open segment") {
  TemporaryDirectory directory;
  const auto log = open_log(directory.path());
  REQUIRE(log->append_and_wait(look_on("p1", "2026-10-01")));
  REQUIRE(log->append_and_wait(look_on("p1", "2026-09-30")));
  CHECK(log->head().segment == 202610);
  CHECK(is_whole(*log));
}

TEST_CASE("the oldest segment can be dropped, and the rest still proves whole") {
  TemporaryDirectory directory;
  three_months(directory.path());
  const auto log = open_log(directory.path());
  CHECK(log->drop_segment(202610, retention()).error().code == Code::conflict);
  CHECK(log->drop_segment(202611, retention()).error().code == Code::conflict);
  REQUIRE(log->drop_segment(202609, retention()));
  CHECK(log->after(0, 100).front().sequence == 4);
  CHECK(log->head().row.subject == "segment/202609");
  CHECK(log->head().row.kind == "retention");
  CHECK(is_whole(*log));
  REQUIRE(log->drop_segment(202610, retention()));
  CHECK(is_whole(*log));
  CHECK(log->drop_segment(202611, retention()).error().code == Code::not_found);
  CHECK(log->find({.profile = "p1"}).size() == 1);
  log->close();
  CHECK(first_bad(directory.path()) == 0);
}

TEST_CASE("a segment that was deleted without an entry that says so is found") {
  TemporaryDirectory directory;
  three_months(directory.path());
  RawSqlite db(directory.path() / "audit.sqlite");
  db.run("DELETE FROM audit WHERE segment = 202609");
  CHECK(first_bad(directory.path()) == 1);
  db.run("INSERT INTO audit_dropped VALUES (202609, 3, 9)");
  CHECK(first_bad(directory.path()) == 4);
}

TEST_CASE("what a crash left of a dropped segment is deleted at the next start") {
  TemporaryDirectory directory;
  three_months(directory.path());
  const auto rows = "CREATE TABLE kept AS SELECT * FROM audit WHERE segment = 202609";
  RawSqlite(directory.path() / "audit.sqlite").run(rows);
  REQUIRE(open_log(directory.path())->drop_segment(202609, retention()));
  RawSqlite(directory.path() / "audit.sqlite").run("INSERT INTO audit SELECT * FROM kept WHERE sequence > 1");
  CHECK(first_bad(directory.path()) == 0);
  CHECK(open_log(directory.path())->after(0, 1).front().sequence == 4);
}

TEST_CASE("entries from before there were segments still prove, and changes in them are found") {
  TemporaryDirectory directory;
  old_log(directory.path());
  REQUIRE(open_log(directory.path())->append_and_wait(look_at("p1")));
  CHECK(first_bad(directory.path()) == 0);
  CHECK(open_log(directory.path())->find({.profile = "p1"}).size() == 3);
  for (const char* change :
       {"principal = 'x'", "node = 'x'", "terms = '[\"x\"]'", "reason = 'x'", "segment = 1"}) {
    INFO(change);
    RawSqlite db(directory.path() / "audit.sqlite");
    db.run("CREATE TABLE kept AS SELECT * FROM audit WHERE sequence = 2");
    db.run(std::string("UPDATE audit SET ") + change + " WHERE sequence = 2");
    CHECK(first_bad(directory.path()) == 2);
    db.run("DELETE FROM audit WHERE sequence = 2; INSERT INTO audit SELECT * FROM kept; DROP TABLE kept");
    CHECK(first_bad(directory.path()) == 0);
  }
}

TEST_CASE("entries are found by who, whom, what and when, latest first, a page at a time") {
  TemporaryDirectory directory;
  three_months(directory.path());
  const auto log = open_log(directory.path());
  AuditRow other = look_on("p2", "2026-11-04");
  other.principal = "key_other";
  other.kind = "search";
  other.terms = {log->term("name", "okafor"), log->term("birth_date", "1984-03-12")};
  REQUIRE(log->append_and_wait(other));
  CHECK(sequences(log->find({.profile = "p2"})) == std::vector<std::int64_t>{10, 8, 5, 2});
  CHECK(sequences(log->find({.profile = "p2", .before = 8, .most = 1})) == std::vector<std::int64_t>{5});
  CHECK(sequences(log->find({.principal = "key_other"})) == std::vector<std::int64_t>{10});
  CHECK(sequences(log->find({.profile = "p2", .kind = "opened"})) == std::vector<std::int64_t>{8, 5, 2});
  CHECK(sequences(log->find({.from = parse_rfc3339("2026-09-03T00:00:00Z").value(),
                             .to = parse_rfc3339("2026-10-02T00:00:00Z").value()})) ==
        std::vector<std::int64_t>{4, 3});
  CHECK(sequences(log->find({.terms = {log->term("name", "okafor")}})) == std::vector<std::int64_t>{10});
  CHECK(log->find({.terms = {log->term("name", "okafor"), log->term("name", "x")}}).empty());
  CHECK(log->find({.profile = "p9"}).empty());
}

TEST_CASE(
    "the index of profiles misses nothing: neither what came since, nor after it was lost or the log "
    "exchanged") {
  TemporaryDirectory directory;
  three_months(directory.path());
  {
    const auto log = open_log(directory.path());
    CHECK(log->find({.profile = "p1"}).size() == 3);
    REQUIRE(log->append_and_wait(look_on("p1", "2026-11-05")));
    CHECK(log->find({.profile = "p1"}).size() == 4);
  }
  fs::remove(directory.path() / "audit_index.sqlite");
  CHECK(open_log(directory.path())->find({.profile = "p1"}).size() == 4);
  TemporaryDirectory other;
  append_ten(other.path());
  fs::copy(directory.path() / "audit_index.sqlite", other.path() / "audit_index.sqlite");
  CHECK(open_log(other.path())->find({.profile = "p1"}).size() == 1);
}

TEST_CASE("a term is the same for the same value alone, and another in another log") {
  TemporaryDirectory directory, other;
  const auto log = open_log(directory.path());
  CHECK(log->term("name", "okafor") == log->term("name", "okafor"));
  CHECK(log->term("name", "okafor") != log->term("name", "okafo"));
  CHECK(log->term("name", "okafor") != log->term("email", "okafor"));
  CHECK(log->term("name", "okafor") != open_log(other.path())->term("name", "okafor"));
  CHECK(log->term("name", "okafor").starts_with("name:"));
  CHECK(log->term("name", "okafor").find("okafor") == std::string::npos);
}

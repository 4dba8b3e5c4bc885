#include <algorithm>
#include <fstream>
#include <iterator>

#include <concord/store/audit.hpp>

#include "raw_sqlite.hpp"
#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> migration_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".sql") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A store as a program that knew only the first `count` steps left it.
void make_older(const fs::path& directory, std::size_t count) {
  RawSqlite db(directory / "store.sqlite");
  db.run("PRAGMA journal_mode=WAL");
  db.run(
      "CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, text BLOB NOT NULL, "
      "applied_at INTEGER NOT NULL) STRICT");
  const auto files = migration_files(fs::path(CONCORD_ROOT) / "schemas/sql");
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = text_of_file(files.at(i));
    db.run(text);
    db.run("INSERT INTO schema_migration VALUES (" + std::to_string(i + 1) + ", '" +
           files[i].stem().string() + "', x'" + to_hex(sha256(text)) + "', 0)");
  }
}

std::vector<std::string> schema_of(const fs::path& file) {
  RawSqlite db(file);
  return db.run("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");
}

}  // namespace

TEST_CASE("every older schema is brought up to the newest") {
  TemporaryDirectory fresh;
  open_store(fresh.path())->close();
  const auto newest = schema_of(fresh.path() / "store.sqlite");
  const std::size_t steps = migration_files(fs::path(CONCORD_ROOT) / "schemas/sql").size();
  REQUIRE(steps >= 2);
  for (std::size_t count = 0; count <= steps; ++count) {
    INFO("from step " << count);
    TemporaryDirectory directory;
    make_older(directory.path(), count);
    if (count > 0) {
      RawSqlite(directory.path() / "store.sqlite")
          .run("INSERT INTO source (name, current) VALUES ('housing', 7)");
    }
    {
      const auto database = open_store(directory.path());
      const auto counts =
          look<RecordReader::Counts>(*database, [](Snapshot& s) { return s.records().counts("housing"); });
      CHECK(counts.current == (count > 0 ? 7 : 0));
      take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt);
    }
    auto migrated = schema_of(directory.path() / "store.sqlite");
    // The step's own table was written by this test, with another layout of its text.
    const auto own = [](const std::string& sql) { return sql.find("schema_migration") != std::string::npos; };
    migrated.erase(std::remove_if(migrated.begin(), migrated.end(), own), migrated.end());
    auto expected = newest;
    expected.erase(std::remove_if(expected.begin(), expected.end(), own), expected.end());
    CHECK(migrated == expected);
    check_integrity(directory.path() / "store.sqlite");
  }
}

TEST_CASE("a store of a newer program is refused and left as it is") {
  TemporaryDirectory directory;
  open_store(directory.path())->close();
  RawSqlite(directory.path() / "store.sqlite")
      .run("INSERT INTO schema_migration VALUES (9999, 'of_the_future', x'00', 0)");
  const auto opened = open_sqlite({.directory = directory.path()});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Code::unsupported);
}

TEST_CASE("a step whose text is not the one that was applied is refused") {
  TemporaryDirectory directory;
  open_store(directory.path())->close();
  RawSqlite(directory.path() / "store.sqlite")
      .run("UPDATE schema_migration SET text = x'" + to_hex(sha256("other")) + "' WHERE number = 1");
  const auto opened = open_sqlite({.directory = directory.path()});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Code::unsupported);
}

TEST_CASE("a file that is no database is refused") {
  TemporaryDirectory directory;
  std::ofstream(directory.path() / "store.sqlite") << std::string(8192, 'x');
  const auto opened = open_sqlite({.directory = directory.path()});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Code::unavailable);
}

TEST_CASE("a second process, or a second opening, is refused while the first has the store") {
  TemporaryDirectory directory;
  auto first = open_store(directory.path());
  const auto second = open_sqlite({.directory = directory.path()});
  REQUIRE_FALSE(second);
  CHECK(second.error().code == Code::conflict);
  first->close();
  CHECK(open_sqlite({.directory = directory.path()}));
}

TEST_CASE("the data directory and its files are their owner's alone") {
  TemporaryDirectory parent;
  const fs::path directory = parent.path() / "data";
  const auto database = open_store(directory);
  const auto audit = open_audit(directory);
  REQUIRE(audit);
  take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt);
  REQUIRE((*audit)->append_and_wait({}));
  CHECK((fs::status(directory).permissions() & fs::perms::mask) == fs::perms::owner_all);
  for (const auto& entry : fs::directory_iterator(directory)) {
    INFO(entry.path().filename());
    CHECK((entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  }
}

TEST_CASE("every connection keeps the settings that durability rests on") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  database->close();
  RawSqlite db(directory.path() / "store.sqlite");
  CHECK(db.run("PRAGMA journal_mode") == std::vector<std::string>{"wal"});
  CHECK(db.run("PRAGMA page_size") == std::vector<std::string>{"4096"});
  CHECK(db.run("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict "
               "AND name NOT LIKE 'sqlite%'")
            .empty());
}

TEST_CASE("open reviews of a pair each become reviews, and their components are looked at again") {
  TemporaryDirectory directory;
  make_older(directory.path(), 7);
  {
    RawSqlite db(directory.path() / "store.sqlite");
    db.run("INSERT INTO source (name, current) VALUES ('housing', 3)");
    for (const std::string number : {"1", "2", "3"}) {
      db.run(
          "INSERT INTO record (number, source, record_id, state, part, layout, withdrawn, merged_into, "
          "changed) VALUES (" +
          number + ", 1, 'uh-" + number + "', 0, 0, '', 0, '', 0)");
    }
    db.run(
        "INSERT INTO review (id, a, b, cause, score, raised_at, state) VALUES (randomblob(16), 1, 2, "
        "'between-thresholds', "
        "2.5, 7, 'open'), (randomblob(16), 1, 3, 'between-thresholds', 1.5, 8, 'withdrawn')");
  }
  const auto database = open_store(directory.path());
  const auto open = look<std::vector<ReviewRow>>(*database, [](Snapshot& s) {
    return s.reviews().open_on({1, 2, 3});
  });
  REQUIRE(open.size() == 1);
  CHECK(open[0].questions == std::vector<QuestionRow>{{1, 2, "between-thresholds", 2.5}});
  CHECK(look<std::vector<RecordNumber>>(*database, [](Snapshot& s) { return s.records().waiting(9); }) ==
        std::vector<RecordNumber>{1});
}

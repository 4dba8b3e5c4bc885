// What signed heads show that the chain alone does not, and heads that were tampered with themselves.
#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "audit_fixture.hpp"
#include "raw_sqlite.hpp"

using namespace concord;
using namespace concord::store;

namespace {

namespace fs = std::filesystem;

const AuditOptions kHeadEveryTwo{.head_entries = 2};

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

void write_lines(const fs::path& file, const std::vector<std::string>& lines) {
  std::ofstream out(file, std::ios::trunc);
  for (const std::string& line : lines) {
    out << line << "\n";
  }
}

fs::path heads_of(const fs::path& directory) { return directory / "audit_heads.ndjson"; }

// A log of ten entries with a head after every two, and what its owner keeps elsewhere.
struct Kept {
  TemporaryDirectory directory;
  TemporaryDirectory elsewhere;
  std::string public_key;
  Kept() {
    append_ten(directory.path(), kHeadEveryTwo);
    public_key = *audit_public_key(directory.path());
    fs::copy(heads_of(directory.path()), elsewhere.path() / "heads");
  }
  fs::path path() const { return directory.path(); }
  // Against what is kept elsewhere.
  std::optional<AuditFault> fault() const {
    return fault_of(path(), {elsewhere.path() / "heads", true, public_key});
  }
};

// Puts a log of its own in the place of `victim`'s, made with the keys in `keys`: its fourth entry differs.
void rebuild(const fs::path& victim, const std::vector<std::string>& keys) {
  TemporaryDirectory workshop;
  for (const std::string& key : keys) {
    fs::copy(victim / key, workshop.path() / key);
  }
  {
    const auto log = open_log(workshop.path(), kHeadEveryTwo);
    for (int i = 1; i <= 10; ++i) {
      AuditRow row = look_at("p" + std::to_string(i));
      row.principal = i == 4 ? "key_somebody_else" : row.principal;
      REQUIRE(log->append_and_wait(row));
    }
  }
  for (const char* file : {"audit.sqlite", "audit.key", "audit_signing.key", "audit_heads.ndjson"}) {
    fs::copy(workshop.path() / file, victim / file, fs::copy_options::overwrite_existing);
  }
}

}  // namespace

TEST_CASE("a head is signed after so many entries and at the stop, in the database and in the file alike") {
  const Kept kept;
  const auto proof = prove_audit(kept.path());
  REQUIRE(proof);
  CHECK_FALSE(proof->fault);
  CHECK(proof->entries == 10);
  CHECK(proof->first == 1);
  CHECK(proof->last == 10);
  CHECK(proof->heads == 5);
  CHECK(proof->heads_outside == 5);
  CHECK_FALSE(kept.fault());
}

TEST_CASE("a stop signs the entries that no head has yet, and opening without a look signs nothing") {
  TemporaryDirectory directory;
  append_ten(directory.path());
  CHECK(lines_of(heads_of(directory.path())).size() == 1);
  open_log(directory.path())->close();
  CHECK(lines_of(heads_of(directory.path())).size() == 1);
}

TEST_CASE("a head is signed when its time has come, without a further look") {
  TemporaryDirectory directory;
  const auto log = open_log(directory.path(), {.head_every = std::chrono::seconds(1)});
  REQUIRE(log->append_and_wait(look_at("p1")));
  for (int i = 0; i < 600 && lines_of(heads_of(directory.path())).empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  CHECK(lines_of(heads_of(directory.path())).size() == 1);
}

TEST_CASE("entries cut off the end are found by the heads inside, and by those outside when both are cut") {
  const Kept kept;
  RawSqlite(kept.path() / "audit.sqlite").run("DELETE FROM audit WHERE sequence > 7");
  CHECK(first_bad(kept.path()) == 8);
  RawSqlite(kept.path() / "audit.sqlite").run("DELETE FROM audit_head WHERE sequence > 7");
  const auto fault = kept.fault();
  REQUIRE(fault);
  CHECK(fault->sequence == 8);
  CHECK(fault->head == 4);
}

TEST_CASE("a log that goes on after it was cut back stays found out") {
  const Kept kept;
  RawSqlite(kept.path() / "audit.sqlite")
      .run("DELETE FROM audit WHERE sequence > 7; DELETE FROM audit_head WHERE sequence > 7");
  append_ten(kept.path(), kHeadEveryTwo);
  const auto fault = kept.fault();
  REQUIRE(fault);
  CHECK(fault->sequence == 7);  // no head vouches for entry 7 alone
  CHECK(fault->head == 4);
}

TEST_CASE("a chain rebuilt without any key is found at its first entry") {
  const Kept kept;
  const std::string key = lines_of(kept.path() / "audit.key").at(0);
  rebuild(kept.path(), {});
  std::ofstream(kept.path() / "audit.key", std::ios::trunc) << key << "\n";
  CHECK(kept.fault()->sequence == 1);
}

TEST_CASE("a chain rebuilt with its key is found by the heads kept elsewhere, which name where it differs") {
  const Kept kept;
  rebuild(kept.path(), {"audit.key"});
  const auto fault = kept.fault();
  REQUIRE(fault);
  CHECK(fault->sequence == 3);
  CHECK(fault->head == 2);
}

TEST_CASE("a chain rebuilt with its key is found by the public key alone, for its heads are of another") {
  const Kept kept;
  rebuild(kept.path(), {"audit.key"});
  const auto fault = fault_of(kept.path(), {.public_key = kept.public_key});
  REQUIRE(fault);
  CHECK(fault->head == 1);
}

TEST_CASE("a chain rebuilt with both keys is found by the heads kept elsewhere") {
  const Kept kept;
  rebuild(kept.path(), {"audit.key", "audit_signing.key"});
  CHECK_FALSE(fault_of(kept.path(), {.public_key = kept.public_key}));
  const auto fault = kept.fault();
  REQUIRE(fault);
  CHECK(fault->sequence == 3);
}

TEST_CASE("a head taken out of the file or of the database is named") {
  const Kept kept;
  auto lines = lines_of(heads_of(kept.path()));
  const auto whole = lines;
  lines.erase(lines.begin() + 2);
  write_lines(heads_of(kept.path()), lines);
  CHECK(fault_of(kept.path())->head == 3);
  write_lines(heads_of(kept.path()), {whole[0], whole[1]});
  CHECK(fault_of(kept.path())->head == 3);
  fs::remove(heads_of(kept.path()));
  CHECK(fault_of(kept.path())->head == 1);
  write_lines(heads_of(kept.path()), whole);
  CHECK_FALSE(fault_of(kept.path()));
  RawSqlite(kept.path() / "audit.sqlite").run("DELETE FROM audit_head WHERE number = 3");
  CHECK(fault_of(kept.path())->head == 3);
  RawSqlite(kept.path() / "audit.sqlite").run("DELETE FROM audit_head WHERE number > 3");
  CHECK(fault_of(kept.path())->head == 3);
}

TEST_CASE("a forged head is named, whatever was changed in it") {
  for (const std::string change :
       {"at = at + 1", "kind = 'segment'", "node = 'other'", "segment = 1", "sequence = 5",
        "chain = zeroblob(32)", "previous = zeroblob(32)", "signature = zeroblob(64)"}) {
    INFO(change);
    const Kept kept;
    RawSqlite(kept.path() / "audit.sqlite").run("UPDATE audit_head SET " + change + " WHERE number = 3");
    CHECK(fault_of(kept.path())->head == 3);
  }
  const Kept kept;
  RawSqlite(kept.path() / "audit.sqlite").run("UPDATE audit_head SET at = at + 1 WHERE number = 5");
  CHECK(fault_of(kept.path())->head == 5);
}

TEST_CASE("a line of the heads file that can't be read is named as a head that is missing") {
  const Kept kept;
  auto lines = lines_of(heads_of(kept.path()));
  lines[1] = R"({"number":2,"at":"yesterday"})";
  write_lines(heads_of(kept.path()), lines);
  CHECK(fault_of(kept.path())->head == 2);
}

TEST_CASE("a copy of the heads of some age proves what was there then") {
  const Kept kept;
  append_ten(kept.path(), kHeadEveryTwo);
  CHECK(kept.fault());  // said to be complete, and it isn't
  CHECK_FALSE(fault_of(kept.path(), {kept.elsewhere.path() / "heads", false, kept.public_key}));
}

TEST_CASE("a line that a crash cut off is left behind, and the head written again") {
  const Kept kept;
  auto lines = lines_of(heads_of(kept.path()));
  {
    std::ofstream out(heads_of(kept.path()), std::ios::trunc);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      out << lines[i] << "\n";
    }
    out << lines.back().substr(0, 40);
  }
  CHECK_FALSE(fault_of(kept.path()));
  append_ten(kept.path(), kHeadEveryTwo);
  CHECK_FALSE(fault_of(kept.path()));
}

TEST_CASE("a running log proves itself while it is written to") {
  TemporaryDirectory directory;
  const auto log = open_log(directory.path(), {.head_entries = 7});
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    while (!stop) {
      static_cast<void>(log->append_and_wait(look_at("p")));
    }
  });
  for (int i = 0; i < 50; ++i) {
    const auto proof = log->prove();
    REQUIRE(proof);
    INFO((proof->fault ? proof->fault->what : ""));
    CHECK_FALSE(proof->fault);
  }
  stop = true;
  writer.join();
}

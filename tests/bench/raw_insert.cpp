// The limit that a load is measured against: one thread inserts each line of the given files twice, as the
// version received and as the parsed row, into two tables without an index, synchronous=FULL, 1,000 a commit.
//   raw_insert DIRECTORY FILE...
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

namespace {

void must(int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE) throw std::runtime_error("SQLite: " + std::to_string(code));
}

std::vector<std::string> lines_of(int argc, char** argv) {
  std::vector<std::string> lines;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i]);
    for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
  }
  return lines;
}

void insert(sqlite3_stmt* statement, std::size_t number, const std::string& text) {
  must(sqlite3_bind_int64(statement, 1, static_cast<sqlite3_int64>(number)));
  must(sqlite3_bind_text64(statement, 2, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
  must(sqlite3_step(statement));
  must(sqlite3_reset(statement));
}

double seconds_to_insert(sqlite3* db, const std::vector<std::string>& lines) {
  must(sqlite3_exec(db,
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0;"
                    "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=2000;"
                    "CREATE TABLE version (number INTEGER PRIMARY KEY, as_received TEXT) STRICT;"
                    "CREATE TABLE parsed (number INTEGER PRIMARY KEY, canonical TEXT) STRICT;",
                    nullptr, nullptr, nullptr));
  sqlite3_stmt* version = nullptr;
  sqlite3_stmt* parsed = nullptr;
  must(sqlite3_prepare_v2(db, "INSERT INTO version VALUES (?, ?)", -1, &version, nullptr));
  must(sqlite3_prepare_v2(db, "INSERT INTO parsed VALUES (?, ?)", -1, &parsed, nullptr));
  const auto start = std::chrono::steady_clock::now();
  must(sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i % 1000 == 999) must(sqlite3_exec(db, "COMMIT; BEGIN", nullptr, nullptr, nullptr));
    insert(version, i + 1, lines[i]);
    insert(parsed, i + 1, lines[i]);
  }
  must(sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  sqlite3_finalize(version);
  sqlite3_finalize(parsed);
  return took.count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: raw_insert DIRECTORY FILE...\n");
    return 2;
  }
  const auto lines = lines_of(argc, argv);
  const auto file = std::filesystem::path(argv[1]) / "raw.sqlite";
  sqlite3* db = nullptr;
  must(sqlite3_open(file.c_str(), &db));
  const double seconds = seconds_to_insert(db, lines);
  sqlite3_close(db);
  std::filesystem::remove(file);
  fmt::print("{{\"records\":{},\"seconds\":{:.3f},\"per_second\":{:.0f}}}\n", lines.size(), seconds,
             static_cast<double>(lines.size()) / seconds);
}

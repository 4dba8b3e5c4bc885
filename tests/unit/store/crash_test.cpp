// The store under a process that is killed, and on a disk that is full. Each runs in a child process.
#include <csignal>
#include <random>
#include <set>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <concord/store/audit.hpp>

#include "raw_sqlite.hpp"
#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

namespace fs = std::filesystem;

std::string record_id(std::uint32_t round, std::uint32_t i) {
  return "r-" + std::to_string(round) + "-" + std::to_string(i);
}

struct Acknowledged {
  char what = ' ';  // s: store, a: audit
  std::uint32_t number = 0;
};

// Writes without end and acknowledges into the pipe what is durable.
[[noreturn]] void write_until_ended(const fs::path& directory, std::uint32_t round, int pipe) {
  const auto acknowledge = [pipe](char what, std::uint32_t number) {
    const Acknowledged one{what, number};
    if (::write(pipe, &one, sizeof one) != static_cast<ssize_t>(sizeof one)) {
      ::_exit(3);
    }
  };
  const auto database = open_store(directory);
  auto audit = open_audit(directory);
  if (!audit) {
    ::_exit(4);
  }
  for (std::uint32_t i = 0;; ++i) {
    const std::shared_ptr<Sent> sent =
        content(person(record_id(round, i), "Ann", std::string(200, 'x')), at_day(1));
    const bool stored = database->write(
        [sent](Transaction& transaction) {
          transaction.record_writer().take(sent->receipt);
          return Outcome{};
        },
        [=](Outcome outcome) { outcome ? acknowledge('s', i) : ::_exit(5); });
    AuditRow row;
    row.request_id = record_id(round, i);
    const bool looked = (*audit)->append(std::make_shared<const AuditRow>(row), [=](Outcome outcome) {
      outcome ? acknowledge('a', i) : ::_exit(6);
    });
    if (!stored || !looked) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
}

// Never returns, and never unwinds: the child's copy of the test would remove the directory of the parent.
[[noreturn]] void write_until_killed(const fs::path& directory, std::uint32_t round, int pipe) noexcept {
  try {
    write_until_ended(directory, round, pipe);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "the child of round %u: %s\n", round, problem.what());
    ::_exit(7);
  }
}

struct Killed {
  std::vector<std::uint32_t> stored, audited;
};

Killed run_and_kill(const fs::path& directory, std::uint32_t round, std::chrono::microseconds after) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(directory, round, ends[1]);
  }
  ::close(ends[1]);
  pollfd first{ends[0], POLLIN, 0};
  const int heard = ::poll(&first, 1, 120'000);
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(heard == 1);
  CHECK(WIFSIGNALED(status));
  Killed killed;
  Acknowledged one;
  while (::read(ends[0], &one, sizeof one) == static_cast<ssize_t>(sizeof one)) {
    (one.what == 's' ? killed.stored : killed.audited).push_back(one.number);
  }
  ::close(ends[0]);
  return killed;
}

void check_nothing_lost(const fs::path& directory, std::uint32_t round, const Killed& killed) {
  const auto database = open_store(directory);
  std::size_t lost = 0;
  database->read([&](Snapshot& snapshot) {
    for (const std::uint32_t i : killed.stored) {
      lost += snapshot.records().find(domain::RecordKey{"housing", record_id(round, i)}) ? 0U : 1U;
    }
  });
  CHECK(lost == 0);
  const auto audit = open_audit(directory);
  REQUIRE(audit);
  const auto proof = (*audit)->prove();
  REQUIRE(proof);
  CHECK_FALSE(proof->fault);
  std::set<std::string> kept;
  for (const AuditEntry& entry : (*audit)->after(0, 10'000'000)) {
    kept.insert(entry.row.request_id);
  }
  std::size_t looks_lost = 0;
  for (const std::uint32_t i : killed.audited) {
    looks_lost += kept.count(record_id(round, i)) == 1 ? 0U : 1U;
  }
  CHECK(looks_lost == 0);
}

// Runs `body` in a child process whose files may not grow past `bytes`; its result is the exit code.
int in_child_with_file_limit(rlim_t bytes, const std::function<int()>& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    int result = 99;
    try {
      result = body();
    } catch (...) {
      result = 98;
    }
    ::_exit(result);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 97;
}

void lift_limit() {
  const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
  ::setrlimit(RLIMIT_FSIZE, &none);
}

Outcome take_large(Database& database, int i) {
  const auto sent = content(person("big-" + std::to_string(i), "Ann", std::string(6000, 'x')), at_day(1));
  return database.write_and_wait([&](Transaction& transaction) {
    transaction.record_writer().take(sent->receipt);
    return Outcome{};
  });
}

std::size_t current(Database& database) {
  std::size_t count = 0;
  database.read([&](Snapshot& snapshot) { count = snapshot.records().counts("housing").current; });
  return count;
}

// Fills the disk; says by its number what went wrong, 0 for nothing.
int fill_store(const fs::path& directory) {
  const auto database = open_store(directory);
  int taken = 0;
  Outcome outcome;
  while ((outcome = take_large(*database, taken)) && taken < 10'000) {
    ++taken;
  }
  if (outcome || outcome.error().code != Code::storage_full || taken == 0) return 1;
  if (current(*database) != static_cast<std::size_t>(taken)) return 2;
  const Outcome again = take_large(*database, taken);
  if (again || again.error().code != Code::storage_full) return 3;
  lift_limit();
  if (!take_large(*database, taken)) return 4;
  if (current(*database) != static_cast<std::size_t>(taken) + 1) return 5;
  database->close();
  return 0;
}

int fill_audit(const fs::path& directory) {
  auto audit = open_audit(directory);
  AuditRow row;
  row.detail = std::string(4000, 'x');
  std::int64_t appended = 0;
  Outcome outcome;
  while ((outcome = (*audit)->append_and_wait(row)) && appended < 10'000) {
    ++appended;
  }
  if (outcome || outcome.error().code != Code::storage_full || appended == 0) return 1;
  if ((*audit)->head().sequence != appended) return 2;
  lift_limit();
  if (!(*audit)->append_and_wait(row)) return 3;
  if ((*audit)->head().sequence != appended + 1) return 4;
  const auto proof = (*audit)->prove();
  return proof && !proof->fault ? 0 : 5;
}

}  // namespace

TEST_CASE("a process that is killed at any moment loses nothing that it acknowledged") {
  TemporaryDirectory directory;
  std::mt19937 random(20261101);
  std::uniform_int_distribution<int> after(0, 25'000);
  std::size_t acknowledged = 0;
  for (std::uint32_t round = 0; round < 60; ++round) {
    INFO("round " << round);
    const Killed killed = run_and_kill(directory.path(), round, std::chrono::microseconds(after(random)));
    acknowledged += killed.stored.size() + killed.audited.size();
    check_nothing_lost(directory.path(), round, killed);
    if (round % 10 == 9) {
      check_integrity(directory.path() / "store.sqlite");
      check_integrity(directory.path() / "audit.sqlite");
    }
  }
  CHECK(acknowledged > 600);
}

TEST_CASE("a full disk fails what can't be kept, keeps reading, and goes on when there is space") {
  TemporaryDirectory directory;
  CHECK(in_child_with_file_limit(2U << 20U, [&] { return fill_store(directory.path()); }) == 0);
  check_integrity(directory.path() / "store.sqlite");
}

TEST_CASE("a full disk leaves no gap in the chain of audit") {
  TemporaryDirectory directory;
  CHECK(in_child_with_file_limit(1U << 20U, [&] { return fill_audit(directory.path()); }) == 0);
  check_integrity(directory.path() / "audit.sqlite");
}

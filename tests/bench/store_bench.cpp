// How fast the store takes records in, beside the same bytes written by SQLite alone: one thread,
// synchronous=FULL, transactions of 1,000, rows for versions and parsed forms (raw_rows.hpp).
//   store_bench [records] [directory]
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include <concord/store/audit.hpp>
#include <concord/store/database.hpp>
#include <concord/wire/record_json.hpp>

#include "raw_rows.hpp"

using namespace concord;
using namespace concord::store;

namespace {

namespace fs = std::filesystem;

struct Line {
  domain::Record record;
  std::string canonical, as_received;
  Digest content{};
};

Instant day(int n) { return Instant(std::chrono::hours(24 * (20'000 + n))); }

// An invented tenant of about 900 bytes, as a housing extract gives one.
domain::Record tenant(std::size_t i) {
  domain::Record record;
  record.record_id = fmt::format("uh-{:08}", i);
  domain::PersonName name;
  name.title = "Ms";
  name.given = fmt::format("Amina{}", i % 977);
  name.family = fmt::format("Okafor{}", i % 7919);
  record.names.push_back(name);
  record.birth_date =
      domain::PartialDate{static_cast<std::int16_t>(1940 + i % 70), static_cast<std::uint8_t>(1 + i % 12),
                          static_cast<std::uint8_t>(1 + i % 28)};
  domain::Address address;
  address.lines = {fmt::format("Flat {}", i % 40), fmt::format("{} Broadwater Gardens", i % 300), "Hackney",
                   "London"};
  address.postcode = "E8 3HA";
  address.uprn = fmt::format("{}", 100000000 + i);
  address.from = domain::PartialDate{2016, 4, 1};
  record.addresses.push_back(address);
  domain::ContactPoint phone;
  phone.value = fmt::format("+4477009{:05}", i % 100'000);
  phone.as_entered = "07700 9" + fmt::format("{:05}", i % 100'000);
  phone.use = "mobile";
  record.contacts.push_back(phone);
  domain::Engagement tenancy;
  tenancy.kind = "tenancy";
  tenancy.reference = fmt::format("{:011}", i);
  tenancy.role = "tenant";
  tenancy.status = "current";
  tenancy.from = domain::PartialDate{2016, 4, 1};
  tenancy.details = {{"rent-group", "general needs"}, {"tenure", "secure"}};
  record.engagements.push_back(tenancy);
  return record;
}

std::vector<Line> make_lines(std::size_t count) {
  std::vector<Line> lines(count);
  for (std::size_t i = 0; i < count; ++i) {
    Line& line = lines[i];
    line.record = tenant(i);
    line.canonical = wire::to_json(line.record);
    line.as_received = wire::to_json(line.record, {day(1), 0, false});
    line.content = wire::content_hash(line.record);
  }
  return lines;
}

// What a stretch of work took: on the clock, and of this process's processors. On a machine that others
// use too, the second is the one to compare.
struct Took {
  double clock = 0, processor = 0;
};

double processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto in_seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return in_seconds(used.ru_utime) + in_seconds(used.ru_stime);
}

Took measure(const std::function<void()>& work) {
  const double used = processor_seconds();
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> clock = std::chrono::steady_clock::now() - start;
  return {clock.count(), processor_seconds() - used};
}

Took say(const std::string& what, std::size_t rows, Took took, Took beside = {}) {
  const double count = static_cast<double>(rows);
  std::string ratio;
  if (beside.clock > 0) {
    ratio = fmt::format("   {:.2f} of raw by the clock, {:.2f} by the processor", beside.clock / took.clock,
                        beside.processor / took.processor);
  }
  fmt::print("{:<52} {:>8.0f}/s {:>7.1f} us processor{}\n", what, count / took.clock,
             took.processor * 1e6 / count, ratio);
  std::fflush(stdout);
  return took;
}

Took raw(const fs::path& directory, RawKind kind, const std::vector<Line>& lines) {
  RawRows rows(directory, kind);
  return measure([&] {
    for (const Line& line : lines)
      rows.insert({line.as_received, line.canonical, line.record.record_id, line.content});
    rows.commit();
  });
}

Receipt receipt_of(const Line& line, const std::string& source, int on_day) {
  Receipt receipt;
  receipt.source = source;
  receipt.layout = "universal-housing";
  receipt.record_id = line.record.record_id;
  receipt.version.as_of = day(on_day);
  receipt.record = &line.record;
  receipt.as_received = line.as_received;
  receipt.canonical = line.canonical;
  receipt.content = line.content;
  receipt.received = day(9000);
  return receipt;
}

// Works of `size` records, four of them waiting at a time.
Took take_all(Database& database, const std::vector<Line>& lines, const std::string& source, std::size_t size,
              int on_day) {
  std::counting_semaphore<> room(4);
  std::atomic<int> failed = 0;
  const Took took = measure([&] {
    for (std::size_t first = 0; first < lines.size(); first += size) {
      room.acquire();
      const std::size_t last = std::min(lines.size(), first + size);
      const bool queued = database.write(
          [&lines, &source, first, last, on_day](Transaction& transaction) {
            for (std::size_t i = first; i < last; ++i) {
              transaction.record_writer().take(receipt_of(lines[i], source, on_day));
            }
            return Outcome{};
          },
          [&](Outcome outcome) {
            failed += outcome ? 0 : 1;
            room.release();
          });
      failed += queued ? 0 : 1;
    }
    for (int i = 0; i < 4; ++i) {
      room.acquire();
    }
  });
  if (failed != 0) {
    throw std::runtime_error("a work failed");
  }
  return took;
}

Took take_singly(Database& database, const std::vector<Line>& lines, std::size_t count, std::size_t threads) {
  return measure([&] {
    std::vector<std::thread> all;
    for (std::size_t thread = 0; thread < threads; ++thread) {
      all.emplace_back([&, thread] {
        for (std::size_t i = thread; i < count; i += threads) {
          const Outcome outcome = database.write_and_wait([&](Transaction& transaction) {
            transaction.record_writer().take(receipt_of(lines[i], "single" + std::to_string(threads), 1));
            return Outcome{};
          });
          if (!outcome) {
            std::terminate();
          }
        }
      });
    }
    for (std::thread& thread : all) {
      thread.join();
    }
  });
}

Took look_singly(AuditLog& audit, std::size_t count, std::size_t threads) {
  AuditRow row;
  row.principal = "key_0192f0c1";
  row.role = "adviser";
  row.purpose = "service-delivery";
  row.operation = "get_profile";
  row.kind = "opened";
  row.request_id = "0192f0c1-7000-7000-8000-000000000000";
  row.profiles = {"0192f0c1-7000-7000-8000-000000000001"};
  row.categories = {"identity", "contact", "involvement"};
  row.status = 200;
  return measure([&] {
    std::vector<std::thread> all;
    for (std::size_t thread = 0; thread < threads; ++thread) {
      all.emplace_back([&] {
        for (std::size_t i = 0; i < count / threads; ++i) {
          if (!audit.append_and_wait(row)) {
            std::terminate();
          }
        }
      });
    }
    for (std::thread& thread : all) {
      thread.join();
    }
  });
}

void run(std::size_t count, const fs::path& directory) {
  const std::vector<Line> lines = make_lines(count);
  fmt::print("{} records; one is {} bytes canonical, {} as received\n", count, lines[0].canonical.size(),
             lines[0].as_received.size());
  say("raw SQLite, rows appended, 1,000 a commit", count, raw(directory, RawKind::appended, lines));
  const Took beside = say("raw SQLite, the same rows", count, raw(directory, RawKind::same, lines));
  auto opened = open_sqlite({.directory = directory});
  if (!opened) {
    throw std::runtime_error(opened.error().detail);
  }
  Database& database = **opened;
  say("take, works of 1,000, empty store", count, take_all(database, lines, "first", 1000, 1), beside);
  say("take, works of 500, beside those", count, take_all(database, lines, "second", 500, 1), beside);
  say("take, works of 100", count, take_all(database, lines, "third", 100, 1), beside);
  say("take again, unchanged, same version", count, take_all(database, lines, "first", 1000, 1), beside);
  say("take again, unchanged, later version", count, take_all(database, lines, "first", 1000, 2), beside);
  const std::size_t singles = std::min<std::size_t>(count, 4000);
  say("take one by one, 1 thread, each durable", singles, take_singly(database, lines, singles, 1));
  say("take one by one, 16 threads, each durable", singles, take_singly(database, lines, singles, 16));
  database.close();

  auto audit = open_audit(directory);
  if (!audit) {
    throw std::runtime_error(audit.error().detail);
  }
  say("audit, 1 thread, each durable", 4000, look_singly(**audit, 4000, 1));
  say("audit, 8 threads, each durable", 8000, look_singly(**audit, 8000, 8));
  say("audit, 64 threads, each durable", 32000, look_singly(**audit, 32000, 64));
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::stoul(argv[1]) : 50'000;
  std::string pattern = (argc > 2 ? fs::path(argv[2]) : fs::temp_directory_path()) / "concord-bench-XXXXXX";
  const fs::path directory = ::mkdtemp(pattern.data());
  try {
    run(count, directory);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "store_bench: {}\n", problem.what());
    fs::remove_all(directory);
    return 1;
  }
  fs::remove_all(directory);
  return 0;
}

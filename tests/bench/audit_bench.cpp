// How fast the audit log proves itself: rows as a council's looks leave them, walked with the chain and the
// heads. Prints one JSON line; rates are of the proof alone.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include <concord/base/ids.hpp>
#include <concord/store/audit.hpp>

namespace {

namespace fs = std::filesystem;
using namespace concord;
using namespace concord::store;

AuditRow look(std::size_t i) {
  AuditRow row;
  row.at = Instant(std::chrono::seconds(1'790'000'000 + static_cast<std::int64_t>(i)));
  row.principal = fmt::format("key_{}", i % 500);
  row.role = "adviser";
  row.purpose = "service-delivery";
  row.operation = "readProfile";
  row.kind = "opened";
  row.request_id = fmt::format("req-{:016x}", i * 0x9e3779b97f4a7c15ULL);
  row.profiles = {fmt::format("{:08x}-0000-7000-8000-{:012x}", i % 100'000, i)};
  row.categories = {"identity", "identifiers-masked", "contact", "involvement", "engagements"};
  row.status = 200;
  return row;
}

void fill(const fs::path& directory, std::size_t entries) {
  auto log = open_audit(directory);
  if (!log) {
    throw std::runtime_error(log.error().detail);
  }
  std::atomic<std::size_t> failed = 0;
  for (std::size_t i = 0; i < entries; ++i) {
    while (!(*log)->append(std::make_shared<const store::AuditRow>(look(i)),
                           [&](Outcome outcome) { failed += outcome ? 0U : 1U; })) {
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  }
  (*log)->close();
  if (failed != 0) {
    throw std::runtime_error("an entry could not be written");
  }
}

double cpu_seconds() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

int run(const fs::path& directory, std::size_t entries) {
  fill(directory, entries);
  const double cpu = cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  const auto proof = prove_audit(directory);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (!proof || proof->fault) {
    fmt::print(stderr, "audit_bench: {}\n", proof ? proof->fault->what : proof.error().detail);
    return 1;
  }
  const auto count = static_cast<double>(proof->entries);
  fmt::print(
      "{{\"bench\":\"audit verify\",\"entries\":{},\"heads\":{},\"entries_per_second\":{:.0f},"
      "\"cpu_microseconds_per_entry\":{:.2f}}}\n",
      proof->entries, proof->heads, count / took.count(), (cpu_seconds() - cpu) * 1e6 / count);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::string pattern = (fs::temp_directory_path() / "concord-bench-XXXXXX").string();
  const fs::path directory = ::mkdtemp(pattern.data());
  int exit_code = 1;
  try {
    exit_code = run(directory, argc > 1 ? std::stoul(argv[1]) : 1'000'000);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "audit_bench: {}\n", problem.what());
  }
  fs::remove_all(directory);
  return exit_code;
}

// The department's side of a delivery: reads an extract with its layout and sends it to the service in
// batches. Every step may be repeated: the service knows an extract by its manifest and a batch by its
// number and bytes, and the same extract always makes the same batches. So whatever was cut short is
// mended by running again; a small progress file spares what was acknowledged already.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include <concord/adapters/layout.hpp>
#include <concord/outbound/http_client.hpp>

namespace concord::agent {

// Tries again what a later try may mend: nothing answered, a time-out, 408, 429, 500, 502, 503, 504. Waits
// a random half to whole of first · 2^n, at most `longest`, and never less than Retry-After asks (up to
// `most_asked`).
struct RetryPolicy {
  int attempts = 12;
  std::chrono::milliseconds first{250};
  std::chrono::milliseconds longest{30'000};
  std::chrono::milliseconds most_asked{300'000};
};

struct PushOptions {
  std::string source;
  std::string server;               // "https://concord.example:8080"
  std::string key;                  // the adapter's bearer key
  std::filesystem::path state;      // where progress and skipped rows are kept
  std::size_t batch_records = 500;  // 1 to 5000; a batch also ends at 8 MiB
  RetryPolicy retry{};
  // Waits between tries; false to give up. Empty: sleeps.
  std::function<bool(std::chrono::milliseconds)> wait{};
};

struct PushProgress {
  std::uint64_t batches = 0;  // acknowledged
  std::uint64_t records = 0;
};

// What the service says became of the records: received = stored + unchanged + rejected.
struct ServerTally {
  std::uint64_t received = 0;
  std::uint64_t stored = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;
  std::uint64_t ceased = 0;
  std::uint64_t would_cease = 0;  // of a held extract
};

struct PushReport {
  std::string extract;              // the service's id for it
  std::string state;                // completed; or held: it waits for approval
  bool already = false;             // the service had the whole of it before
  std::uint64_t resumed_after = 0;  // batches that an earlier run had sent
  std::uint64_t batches = 0;
  std::uint64_t records = 0;  // lines sent, withdrawals among them
  ServerTally tally;
  adapters::Summary rows;
  std::filesystem::path
      skipped;  // rows that did not become records and lines that were rejected; empty: none
};

// Checks the files against the manifest, then pushes. One at a time for one extract. Fails with conflict
// when the extract is not the source's or not the layout's, or has changed since a push of it began; with
// what the service said where it refuses; with unavailable or timeout when it can't be reached in time.
Result<PushReport> push(const adapters::Extract& extract, const adapters::Layout& layout,
                        outbound::HttpClient& http, const PushOptions& options,
                        const std::function<void(const PushProgress&)>& progress = {});

// Reads the extract and sends nothing; `report.rows` is the whole of it. The lines that would be sent are
// written to `records_file`, the rows left out to `skipped_file`, where one is given.
Result<PushReport> rehearse(const adapters::Extract& extract, const adapters::Layout& layout,
                            const std::filesystem::path& skipped_file = {},
                            const std::filesystem::path& records_file = {});

std::string to_text(const PushReport& report);
std::string to_json(const PushReport& report);

}  // namespace concord::agent

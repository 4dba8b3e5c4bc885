// Records come in: batches, single records, withdrawals. Parsing happens off the write lane, storing in
// one transaction; both are plain functions. What was acknowledged is durable and waits to be resolved.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/store/database.hpp>
#include <concord/wire/record_json.hpp>

namespace concord::service {

struct BatchLine {
  std::uint64_t number = 0;  // from 1; blank lines count but are not received
  std::string_view text;     // into ParsedBatch::body
  Result<wire::SightedLine> read;
  std::string record_id;  // also of a line that can't be used, where it says one
  std::string canonical;  // of a record
  Digest content{};
};

struct ParsedBatch {
  std::string body;
  Digest hash{};
  std::vector<BatchLine> lines;
};

// NDJSON: one record or withdrawal a line. A last line without a line end is a truncated upload: it is
// received and rejected, never guessed at. More than `most` lines is an Error.
Result<ParsedBatch> parse_batch(std::string body, std::size_t most = 10'000);

struct BatchRequest {
  std::string source;
  std::optional<Uuid> extract;
  std::optional<std::uint64_t> number_in_extract;
  Instant received{};
};

struct StoredBatch {
  store::BatchRow batch;
  std::optional<Uuid> extract;
  bool repeated = false;  // the same number and bytes again: the first answer
};

Result<StoredBatch> store_batch(store::Transaction& transaction, const BatchRequest& request,
                                const ParsedBatch& parsed);

// One record on its own. The id in the path and in the body must be equal.
struct SingleRequest {
  domain::RecordKey key;
  Instant received{};
};
Result<BatchLine> parse_single(std::string_view body, const domain::RecordKey& key);
Result<store::TakenRecord> store_single(store::Transaction& transaction, const SingleRequest& request,
                                        const BatchLine& line);
Result<store::TakenRecord> withdraw_single(store::Transaction& transaction, const SingleRequest& request,
                                           const domain::SourceVersion& version);

}  // namespace concord::service

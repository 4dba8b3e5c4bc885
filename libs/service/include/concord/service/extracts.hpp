// Extracts: opened with a manifest, filled with batches, completed, and held when too much is missing.
#pragma once

#include <optional>
#include <string>

#include <concord/store/database.hpp>
#include <concord/wire/manifest_json.hpp>

namespace concord::service {

struct OpenRequest {
  wire::Manifest manifest;
  std::string manifest_json;
  Instant now{};
};

struct OpenedExtract {
  store::ExtractRow extract;
  bool repeated = false;  // the same manifest again: the extract that it opened
};

Result<OpenedExtract> open_extract(store::Transaction& transaction, const OpenRequest& request);

// What the adapter believes it sent; a difference leaves the extract open.
struct Expected {
  std::optional<std::uint64_t> records;
  std::optional<std::uint64_t> batches;
};

struct HoldRule {
  double share = 0.2;        // of the known records that may cease without approval
  std::uint64_t least = 20;  // fewer never hold
};

// Completes a delta at once. A full extract ceases what (source, layout) knew and it did not have, unless
// that is more than the rule allows: then it is held, and nothing ceases. Again: the first answer.
Result<store::ExtractRow> complete_extract(store::Transaction& transaction, const Uuid& id,
                                           const Expected& expected, const HoldRule& rule, Instant now);

// Lets a held extract cease what it lacks.
Result<store::ExtractRow> approve_extract(store::Transaction& transaction, const Uuid& id,
                                          const std::string& by, Instant now);

struct SourceStatus {
  std::string source;
  store::RecordReader::Counts records;
  std::uint64_t rejected = 0;
  std::vector<store::ExtractRow> last_extracts;  // one a layout
};
std::vector<SourceStatus> source_statuses(store::Snapshot& snapshot);

}  // namespace concord::service

// Extracts, batches and rejections: received = stored + unchanged + rejected, for each of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/base/result.hpp>
#include <concord/store/records.hpp>

namespace concord::store {

enum class ExtractState : std::uint8_t { open, held, completed };
std::string_view to_string(ExtractState state);

struct Tally {
  std::uint64_t received = 0, stored = 0, unchanged = 0, rejected = 0;
};

struct ExtractRow {
  ExtractNumber number = 0;
  Uuid id;
  std::string source, layout;
  bool full = false;
  Instant current_as_of{};
  std::string manifest;    // as received
  Digest manifest_hash{};  // a second POST of the same one finds this extract again
  ExtractState state = ExtractState::open;
  Instant opened{};
  std::optional<Instant> completed;
  Tally tally;                    // over its batches
  std::uint64_t ceased = 0;       // records that its completion found absent
  std::uint64_t would_cease = 0;  // while held
  std::uint64_t known = 0;        // current records of (source, layout) at completion
  std::string approved_by;
  std::uint64_t batches = 0;
};

enum class BatchState : std::uint8_t { stored, resolved };
std::string_view to_string(BatchState state);

struct BatchRow {
  BatchNumber number = 0;
  Uuid id;
  std::string source;
  std::optional<ExtractNumber> extract;
  std::optional<std::uint64_t> number_in_extract;
  Digest body{};  // of the bytes received
  Instant received_at{};
  Tally tally;
  std::uint64_t resolved = 0;  // records of it that no longer wait
};

struct RejectionRow {
  std::int64_t number = 0;
  std::uint64_t line = 0;  // from 1
  std::string record_id;   // if it could be read
  std::vector<Fault> faults;
  std::string as_received;  // kept, so that it can be mended and sent again; never in a reply
};

class ExtractReader {
 public:
  virtual ~ExtractReader() = default;
  virtual std::optional<ExtractRow> extract(const Uuid& id) const = 0;
  virtual std::optional<ExtractRow> extract(ExtractNumber number) const = 0;
  virtual std::optional<ExtractRow> extract_like(const std::string& source, const Digest& manifest) const = 0;
  virtual std::optional<ExtractRow> last_extract(const std::string& source,
                                                 const std::string& layout) const = 0;
  virtual std::vector<std::string> layouts(const std::string& source) const = 0;
  virtual std::optional<BatchRow> batch(const Uuid& id) const = 0;
  virtual std::optional<BatchRow> batch_in(ExtractNumber extract, std::uint64_t number_in_extract) const = 0;
  // After `after` (a rejection's number), at most `most`.
  virtual std::vector<RejectionRow> rejections(BatchNumber batch, std::int64_t after,
                                               std::size_t most) const = 0;
  virtual std::uint64_t rejected_of(const std::string& source) const = 0;
};

class ExtractWriter {
 public:
  virtual ~ExtractWriter() = default;
  virtual ExtractNumber open(const ExtractRow& extract) = 0;
  virtual void update(const ExtractRow& extract) = 0;
  virtual BatchNumber add(const BatchRow& batch) = 0;
  virtual void set_tally(BatchNumber batch, const Tally& tally) = 0;  // and adds it to the extract's
  virtual void reject(BatchNumber batch, const RejectionRow& rejection) = 0;
};

}  // namespace concord::store

// Erasures: that and when and by what authority records were erased. Of what they said nothing is here, and
// nothing that it could be guessed from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/store/profiles.hpp>
#include <concord/store/records.hpp>

namespace concord::store {

struct ErasureRow {
  std::int64_t number = 0;
  Uuid id;
  std::string reason;           // a code
  std::string authority;        // a ground of article 17, or "retention"
  std::string rule;             // of retention; else empty
  std::string subject_request;  // the id of the request that asked for it, or empty
  std::string by;
  Instant at{};
  std::vector<RecordNumber> records;  // sorted
  std::optional<Instant> lifted;
  std::string lifted_by, lift_reason;
};

// What there is of a record beside the record itself.
struct Remains {
  std::size_t versions = 0;
  std::size_t rejected_lines = 0;  // lines of batches that could not be used and are kept as received
  std::size_t words = 0;           // texts that staff wrote about it: rulings, requests, the break-glass
};

class ErasureReader {
 public:
  virtual ~ErasureReader() = default;
  virtual std::optional<ErasureRow> find(const Uuid& id) const = 0;
  // Before the number `before`, newest first.
  virtual std::vector<ErasureRow> before(std::int64_t before, std::size_t most) const = 0;
  // The latest that has the record and was not lifted.
  virtual std::optional<ErasureRow> of(RecordNumber record) const = 0;
  virtual Remains remains(RecordNumber record) const = 0;
  // Records that were erased after the change `sequence`.
  virtual std::vector<RecordNumber> erased_since(std::int64_t sequence) const = 0;
};

class ErasureWriter {
 public:
  virtual ~ErasureWriter() = default;
  // Notes it, and empties what hangs on its records beside them: lines that were rejected, words of staff,
  // replies kept for repeats that name any of them or of `profiles`. Versions and profiles are the other
  // writers' affair. Once the transaction is durable the write-ahead log is emptied too, as soon as no reader
  // holds it.
  virtual void add(const ErasureRow& erasure, const std::vector<Uuid>& profiles) = 0;
  virtual void lift(std::int64_t number, Instant at, const std::string& by, const std::string& reason) = 0;
};

}  // namespace concord::store

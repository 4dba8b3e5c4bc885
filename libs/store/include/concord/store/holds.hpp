// Legal holds: what must not be erased, whatever else allows it, until the hold ends. A hold hangs on
// records, or on a part as a whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/domain/keys.hpp>
#include <concord/store/records.hpp>

namespace concord::store {

struct HoldRow {
  std::int64_t number = 0;
  Uuid id;
  std::optional<domain::Part> part;   // every record of it, also those that come later; or
  std::vector<RecordNumber> records;  // these, sorted
  std::string reason, authority;
  CivilDate from{};
  std::optional<CivilDate> to;  // its last day; none: until it is ended
  std::string by;
  Instant at{};
  std::optional<Instant> ended;
  std::string ended_by, end_reason;
};

class HoldReader {
 public:
  virtual ~HoldReader() = default;
  virtual std::optional<HoldRow> find(const Uuid& id) const = 0;
  virtual std::vector<HoldRow> all(std::size_t most) const = 0;  // newest first
  // Not ended, with that day among theirs, oldest first.
  virtual std::vector<HoldRow> in_force(CivilDate day) const = 0;
};

class HoldWriter {
 public:
  virtual ~HoldWriter() = default;
  virtual void add(const HoldRow& hold) = 0;
  virtual void end(std::int64_t number, Instant at, const std::string& by, const std::string& reason) = 0;
};

}  // namespace concord::store

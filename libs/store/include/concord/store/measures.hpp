// What was measured of the matching, as it was last.
#pragma once

#include <optional>
#include <string>

#include <concord/base/clock.hpp>

namespace concord::store {

struct MeasuresRow {
  Instant at{};
  std::int64_t change = 0;  // the last change that it knew
  std::string model;        // the version of the one in force
  std::string counts;       // JSON of counts and fixed words
  std::string watched;      // JSON of profile numbers and counts
};

class MeasuresReader {
 public:
  virtual ~MeasuresReader() = default;
  virtual std::optional<MeasuresRow> last() const = 0;
};

class MeasuresWriter {
 public:
  virtual ~MeasuresWriter() = default;
  virtual void keep(const MeasuresRow& measures) = 0;  // in the place of the last
};

}  // namespace concord::store

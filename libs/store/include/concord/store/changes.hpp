// The change table: the spine. Each change has a sequence number; what the number of a profile's last
// change is, is its version.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/store/profiles.hpp>

namespace concord::store {

// kinds: record.stored, record.ceased, record.withdrawn, record.erased, record.lifted (these five are added
// by RecordWriter), profile.created, profile.updated, profile.membership (other records than before),
// profile.joined (redirected into another), profile.emptied (no record is left), profile.erased,
// profile.revived, profile.death-reported, profile.death-verified, profile.death-withdrawn (by the part that
// `detail` names), decision.made, decision.withdrawn, extract.completed, extract.held, model.released (by
// whom it was asked for; the profiles that change by it follow); schemas/change.json tells them
struct ChangeRow {
  std::int64_t sequence = 0;
  Instant at{};
  std::string kind;
  std::optional<ProfileNumber> profile;
  std::optional<ProfileNumber> other_profile;
  std::optional<RecordNumber> record;
  std::string by;      // a principal's id, or empty for the service itself
  std::string detail;  // JSON of ids and fixed words, never of values
};

class ChangeReader {
 public:
  virtual ~ChangeReader() = default;
  virtual std::vector<ChangeRow> after(std::int64_t sequence, std::size_t most) const = 0;
  // Those that name it as `profile` or as `other_profile`, before the sequence `before`, newest first.
  virtual std::vector<ChangeRow> of_profile(ProfileNumber profile, std::int64_t before,
                                            std::size_t most) const = 0;
  virtual std::int64_t last() const = 0;
};

class ChangeWriter {
 public:
  virtual ~ChangeWriter() = default;
  virtual std::int64_t add(const ChangeRow& change) = 0;  // gives it its sequence
};

}  // namespace concord::store

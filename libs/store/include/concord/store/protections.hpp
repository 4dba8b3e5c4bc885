// Protections: a resident who doesn't exist for one member of staff, two residents of whom neither is told of
// beside the other, and records that are never joined. Read by what keeps to them, and told to who may
// protect.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/store/records.hpp>

namespace concord::store {

enum class ProtectionKind : std::uint8_t { not_to_staff, not_to_resident, never_link };
std::string_view to_string(ProtectionKind kind);
Result<ProtectionKind> parse_protection_kind(std::string_view text);

struct ProtectionEndRow {
  Instant at{};
  std::string by, reason;
};

struct ProtectionRow {
  std::int64_t number = 0;
  Uuid id;
  ProtectionKind kind = ProtectionKind::not_to_staff;
  // All records of the resident when it was made, and of the other resident; each sorted.
  std::vector<RecordNumber> records, others;
  std::string staff;  // a principal's id; empty where it is against another resident
  std::string reason, by;
  Instant from{};
  std::optional<Instant> until;  // none: until it is ended
  std::optional<ProtectionEndRow> ended;
};

class ProtectionReader {
 public:
  virtual ~ProtectionReader() = default;
  virtual std::optional<ProtectionRow> find(const Uuid& id) const = 0;
  virtual std::vector<ProtectionRow> all(std::size_t most) const = 0;  // newest first
  virtual std::vector<ProtectionRow> not_ended() const = 0;            // also past their `until`
};

class ProtectionWriter {
 public:
  virtual ~ProtectionWriter() = default;
  virtual std::int64_t add(const ProtectionRow& protection) = 0;  // its number
  virtual void end(std::int64_t number, const ProtectionEndRow& end) = 0;
};

}  // namespace concord::store

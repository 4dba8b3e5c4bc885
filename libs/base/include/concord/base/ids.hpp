// UUID version 7 (RFC 9562): time-ordered, so that an index over them grows at its end.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <concord/base/clock.hpp>

namespace concord {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  auto operator<=>(const Uuid&) const = default;
};

// Random bits come from the system's generator. Two ids made in one process are never equal and are
// ordered by the instant given, then by the order in which they were made. Thread-safe.
Uuid make_uuid(Instant at);
std::string to_string(const Uuid& id);
// Takes the 36-character form, in either case.
Result<Uuid> parse_uuid(std::string_view text);

// `size` random bytes as lower-case hex, from the system's generator.
std::string random_hex(std::size_t size);

}  // namespace concord

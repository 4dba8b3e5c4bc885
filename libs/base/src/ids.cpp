#include <algorithm>
#include <bit>
#include <mutex>
#include <stdexcept>

#include <unistd.h>

#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>

namespace concord {
namespace {

constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

void fill_random(char* into, std::size_t size) {
  constexpr std::size_t kMost = 256;  // of getentropy, at once
  for (std::size_t done = 0; done < size; done += kMost) {
    if (getentropy(into + done, std::min(kMost, size - done)) != 0) {
      throw std::runtime_error("the system's random generator failed");
    }
  }
}

template <std::size_t Count>
std::array<std::uint64_t, Count> random_numbers() {
  std::array<char, Count * sizeof(std::uint64_t)> bytes{};
  fill_random(bytes.data(), bytes.size());
  return std::bit_cast<std::array<std::uint64_t, Count>>(bytes);
}

// The 64 bits below the microsecond: they start at random and grow by random steps for as long as the
// process lives, so ids of one instant stay in order and the next one can't be told from the last.
std::uint64_t next_tail() {
  static std::mutex mutex;
  static std::uint64_t tail = random_numbers<1>().front() >> 1U;
  static std::array<std::uint64_t, 32> steps{};
  static std::size_t left = 0;
  const std::lock_guard lock(mutex);
  if (left == 0) {
    steps = random_numbers<steps.size()>();
    left = steps.size();
  }
  tail += 1 + (steps[--left] >> 40U);
  return tail;
}

void put(Uuid& id, std::size_t first, std::size_t count, std::uint64_t value) {
  for (std::size_t i = count; i-- > 0; value >>= 8U) {
    id.bytes[first + i] = static_cast<std::uint8_t>(value & 0xFFU);
  }
}

}  // namespace

Uuid make_uuid(Instant at) {
  const auto micros = static_cast<std::uint64_t>(std::max<std::int64_t>(0, at.time_since_epoch().count()));
  const std::uint64_t tail = next_tail();
  // RFC 9562, method 3: the sub-millisecond part stands in rand_a (ten bits, then two of the tail).
  const std::uint64_t rand_a = micros % 1000U << 2U | tail >> 62U;
  Uuid id;
  put(id, 0, 6, micros / 1000U);
  put(id, 6, 2, 0x7000U | rand_a);
  put(id, 8, 8, 0x8000000000000000ULL | (tail & 0x3FFFFFFFFFFFFFFFULL));
  return id;
}

std::string to_string(const Uuid& id) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string text(kForm);
  std::size_t nibble = 0;
  for (char& c : text) {
    if (c == '-') continue;
    const unsigned byte = id.bytes[nibble / 2];
    c = kHex[nibble % 2 == 0 ? byte >> 4U : byte & 0xFU];
    ++nibble;
  }
  return text;
}

Result<Uuid> parse_uuid(std::string_view text) {
  const auto refuse = [] { return fail(Code::invalid_value, "not a UUID"); };
  if (text.size() != kForm.size()) return refuse();
  std::string hex;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((kForm[i] == '-') != (text[i] == '-')) return refuse();
    if (text[i] != '-') hex += text[i];
  }
  const std::string bytes = from_hex(hex);
  Uuid id;
  if (bytes.size() != id.bytes.size()) return refuse();
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

std::string random_hex(std::size_t size) {
  std::string bytes(size, '\0');
  fill_random(bytes.data(), bytes.size());
  return to_hex(bytes);
}

}  // namespace concord

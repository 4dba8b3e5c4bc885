#include "stop_keys.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

#include <fmt/format.h>

namespace concord::matching {
namespace {

constexpr std::size_t kDigits = 16;
constexpr std::size_t kMarksAKey = 16;

}  // namespace

StopKeys::StopKeys(std::vector<Key> keys) : keys_(std::move(keys)) {
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  if (keys_.empty()) return;
  const std::size_t slots = std::bit_ceil(keys_.size() * 2 + 2);
  shift_ = 64U - static_cast<unsigned>(std::countr_zero(slots));
  table_.resize(slots);
  marks_.resize(std::max<std::size_t>(slots * kMarksAKey / 2 / 64, 1));
  for (const Key key : keys_) {
    const std::size_t mark = key & (marks_.size() * 64 - 1);
    marks_[mark / 64] |= std::uint64_t{1} << (mark % 64);
    std::size_t slot = slot_of(key);
    while (key != 0 && table_[slot] != 0) slot = (slot + 1) & (slots - 1);
    if (key != 0) table_[slot] = key;
  }
}

bool StopKeys::is_in_table(Key key) const {
  if (key == 0) return keys_.front() == 0;
  std::size_t slot = slot_of(key);
  while (table_[slot] != 0 && table_[slot] != key) slot = (slot + 1) & (table_.size() - 1);
  return table_[slot] == key;
}

std::string to_text(const StopKeys& stop) {
  std::string text;
  text.reserve(stop.keys().size() * kDigits);
  for (const Key key : stop.keys()) fmt::format_to(std::back_inserter(text), "{:016x}", key);
  return text;
}

bool read_stop_keys(std::string_view text, StopKeys& stop) {
  if (text.size() % kDigits != 0) return false;
  std::vector<Key> keys(text.size() / kDigits);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const char* const from = text.data() + i * kDigits;
    const auto [end, error] = std::from_chars(from, from + kDigits, keys[i], 16);
    if (error != std::errc{} || end != from + kDigits) return false;
  }
  stop = StopKeys(std::move(keys));
  return true;
}

}  // namespace concord::matching

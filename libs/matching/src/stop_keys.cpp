#include "stop_keys.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace concord::matching {
namespace {

constexpr std::size_t kDigits = 16;
constexpr std::size_t kMarkBits = 22;

}  // namespace

StopKeys::StopKeys(std::vector<Key> keys) : keys_(std::move(keys)) {
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  if (!keys_.empty()) marks_.resize((std::size_t{1} << kMarkBits) / 64);
  for (const Key key : keys_) {
    const std::size_t at = key >> (64 - kMarkBits);
    marks_[at / 64] |= std::uint64_t{1} << (at % 64);
  }
}

bool StopKeys::contains(Key key) const {
  if (keys_.empty()) return false;
  const std::size_t at = key >> (64 - kMarkBits);
  return (marks_[at / 64] >> (at % 64) & 1U) != 0 && std::binary_search(keys_.begin(), keys_.end(), key);
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

// Keys that are too common to bring anybody together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/large_pages.hpp>

namespace concord::matching {

using Key = std::uint64_t;

// Spreads what a key is made of over all its bits.
constexpr Key mix(Key key) {
  key ^= key >> 31U;
  key *= 0x7fb5d329728ea185ULL;
  key ^= key >> 27U;
  key *= 0x81dadef4bc2dd44dULL;
  return key ^ (key >> 33U);
}

// A set of keys, made for asking after keys that are mostly not in it.
class StopKeys {
 public:
  StopKeys() = default;
  explicit StopKeys(std::vector<Key> keys);
  bool contains(Key key) const { return is_marked(key) && is_in_table(key); }
  bool empty() const { return keys_.empty(); }
  std::span<const Key> keys() const { return keys_; }  // sorted

 private:
  bool is_marked(Key key) const {
    const std::size_t mark = key & (marks_.size() * 64 - 1);
    return !marks_.empty() && (marks_[mark / 64] >> (mark % 64) & 1U) != 0;
  }
  bool is_in_table(Key key) const;
  std::size_t slot_of(Key key) const { return key >> shift_; }

  std::vector<Key> keys_;
  LargeVector<std::uint64_t> marks_;  // a bit for each value of a key's low bits: most questions end here
  LargeVector<Key> table_;            // open addressing by the high bits; 0 is no key
  unsigned shift_ = 0;
};

// As a model file carries them: 16 hex digits each. Empty keys where the text is not that.
std::string to_text(const StopKeys& stop);
bool read_stop_keys(std::string_view text, StopKeys& stop);

}  // namespace concord::matching

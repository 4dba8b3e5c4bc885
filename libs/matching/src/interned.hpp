// Distinct texts under numbers, each for as long as somebody holds it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/hash.hpp>

namespace concord::matching {

using TextId = std::uint32_t;  // 0: none

// `Notes` is what is kept beside a text. A text of one group is another than the same text of another group.
// An entry stays where it is while it is held. Not thread-safe; many may read while nobody holds or releases.
template <class Notes>
class Interned {
 public:
  struct Entry {
    std::string text;
    std::uint64_t hash = 0;  // hash64 of the text
    std::uint32_t holders = 0;
    std::uint16_t group = 0;
    Notes notes{};
  };

  // The text's number, with one holder more; `made` says whether it is a new one.
  TextId hold(std::uint16_t group, std::string_view text, bool& made) {
    if ((used_ + 1) * 2 > table_.size()) grow();
    const std::uint64_t hash = hash64(text);
    TextId& place = table_[slot_of(group, text, hash)];
    made = place == 0;
    if (made) {
      place = next_id();
      Entry& entry = at(place);
      entry.text = text;
      entry.hash = hash;
      entry.group = group;
      ++used_;
    }
    ++at(place).holders;
    return place;
  }
  TextId find(std::uint16_t group, std::string_view text) const {
    return table_.empty() ? 0 : table_[slot_of(group, text, hash64(text))];
  }
  void release(TextId id) {
    Entry& entry = at(id);
    if (--entry.holders != 0) return;
    erase(slot_of(entry.group, entry.text, entry.hash));
    std::destroy_at(&entry);  // an erased person's name must not stay behind
    std::construct_at(&entry);
    free_.push_back(id);
    --used_;
  }

  Entry& at(TextId id) { return chunks_[id / kChunk][id % kChunk]; }
  const Entry& at(TextId id) const { return chunks_[id / kChunk][id % kChunk]; }
  // Numbers are below this; those that nobody holds have no holders.
  TextId end() const { return end_; }
  std::size_t size() const { return used_; }

 private:
  static constexpr std::size_t kChunk = 1024;

  static std::uint64_t home(std::uint16_t group, std::uint64_t hash) {
    return hash + group * 0x9e3779b97f4a7c15ULL;
  }
  std::size_t slot_of(std::uint16_t group, std::string_view text, std::uint64_t hash) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = home(group, hash) & mask;
    for (; table_[slot] != 0; slot = (slot + 1) & mask) {
      const Entry& entry = at(table_[slot]);
      if (entry.hash == hash && entry.group == group && entry.text == text) break;
    }
    return slot;
  }
  void grow() {
    std::vector<TextId> old(table_.empty() ? 64 : table_.size() * 2);
    old.swap(table_);
    for (const TextId id : old) {
      if (id == 0) continue;
      const std::size_t mask = table_.size() - 1;
      std::size_t slot = home(at(id).group, at(id).hash) & mask;
      while (table_[slot] != 0) slot = (slot + 1) & mask;
      table_[slot] = id;
    }
  }
  // Moves later ones of the same run back, so that no marker of a removed text is needed.
  void erase(std::size_t hole) {
    const std::size_t mask = table_.size() - 1;
    for (std::size_t next = (hole + 1) & mask; table_[next] != 0; next = (next + 1) & mask) {
      const Entry& entry = at(table_[next]);
      const std::size_t wanted = home(entry.group, entry.hash) & mask;
      if (((next - wanted) & mask) < ((next - hole) & mask)) continue;
      table_[hole] = table_[next];
      hole = next;
    }
    table_[hole] = 0;
  }
  TextId next_id() {
    if (!free_.empty()) {
      const TextId id = free_.back();
      free_.pop_back();
      return id;
    }
    if (end_ % kChunk == 0 || chunks_.empty()) chunks_.push_back(std::make_unique<Entry[]>(kChunk));
    return end_++;
  }

  std::vector<TextId> table_;
  std::vector<std::unique_ptr<Entry[]>> chunks_;
  std::vector<TextId> free_;
  TextId end_ = 1;
  std::size_t used_ = 0;
};

}  // namespace concord::matching

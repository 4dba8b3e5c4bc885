// Which rows hold a key: flat tables from 64-bit keys to rows. Most keys are held by one row, which then
// stands in the table itself.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include <concord/base/large_pages.hpp>

#include "stop_keys.hpp"

namespace concord::matching {

using Row = std::uint32_t;

class Postings {
 public:
  // Keys are spread over so many tables: a part grows by itself, and several threads may fill several parts.
  static constexpr std::size_t kParts = 16;
  static std::size_t part_of(Key key) { return key >> 60U; }

  // A row may stand under a key once: the caller adds only what is not there, and removes only what is.
  // Both return how many rows hold the key afterwards. Of keys of different parts many may add at once.
  std::size_t add(Key key, Row row) { return parts_[part_of(key)].add(key, row); }
  std::size_t remove(Key key, Row row) { return parts_[part_of(key)].remove(key, row); }
  struct Holding {
    Key key;
    Row row;
  };
  // The same of many, all of one part. Returns how many keys they brought past `cap` rows.
  std::size_t add_all(std::size_t part, std::span<const Holding> holdings, std::size_t cap);
  // In no order that means anything; valid until the next change.
  std::span<const Row> rows(Key key) const { return parts_[part_of(key)].rows(key); }
  // Where a key stands, while no key comes or goes: 28 bits are enough for a part of 4 GB.
  using Place = std::uint32_t;
  // Calls visit(place, rows) for each key of a part that from two to `most` rows hold.
  template <class Visit>
  void each_shared(std::size_t part, std::size_t most, Visit visit) const;
  std::span<const Row> rows_at(Place place) const { return parts_[place >> 28U].rows_at(place & kInPart); }
  void prefetch_at(Place place) const { parts_[place >> 28U].prefetch_at(place & kInPart); }
  // Brings a key's place on its way from memory.
  void prefetch(Key key) const { parts_[part_of(key)].prefetch(key); }
  std::size_t keys() const;

 private:
  static constexpr Place kInPart = (Place{1} << 28U) - 1;

  class Part {
   public:
    std::size_t add(Key key, Row row);
    std::size_t remove(Key key, Row row);
    std::span<const Row> rows(Key key) const;
    void prefetch(Key key) const { __builtin_prefetch(&table_[home(key)]); }
    void prefetch_at(std::size_t slot) const { __builtin_prefetch(&table_[slot]); }
    std::span<const Row> rows_at(std::size_t slot) const {
      const Entry& entry = table_[slot];
      if (entry.count <= 1) return {&entry.row, entry.count};
      return {list(pool_of(entry.count), entry.row), entry.count};
    }
    std::size_t slots() const { return table_.size(); }
    std::size_t count_at(std::size_t slot) const { return table_[slot].count; }
    std::size_t keys() const { return used_; }

   private:
    struct Entry {
      Key key = 0;
      Row row = 0;              // the one row, or the number of the list
      std::uint32_t count = 0;  // 0: free
    };
    // Lists of up to 2, 4, 8 ... rows lie side by side, each kind in a pool of its own.
    struct Pool {
      LargeVector<Row> rows;
      std::vector<std::uint32_t> free;
    };
    static constexpr std::size_t kFirstSize = 64;
    // Keys are well mixed: the 32 bits after those that choose the part choose the place, in a table of any
    // size.
    std::size_t home(Key key) const { return ((key << 4U) >> 32U) * table_.size() >> 32U; }
    std::size_t after(std::size_t slot) const { return slot + 1 == table_.size() ? 0 : slot + 1; }
    // How far a slot lies behind another, around the end.
    std::size_t distance(std::size_t from, std::size_t to) const {
      return to >= from ? to - from : to + table_.size() - from;
    }
    static std::size_t pool_of(std::size_t count) {
      return static_cast<std::size_t>(std::bit_width(count - 1)) - 1;
    }
    std::size_t slot_of(Key key) const;
    void grow();
    void erase(std::size_t slot);
    std::uint32_t new_list(std::size_t pool);
    Row* list(std::size_t pool, std::uint32_t at) {
      return pools_[pool].rows.data() + (std::size_t{at} << (pool + 1));
    }
    const Row* list(std::size_t pool, std::uint32_t at) const {
      return pools_[pool].rows.data() + (std::size_t{at} << (pool + 1));
    }
    void free_list(std::size_t pool, std::uint32_t at);

    LargeVector<Entry> table_ = LargeVector<Entry>(kFirstSize);
    std::vector<Pool> pools_;
    std::size_t used_ = 0;
  };

  std::array<Part, kParts> parts_;
};

template <class Visit>
void Postings::each_shared(std::size_t part, std::size_t most, Visit visit) const {
  constexpr std::size_t kAhead = 16;  // whose lists are on their way from memory
  const Part& in = parts_[part];
  for (std::size_t slot = 0; slot < in.slots(); ++slot) {
    if (slot + kAhead < in.slots()) __builtin_prefetch(in.rows_at(slot + kAhead).data());
    const std::size_t count = in.count_at(slot);
    if (count > 1 && count <= most) visit(static_cast<Place>(part << 28U | slot), in.rows_at(slot));
  }
}

}  // namespace concord::matching

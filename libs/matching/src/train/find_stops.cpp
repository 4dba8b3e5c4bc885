#include "find_stops.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <utility>

#include <concord/base/large_pages.hpp>
#include <concord/base/share_out.hpp>

namespace concord::matching {
namespace {

// Counts up to one more than kMostHolders in a table that is shorter than the keys: two keys that meet in it
// count together, which can only make a key be taken for more common than it is.
class Counters {
 public:
  Counters() : counts_(kSize) {}
  void add(Key key) {
    std::atomic<std::uint8_t>& count = counts_[key & (kSize - 1)];
    std::uint8_t seen = count.load(std::memory_order_relaxed);
    while (seen < kFull && !count.compare_exchange_weak(seen, static_cast<std::uint8_t>(seen + 1),
                                                        std::memory_order_relaxed)) {
    }
  }
  void prefetch(Key key) const { __builtin_prefetch(&counts_[key & (kSize - 1)], 1); }
  std::size_t of(Key key) const { return counts_[key & (kSize - 1)].load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kSize = std::size_t{1} << 26U;
  static constexpr std::uint8_t kFull = kMostHolders + 1;
  LargeVector<std::atomic<std::uint8_t>> counts_;
};

// A common key comes up often, and is wanted once. Forgets: what it says is new may have been there, but
// nothing that is new is passed over.
class Lately {
 public:
  bool first_time(Key key) {
    Key& place = keys_[key & (kSize - 1)];
    return key == 0 || std::exchange(place, key) != key;
  }

 private:
  static constexpr std::size_t kSize = std::size_t{1} << 15U;
  std::vector<Key> keys_ = std::vector<Key>(kSize);
};

// The keys that are counted of one record, in the place of what the list held.
using KeysOf = std::function<void(std::size_t record, std::vector<Key>& keys)>;

void sort_unique(std::vector<Key>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

std::vector<Key> common(std::size_t records, std::size_t most, unsigned threads, const KeysOf& keys_of) {
  constexpr std::size_t kAtATime = 256;
  Counters counters;
  std::vector<std::vector<Key>> made(threads), found(threads);
  std::vector<Lately> lately(threads);
  share_out(records, threads, kAtATime, [&](unsigned thread, std::size_t i) {
    keys_of(i, made[thread]);
    for (const Key key : made[thread]) counters.prefetch(key);
    for (const Key key : made[thread]) counters.add(key);
  });
  share_out(records, threads, kAtATime, [&](unsigned thread, std::size_t i) {
    keys_of(i, made[thread]);
    for (const Key key : made[thread]) counters.prefetch(key);
    for (const Key key : made[thread]) {
      if (counters.of(key) > most && lately[thread].first_time(key)) found[thread].push_back(key);
    }
    if (found[thread].size() > (1U << 20U)) sort_unique(found[thread]);
  });
  std::vector<Key> all;
  for (const auto& part : found) all.insert(all.end(), part.begin(), part.end());
  sort_unique(all);
  return all;
}

// Of each record only what is too common goes on: its parts of combinations. Those of many records lie side
// by side.
class Parts {
 public:
  Parts(const Vocabulary& vocabulary, std::span<const Features* const> records, const StopKeys& stop,
        unsigned threads)
      : chunks_((records.size() + kChunk - 1) / kChunk) {
    share_out(chunks_.size(), threads, 1, [&](unsigned, std::size_t at) {
      std::vector<Key> atoms;
      for (std::size_t i = at * kChunk; i < std::min(records.size(), (at + 1) * kChunk); ++i) {
        prefetch_ahead(records, i);
        atoms_of(vocabulary, *records[i], atoms);
        std::erase_if(atoms, [&](Key key) { return !stop.contains(key); });
        chunks_[at].keys.insert(chunks_[at].keys.end(), atoms.begin(), atoms.end());
        chunks_[at].ends.push_back(static_cast<std::uint32_t>(chunks_[at].keys.size()));
      }
      chunks_[at].keys.shrink_to_fit();
    });
  }
  std::span<const Key> of(std::size_t record) const {
    const Chunk& chunk = chunks_[record / kChunk];
    const std::size_t at = record % kChunk;
    const std::size_t from = at == 0 ? 0 : chunk.ends[at - 1];
    return std::span(chunk.keys).subspan(from, chunk.ends[at] - from);
  }

 private:
  static constexpr std::size_t kChunk = 4096;
  struct Chunk {
    std::vector<Key> keys;
    std::vector<std::uint32_t> ends;  // of each record's
  };
  std::vector<Chunk> chunks_;
};

}  // namespace

StopKeys find_stops(const Vocabulary& vocabulary, std::span<const Features* const> records, std::size_t most,
                    unsigned threads) {
  threads = std::max(threads, 1U);
  std::vector<Key> all = common(records.size(), most, threads, [&](std::size_t i, std::vector<Key>& keys) {
    prefetch_ahead(records, i);
    atoms_of(vocabulary, *records[i], keys);
  });
  const Parts parts(vocabulary, records, StopKeys(all), threads);
  const std::vector<Key> pairs =
      common(records.size(), most, threads, [&](std::size_t i, std::vector<Key>& keys) {
        keys.clear();
        found_pairs(parts.of(i), keys);
      });
  all.insert(all.end(), pairs.begin(), pairs.end());
  const StopKeys stop(all);
  const std::vector<Key> triples =
      common(records.size(), most, threads, [&](std::size_t i, std::vector<Key>& keys) {
        keys.clear();
        found_triples(parts.of(i), stop, keys);
      });
  all.insert(all.end(), triples.begin(), triples.end());
  return StopKeys(std::move(all));
}

}  // namespace concord::matching

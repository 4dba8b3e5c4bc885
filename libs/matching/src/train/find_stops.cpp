#include "find_stops.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "../share_out.hpp"

namespace concord::matching {
namespace {

// Counts up to one more than kMostHolders in a table that is shorter than the keys: two keys that meet in it
// count together, which can only make a key be taken for more common than it is.
class Counters {
 public:
  Counters() : counts_(std::make_unique<std::atomic<std::uint8_t>[]>(kSize)) {}
  void add(Key key) {
    std::atomic<std::uint8_t>& count = counts_[key & (kSize - 1)];
    std::uint8_t seen = count.load(std::memory_order_relaxed);
    while (seen < kFull && !count.compare_exchange_weak(seen, static_cast<std::uint8_t>(seen + 1),
                                                        std::memory_order_relaxed)) {
    }
  }
  std::size_t of(Key key) const { return counts_[key & (kSize - 1)].load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kSize = std::size_t{1} << 26U;
  static constexpr std::uint8_t kFull = kMostHolders + 1;
  std::unique_ptr<std::atomic<std::uint8_t>[]> counts_;
};

using KeysOf = std::function<std::vector<Key>(const Features&)>;

std::vector<Key> common(std::span<const Features* const> records, std::size_t most, unsigned threads,
                        const KeysOf& keys_of) {
  constexpr std::size_t kAtATime = 256;
  Counters counters;
  share_out(records.size(), threads, kAtATime, [&](unsigned, std::size_t i) {
    for (const Key key : keys_of(*records[i])) counters.add(key);
  });
  std::vector<std::vector<Key>> found(std::max(threads, 1U));
  share_out(records.size(), threads, kAtATime, [&](unsigned thread, std::size_t i) {
    for (const Key key : keys_of(*records[i])) {
      if (counters.of(key) > most) found[thread].push_back(key);
    }
    if (found[thread].size() > (1U << 20U)) {
      std::sort(found[thread].begin(), found[thread].end());
      found[thread].erase(std::unique(found[thread].begin(), found[thread].end()), found[thread].end());
    }
  });
  std::vector<Key> all;
  for (const auto& part : found) all.insert(all.end(), part.begin(), part.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

StopKeys find_stops(const Vocabulary& vocabulary, std::span<const Features* const> records, std::size_t most,
                    unsigned threads) {
  const auto atoms = [&](const Features& features) { return atoms_of(vocabulary, features); };
  std::vector<Key> all = common(records, most, threads, atoms);
  for (const auto combine : {found_pairs, found_triples}) {
    const StopKeys stop(all);
    const std::vector<Key> more =
        common(records, most, threads,
               [&](const Features& features) { return combine(atoms(features), stop); });
    all.insert(all.end(), more.begin(), more.end());
  }
  return StopKeys(std::move(all));
}

}  // namespace concord::matching

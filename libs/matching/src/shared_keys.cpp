#include "shared_keys.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <stdexcept>

#include <concord/base/share_out.hpp>

namespace concord::matching {
namespace {

// Calls visit(place, row) for each of the rows that share a key but the first.
template <class Visit>
void each_later(const Postings& keys, std::size_t most, unsigned threads, Visit visit) {
  share_out(Postings::kParts, threads, 1, [&](unsigned, std::size_t part) {
    keys.each_shared(part, most, [&](Postings::Place place, std::span<const Row> rows) {
      const Row first = *std::min_element(rows.begin(), rows.end());
      for (const Row row : rows) {
        if (row != first) visit(place, row);
      }
    });
  });
}

}  // namespace

SharedKeys::SharedKeys(const Postings& keys, std::size_t rows, std::size_t most, unsigned threads)
    : keys_(keys), starts_(rows + 1) {
  const auto change = [&](Row row, int by) {
    return std::atomic_ref(starts_[row]).fetch_add(static_cast<std::uint32_t>(by), std::memory_order_relaxed);
  };
  each_later(keys, most, threads, [&](Postings::Place, Row row) { change(row, 1); });
  std::uint64_t all = 0;
  for (std::uint32_t& start : starts_) start = static_cast<std::uint32_t>(all += start);
  if (all > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("too many keys are shared");
  places_.resize(all);
  // Each row's are filled in from its end, so that in the end its start is left.
  each_later(keys, most, threads,
             [&](Postings::Place place, Row row) { places_[change(row, -1) - 1] = place; });
}

void SharedKeys::fetch_ahead(Row row) const {
  if (row + std::size_t{3} < starts_.size()) {
    for (const Postings::Place place : of(row + 2)) keys_.prefetch_at(place);
  }
  if (row + std::size_t{2} < starts_.size()) {
    for (const Postings::Place place : of(row + 1)) __builtin_prefetch(keys_.rows_at(place).data());
  }
}

}  // namespace concord::matching

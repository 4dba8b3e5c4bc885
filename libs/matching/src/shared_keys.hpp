// For many questions at once: of every row the keys that rows before it hold too. Nearly all keys are held by
// one row alone, and to make a row's keys and find each costs as much as comparing it with whom it meets.
#pragma once

#include <span>

#include <concord/base/large_pages.hpp>

#include "postings.hpp"

namespace concord::matching {

// Good until the keys change; many may read it. Takes four bytes for each key of a row that is shared.
class SharedKeys {
 public:
  // Of `rows` rows, by keys that at most `most` rows hold. `threads` doesn't show.
  SharedKeys(const Postings& keys, std::size_t rows, std::size_t most, unsigned threads);

  // Each row before this one that it shares a key with, as often as it shares one.
  template <class Visit>
  void each_before(Row row, Visit visit) const {
    fetch_ahead(row);
    for (const Postings::Place place : of(row)) {
      for (const Row other : keys_.rows_at(place)) {
        if (other < row) visit(other);
      }
    }
  }

 private:
  std::span<const Postings::Place> of(Row row) const {
    return std::span(places_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
  }
  // Rows are asked for one after the other: what the next ones need is brought on its way from memory.
  void fetch_ahead(Row row) const;

  const Postings& keys_;
  LargeVector<std::uint32_t> starts_;  // of each row's places, and where the last one's end
  LargeVector<Postings::Place> places_;
};

}  // namespace concord::matching

// Which rows hold a key: a flat table from 64-bit keys to rows. Most keys are held by one row, which then
// stands in the table itself.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "keys.hpp"

namespace concord::matching {

using Row = std::uint32_t;

class Postings {
 public:
  Postings();
  // A row may stand under a key once: the caller adds only what is not there, and removes only what is.
  // Both return how many rows hold the key afterwards.
  std::size_t add(Key key, Row row);
  std::size_t remove(Key key, Row row);
  // In no order that means anything; valid until the next change.
  std::span<const Row> rows(Key key) const;
  std::size_t keys() const { return used_; }
  template <class Visit>
  void each_shared(Visit visit) const {  // visit(number of rows), for keys with more than one
    for (const Entry& entry : table_) {
      if (entry.count > 1) visit(static_cast<std::size_t>(entry.count));
    }
  }

 private:
  struct Entry {
    Key key = 0;
    Row row = 0;              // the one row, or the list's place in lists_
    std::uint32_t count = 0;  // 0: free
  };
  std::size_t slot_of(Key key) const;
  void grow();
  void erase(std::size_t slot);
  std::uint32_t new_list();

  std::vector<Entry> table_;
  std::vector<std::vector<Row>> lists_;
  std::vector<std::uint32_t> free_lists_;
  std::size_t used_ = 0;
};

}  // namespace concord::matching

#include "postings.hpp"

#include <algorithm>

namespace concord::matching {

std::size_t Postings::keys() const {
  std::size_t all = 0;
  for (const Part& part : parts_) all += part.keys();
  return all;
}

std::size_t Postings::add_all(std::size_t part, std::span<const Holding> holdings, std::size_t cap) {
  constexpr std::size_t kAhead = 16;  // whose places are on their way from memory
  Part& into = parts_[part];
  std::size_t over = 0;
  for (std::size_t i = 0; i < holdings.size(); ++i) {
    if (i + kAhead < holdings.size()) into.prefetch(holdings[i + kAhead].key);
    if (into.add(holdings[i].key, holdings[i].row) == cap + 1) ++over;
  }
  return over;
}

std::size_t Postings::Part::slot_of(Key key) const {
  std::size_t slot = home(key);
  while (table_[slot].count != 0 && table_[slot].key != key) slot = after(slot);
  return slot;
}

// By half: a table is most of what an index takes.
void Postings::Part::grow() {
  LargeVector<Entry> old(table_.size() + table_.size() / 2);
  old.swap(table_);
  for (const Entry& entry : old) {
    if (entry.count != 0) table_[slot_of(entry.key)] = entry;
  }
}

std::uint32_t Postings::Part::new_list(std::size_t pool) {
  if (pools_.size() <= pool) pools_.resize(pool + 1);
  Pool& from = pools_[pool];
  if (from.free.empty()) {
    const std::size_t size = from.rows.size();
    from.rows.resize(size + (std::size_t{2} << pool));
    return static_cast<std::uint32_t>(size >> (pool + 1));
  }
  const std::uint32_t at = from.free.back();
  from.free.pop_back();
  return at;
}

void Postings::Part::free_list(std::size_t pool, std::uint32_t at) { pools_[pool].free.push_back(at); }

std::size_t Postings::Part::add(Key key, Row row) {
  if ((used_ + 1) * 4 > table_.size() * 3) grow();
  Entry& entry = table_[slot_of(key)];
  if (entry.count == 0) {
    entry = {key, row, 1};
    ++used_;
    return 1;
  }
  const std::size_t pool = pool_of(entry.count + std::size_t{1});
  if (entry.count == 1) {
    const std::uint32_t at = new_list(pool);
    list(pool, at)[0] = entry.row;
    entry.row = at;
  } else if (const std::size_t before = pool_of(entry.count); before != pool) {  // its list is full
    const std::uint32_t at = new_list(pool);
    std::copy_n(list(before, entry.row), entry.count, list(pool, at));
    free_list(before, entry.row);
    entry.row = at;
  }
  list(pool, entry.row)[entry.count] = row;
  return ++entry.count;
}

std::size_t Postings::Part::remove(Key key, Row row) {
  const std::size_t slot = slot_of(key);
  Entry& entry = table_[slot];
  if (entry.count == 0) return 0;
  if (entry.count == 1) {
    erase(slot);
    return 0;
  }
  const std::size_t pool = pool_of(entry.count);
  Row* const rows = list(pool, entry.row);
  Row* const found = std::find(rows, rows + entry.count, row);
  if (found == rows + entry.count) return entry.count;
  *found = rows[--entry.count];
  if (entry.count == 1) {
    const Row last = rows[0];
    free_list(pool, entry.row);
    entry.row = last;
  } else if (const std::size_t smaller = pool_of(entry.count); smaller != pool) {
    const std::uint32_t at = new_list(smaller);
    std::copy_n(list(pool, entry.row), entry.count, list(smaller, at));
    free_list(pool, entry.row);
    entry.row = at;
  }
  return entry.count;
}

// Moves later entries of the same run back, so that no marker of a removed key is needed.
void Postings::Part::erase(std::size_t slot) {
  std::size_t hole = slot;
  for (std::size_t next = after(slot); table_[next].count != 0; next = after(next)) {
    if (distance(home(table_[next].key), next) < distance(hole, next)) continue;
    table_[hole] = table_[next];
    hole = next;
  }
  table_[hole] = {};
  --used_;
}

std::span<const Row> Postings::Part::rows(Key key) const { return rows_at(slot_of(key)); }

}  // namespace concord::matching

#include "postings.hpp"

#include <algorithm>

namespace concord::matching {
namespace {
constexpr std::size_t kFirstSize =
    1024;  // a power of two: keys are well mixed, their low bits choose the place
}

Postings::Postings() : table_(kFirstSize) {}

std::size_t Postings::slot_of(Key key) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = key & mask;
  while (table_[slot].count != 0 && table_[slot].key != key) slot = (slot + 1) & mask;
  return slot;
}

void Postings::grow() {
  std::vector<Entry> old(table_.size() * 2);
  old.swap(table_);
  for (const Entry& entry : old) {
    if (entry.count != 0) table_[slot_of(entry.key)] = entry;
  }
}

std::uint32_t Postings::new_list() {
  if (free_lists_.empty()) {
    lists_.emplace_back();
    return static_cast<std::uint32_t>(lists_.size() - 1);
  }
  const std::uint32_t list = free_lists_.back();
  free_lists_.pop_back();
  return list;
}

std::size_t Postings::add(Key key, Row row) {
  if ((used_ + 1) * 4 > table_.size() * 3) grow();
  Entry& entry = table_[slot_of(key)];
  if (entry.count == 0) {
    entry = {key, row, 1};
    ++used_;
    return 1;
  }
  if (entry.count == 1) {
    const std::uint32_t list = new_list();
    lists_[list] = {entry.row, row};
    entry.row = list;
  } else {
    lists_[entry.row].push_back(row);
  }
  return ++entry.count;
}

std::size_t Postings::remove(Key key, Row row) {
  const std::size_t slot = slot_of(key);
  Entry& entry = table_[slot];
  if (entry.count == 0) return 0;
  if (entry.count == 1) {
    erase(slot);
    return 0;
  }
  std::vector<Row>& list = lists_[entry.row];
  const auto found = std::find(list.begin(), list.end(), row);
  if (found == list.end()) return entry.count;
  *found = list.back();
  list.pop_back();
  if (--entry.count == 1) {
    const Row last = list.front();
    list = {};
    free_lists_.push_back(entry.row);
    entry.row = last;
  }
  return entry.count;
}

// Moves later entries of the same run back, so that no marker of a removed key is needed.
void Postings::erase(std::size_t slot) {
  const std::size_t mask = table_.size() - 1;
  std::size_t hole = slot;
  for (std::size_t next = (slot + 1) & mask; table_[next].count != 0; next = (next + 1) & mask) {
    const std::size_t home = table_[next].key & mask;
    if (((next - home) & mask) < ((next - hole) & mask)) continue;
    table_[hole] = table_[next];
    hole = next;
  }
  table_[hole] = {};
  --used_;
}

std::span<const Row> Postings::rows(Key key) const {
  const Entry& entry = table_[slot_of(key)];
  if (entry.count == 0) return {};
  if (entry.count == 1) return {&entry.row, 1};
  return lists_[entry.row];
}

}  // namespace concord::matching

// What an index holds.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <concord/matching/index.hpp>

#include "features.hpp"
#include "postings.hpp"
#include "word_index.hpp"

namespace concord::matching {

struct Index::State {
  struct Entry {
    Slot slot = 0;
    Subject subject;
    Features features;  // views into the subject: an entry is never moved
  };

  explicit State(Model given) : model(std::move(given)), vocabulary(model.content()) {}

  Entry* entry(Slot slot) const {
    return slot < row_of.size() && row_of[slot] != kNone ? entries[row_of[slot]].get() : nullptr;
  }
  // Rows that share a key with these features, each once, as long as `visit` is willing. Many may at once.
  template <class Visit>
  void each_candidate(const Features& features, Visit visit) const;
  std::vector<Slot> slots_of(Key key) const;

  static constexpr Row kNone = 0xffffffffU;
  Model model;
  Vocabulary vocabulary;
  std::vector<std::unique_ptr<Entry>> entries;  // by row; null: free
  std::vector<Row> free_rows;
  std::vector<Row> row_of;  // by slot
  Postings keys;
  Postings search_keys;
  WordIndex words;
  std::size_t size = 0;
  std::size_t overfull = 0;
};

// Marks rows as seen, one thread at a time and without clearing in between.
class SeenRows {
 public:
  explicit SeenRows(std::size_t rows);
  bool first_time(Row row) {
    if ((*marks_)[row] == now_) return false;
    (*marks_)[row] = now_;
    return true;
  }

 private:
  std::vector<std::uint32_t>* marks_;
  std::uint32_t now_;
};

template <class Visit>
void Index::State::each_candidate(const Features& features, Visit visit) const {
  SeenRows seen(entries.size());
  const std::size_t cap = model.content().hard_cap;
  for (const Key key : keys_of(model.content(), features)) {
    const std::span<const Row> rows = keys.rows(key);
    if (rows.size() > cap) continue;
    for (const Row row : rows) {
      if (seen.first_time(row)) visit(row);
    }
  }
}

}  // namespace concord::matching

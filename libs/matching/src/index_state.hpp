// What an index holds.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <concord/base/large_pages.hpp>
#include <concord/matching/index.hpp>

#include "features.hpp"
#include "keys.hpp"
#include "postings.hpp"
#include "shared_keys.hpp"
#include "word_index.hpp"

namespace concord::matching {

struct Index::State {
  static constexpr Row kNone = 0xffffffffU;

  State(Model given, IndexFor what) : model(std::move(given)), vocabulary(model.content()), use(what) {}

  // Null where there is none.
  const Features* features(Slot slot) const {
    return slot < row_of.size() && row_of[slot] != kNone ? &rows[row_of[slot]] : nullptr;
  }
  // An empty row for a slot that has none; and the slot's row emptied again.
  Row take_row(Slot slot);
  void give_row_back(Slot slot);
  // `texts` is the vocabulary that the features are of: this one, or one that stands on it.
  // Rows that share a key with these features, each once, in no order that means anything. Many may at once;
  // the list is the calling thread's own and good until its next call.
  // Only rows below `below`.
  std::span<const Row> candidates(const Vocabulary& texts, const Features& asked, Row below = kNone) const;
  // Visits the same.
  template <class Visit>
  void each_candidate(const Vocabulary& texts, const Features& asked, Visit visit, Row below = kNone) const;
  // The rows before `row` that share a key with it: those that each_candidate visits of its features.
  template <class Visit>
  void each_before(const SharedKeys& shared, Row row, Visit visit) const;
  void sort(std::vector<Candidate>& found) const;
  // Visits these in turn, each with its features on their way from memory ahead of it.
  template <class Visit>
  void each_of(std::span<const Row> found, Visit visit) const;
  std::vector<Slot> slots_of(Key key) const;
  // The model alone; keys that it makes otherwise wait for make_keys.
  void change_model(Model to, unsigned threads);
  void make_keys(unsigned threads);
  using Holdings = std::array<std::vector<Postings::Holding>, Postings::kParts>;
  // What rows from the first to before the last hold, in the place of what `made` held.
  void hold_keys(std::size_t from, std::size_t to, Holdings& made) const;
  // None while they are to be made anew anyway.
  std::vector<Key> keys_in_step(const Features& features) const;

  Model model;
  Vocabulary vocabulary;
  IndexFor use;
  Blocks blocks;
  LargeVector<Features> rows;  // empty: free
  std::vector<Slot> slot_of;   // by row
  std::vector<Row> free_rows;
  std::vector<Row> row_of;  // by slot
  Postings keys;
  Postings search_keys;
  WordIndex words;
  std::size_t size = 0;
  std::size_t overfull = 0;
  bool keys_are_current = true;
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
  LargeVector<std::uint32_t>* marks_;
  std::uint32_t now_;
};

template <class Visit>
void Index::State::each_of(std::span<const Row> found, Visit visit) const {
  constexpr std::size_t kAhead = 4;
  const std::size_t count = found.size();
  for (const Row row : found) __builtin_prefetch(&rows[row]);
  for (std::size_t i = 0; i < std::min(kAhead, count); ++i) rows[found[i]].prefetch();
  for (std::size_t i = 0; i < count; ++i) {
    if (i + kAhead < count) rows[found[i + kAhead]].prefetch();
    visit(found[i]);
  }
}

template <class Visit>
void Index::State::each_candidate(const Vocabulary& texts, const Features& asked, Visit visit,
                                  Row below) const {
  each_of(candidates(texts, asked, below), visit);
}

template <class Visit>
void Index::State::each_before(const SharedKeys& shared, Row row, Visit visit) const {
  thread_local std::vector<Row> found;
  found.clear();
  SeenRows seen(rows.size());
  shared.each_before(row, [&](Row other) {
    if (seen.first_time(other)) found.push_back(other);
  });
  each_of(found, visit);
}

}  // namespace concord::matching

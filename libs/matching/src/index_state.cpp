#include "index_state.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include <concord/base/share_out.hpp>

namespace concord::matching {
namespace {

// Whether the models make the same keys, whatever they weigh: those that training found once and keeps.
bool same_keys(const Model::Content& a, const Model::Content& b) {
  return a.found_keys && b.found_keys && a.hard_cap == b.hard_cap &&
         std::ranges::equal(a.found_stops.keys(), b.found_stops.keys());
}

}  // namespace

SeenRows::SeenRows(std::size_t rows) {
  thread_local LargeVector<std::uint32_t> marks;
  thread_local std::uint32_t now = 0;
  if (marks.size() < rows) marks.resize(rows + rows / 2);
  if (++now == 0) {
    std::fill(marks.begin(), marks.end(), 0);
    now = 1;
  }
  marks_ = &marks;
  now_ = now;
}

Row Index::State::take_row(Slot slot) {
  Row row = static_cast<Row>(rows.size());
  if (free_rows.empty()) {
    rows.emplace_back();
    slot_of.push_back(0);
  } else {
    row = free_rows.back();
    free_rows.pop_back();
  }
  if (row_of.size() <= slot) row_of.resize(slot + 1 + slot / 2, kNone);
  row_of[slot] = row;
  slot_of[row] = slot;
  ++size;
  return row;
}

void Index::State::give_row_back(Slot slot) {
  const Row row = row_of[slot];
  rows[row] = Features();
  row_of[slot] = kNone;
  free_rows.push_back(row);
  --size;
}

std::span<const Row> Index::State::candidates(const Vocabulary& texts, const Features& asked,
                                              Row below) const {
  thread_local std::vector<Row> found;
  thread_local std::vector<Key> asked_keys;
  found.clear();
  keys_of(texts, asked, asked_keys);
  for (const Key key : asked_keys) keys.prefetch(key);
  SeenRows seen(rows.size());
  const std::size_t cap = model.content().hard_cap;
  for (const Key key : asked_keys) {
    const std::span<const Row> holders = keys.rows(key);
    if (holders.size() > cap) continue;
    for (const Row row : holders) {
      if (row < below && seen.first_time(row)) found.push_back(row);
    }
  }
  return found;
}

// Best first; ties by record key.
void Index::State::sort(std::vector<Candidate>& found) const {
  std::sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : *features(a.slot) < *features(b.slot);
  });
}

std::vector<Slot> Index::State::slots_of(Key key) const {
  std::vector<Slot> slots;
  for (const Row row : keys.rows(key)) slots.push_back(slot_of[row]);
  return slots;
}

std::vector<Key> Index::State::keys_in_step(const Features& features) const {
  return keys_are_current ? keys_of(vocabulary, features) : std::vector<Key>();
}

void Index::State::make_keys(unsigned threads) {
  constexpr std::size_t kAtATime = 256;  // rows of one thread
  constexpr std::size_t kBlocks = 128;   // of so many rows, whose keys are made before they are put in
  const std::size_t cap = model.content().hard_cap;
  keys = Postings();
  std::atomic<std::size_t> over{0};
  std::vector<Holdings> made(kBlocks);
  for (std::size_t from = 0; from < rows.size(); from += kBlocks * kAtATime) {
    share_out(kBlocks, threads, 1, [&](unsigned, std::size_t block) {
      const std::size_t first = from + block * kAtATime;
      hold_keys(first, std::min(first + kAtATime, rows.size()), made[block]);
    });
    share_out(Postings::kParts, threads, 1, [&](unsigned, std::size_t part) {
      for (const Holdings& block : made) over += keys.add_all(part, block[part], cap);
    });
  }
  overfull = over;
  keys_are_current = true;
}

// Sorted by the part that each goes into, which one thread fills.
void Index::State::hold_keys(std::size_t from, std::size_t to, Holdings& made) const {
  thread_local std::vector<Key> of_row;
  for (auto& part : made) part.clear();
  for (std::size_t row = from; row < to; ++row) {
    if (!rows[row]) continue;
    keys_of(vocabulary, rows[row], of_row);
    for (const Key key : of_row) made[Postings::part_of(key)].push_back({key, static_cast<Row>(row)});
  }
}

void Index::State::change_model(Model to, unsigned threads) {
  constexpr std::size_t kAtATime = 1024;
  const Model before = std::exchange(model, std::move(to));
  vocabulary.change_model(model.content());
  share_out(rows.size(), threads, kAtATime, [&](unsigned, std::size_t row) {
    if (rows[row]) mark_variants(rows[row], vocabulary);
  });
  if (!same_keys(before.content(), model.content())) keys_are_current = false;
}

}  // namespace concord::matching

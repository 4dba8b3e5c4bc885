#include <algorithm>
#include <unordered_set>

#include <concord/base/text.hpp>
#include <concord/matching/index.hpp>

#include "index_state.hpp"
#include "partition_features.hpp"
#include "scoring.hpp"
#include "share_out.hpp"

namespace concord::matching {
namespace {

std::vector<std::string> words_of(const Subject& subject) {
  std::vector<std::string> words;
  for (const SubjectName& name : subject.names) {
    for (const std::string* part : {&name.given, &name.middle, &name.family}) {
      for (const std::string_view word : split(*part, ' ')) {
        if (word.size() > 1) words.emplace_back(word);
      }
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

void sort_unique(std::vector<Slot>& slots) {
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
}

}  // namespace

SeenRows::SeenRows(std::size_t rows) {
  thread_local std::vector<std::uint32_t> marks;
  thread_local std::uint32_t now = 0;
  if (marks.size() < rows) marks.resize(rows + rows / 2);
  if (++now == 0) {
    std::fill(marks.begin(), marks.end(), 0);
    now = 1;
  }
  marks_ = &marks;
  now_ = now;
}

Index::Index(Model model) : state_(std::make_unique<State>(std::move(model))) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

std::vector<Slot> Index::State::slots_of(Key key) const {
  std::vector<Slot> slots;
  for (const Row row : keys.rows(key)) slots.push_back(entries[row]->slot);
  return slots;
}

std::vector<Slot> Index::put(Slot slot, Subject subject) {
  std::vector<Slot> touched = remove(slot);
  State& state = *state_;
  const Row row = state.free_rows.empty() ? static_cast<Row>(state.entries.size()) : state.free_rows.back();
  if (state.free_rows.empty())
    state.entries.emplace_back();
  else
    state.free_rows.pop_back();
  auto entry = std::make_unique<State::Entry>();
  entry->slot = slot;
  entry->subject = std::move(subject);
  entry->features = features_of(entry->subject, state.vocabulary);
  if (state.row_of.size() <= slot) state.row_of.resize(slot + 1 + slot / 2, State::kNone);
  state.row_of[slot] = row;
  state.entries[row] = std::move(entry);
  ++state.size;

  const State::Entry& put = *state.entries[row];
  for (const Key key : keys_of(state.model.content(), put.features)) {
    if (state.keys.add(key, row) != state.model.content().hard_cap + 1) continue;
    ++state.overfull;
    const std::vector<Slot> holders = state.slots_of(key);
    touched.insert(touched.end(), holders.begin(), holders.end());
  }
  for (const Key key : search_keys_of(put.features)) state.search_keys.add(key, row);
  for (const std::string& word : words_of(put.subject)) state.words.add(word, row);
  std::erase(touched, slot);
  sort_unique(touched);
  return touched;
}

std::vector<Slot> Index::remove(Slot slot) {
  State& state = *state_;
  std::vector<Slot> touched;
  State::Entry* const entry = state.entry(slot);
  if (entry == nullptr) return touched;
  const Row row = state.row_of[slot];
  for (const Key key : keys_of(state.model.content(), entry->features)) {
    if (state.keys.remove(key, row) != state.model.content().hard_cap) continue;
    --state.overfull;
    const std::vector<Slot> holders = state.slots_of(key);
    touched.insert(touched.end(), holders.begin(), holders.end());
  }
  for (const Key key : search_keys_of(entry->features)) state.search_keys.remove(key, row);
  for (const std::string& word : words_of(entry->subject)) state.words.remove(word, row);
  release(entry->features, state.vocabulary);
  state.entries[row].reset();
  state.row_of[slot] = State::kNone;
  state.free_rows.push_back(row);
  --state.size;
  sort_unique(touched);
  return touched;
}

void Index::change_model(Model model, unsigned threads) {
  auto changed = std::make_unique<State>(std::move(model));
  State& before = *state_;
  changed->row_of = std::move(before.row_of);
  changed->free_rows = std::move(before.free_rows);
  changed->entries = std::move(before.entries);
  changed->search_keys = std::move(before.search_keys);
  changed->words = std::move(before.words);
  changed->size = before.size;
  for (const auto& entry : changed->entries) {
    if (entry != nullptr) entry->features = features_of(entry->subject, changed->vocabulary);
  }
  constexpr std::size_t kAtATime = 1024;
  std::vector<std::vector<Key>> keys(changed->entries.size());
  share_out(keys.size(), threads, kAtATime, [&](unsigned, std::size_t row) {
    if (changed->entries[row] != nullptr)
      keys[row] = keys_of(changed->model.content(), changed->entries[row]->features);
  });
  for (std::size_t row = 0; row < keys.size(); ++row) {
    for (const Key key : keys[row]) {
      if (changed->keys.add(key, static_cast<Row>(row)) == changed->model.content().hard_cap + 1)
        ++changed->overfull;
    }
  }
  state_ = std::move(changed);
}

const Subject* Index::find(Slot slot) const {
  const State::Entry* const entry = state_->entry(slot);
  return entry == nullptr ? nullptr : &entry->subject;
}

std::size_t Index::size() const { return state_->size; }
const Model& Index::model() const { return state_->model; }
std::size_t Index::overfull_keys() const { return state_->overfull; }

std::vector<Candidate> Index::candidates(const Subject& subject, double least,
                                         std::optional<Slot> self) const {
  const State& state = *state_;
  Vocabulary words(state.model.content(), &state.vocabulary);
  const Features features = features_of(subject, words);
  std::vector<Candidate> found;
  state.each_candidate(features, [&](Row row) {
    const State::Entry& other = *state.entries[row];
    if (self && other.slot == *self) return;
    const double bits = score(state.model.content(), features, other.features);
    if (bits >= least) found.push_back({other.slot, bits});
  });
  std::sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score
                              : state.entry(a.slot)->subject.key < state.entry(b.slot)->subject.key;
  });
  return found;
}

std::vector<Slot> Index::component(Slot slot, std::span<const std::pair<Slot, Slot>> same) const {
  const State& state = *state_;
  std::vector<Slot> found;
  if (state.entry(slot) == nullptr) return found;
  const double least = state.model.thresholds().probable;
  std::unordered_set<Row> inside;
  const auto take = [&](Slot one) {
    if (one >= state.row_of.size() || state.row_of[one] == State::kNone) return;
    if (inside.insert(state.row_of[one]).second) found.push_back(one);
  };
  take(slot);
  for (std::size_t next = 0; next < found.size(); ++next) {
    const Slot at = found[next];
    const Features& features = state.entry(at)->features;
    state.each_candidate(features, [&](Row row) {
      const State::Entry& other = *state.entries[row];
      if (!inside.contains(row) && score(state.model.content(), features, other.features) >= least)
        take(other.slot);
    });
    for (const auto& [a, b] : same) {
      if (a == at) take(b);
      if (b == at) take(a);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::vector<Slot>> Index::links(std::span<const Slot> slots, unsigned threads) const {
  constexpr std::size_t kAtATime = 16;
  const State& state = *state_;
  const double least = state.model.thresholds().probable;
  std::vector<std::vector<Slot>> linked(slots.size());
  const auto threads_worth = static_cast<unsigned>(slots.size() / kAtATime + 1);
  share_out(slots.size(), std::min(threads, threads_worth), kAtATime, [&](unsigned, std::size_t at) {
    const State::Entry* entry = state.entry(slots[at]);
    if (entry == nullptr) return;
    state.each_candidate(entry->features, [&](Row row) {
      const State::Entry& other = *state.entries[row];
      if (other.slot != slots[at] && score(state.model.content(), entry->features, other.features) >= least)
        linked[at].push_back(other.slot);
    });
  });
  return linked;
}

Partition Index::partition(std::span<const Slot> slots, std::span<const Ruling> rulings) const {
  std::vector<const Features*> records;
  for (const Slot slot : slots) {
    if (const State::Entry* entry = state_->entry(slot)) records.push_back(&entry->features);
  }
  return matching::partition(state_->model.content(), std::move(records), rulings);
}

}  // namespace concord::matching

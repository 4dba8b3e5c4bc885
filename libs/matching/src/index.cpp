#include <algorithm>
#include <atomic>
#include <unordered_set>
#include <utility>

#include <concord/base/text.hpp>
#include <concord/matching/index.hpp>

#include "index_state.hpp"
#include "partition_features.hpp"
#include "scoring.hpp"
#include "share_out.hpp"

namespace concord::matching {
namespace {

// Of the features, not of the subject that was put: what was left out of them (Features::kMostValues) would
// be left behind when the record goes.
std::vector<std::string> words_of(const Features& features, const Vocabulary& vocabulary) {
  std::vector<std::string> words;
  for (const SubjectName& name : names_of(features, vocabulary)) {
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

Index::Index(Model model, IndexFor use) : state_(std::make_unique<State>(std::move(model), use)) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

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

std::vector<Slot> Index::put(Slot slot, const Subject& subject) {
  std::vector<Slot> touched = remove(slot);
  State& state = *state_;
  const Row row = state.free_rows.empty() ? static_cast<Row>(state.rows.size()) : state.free_rows.back();
  if (state.free_rows.empty()) {
    state.rows.emplace_back();
    state.slot_of.push_back(0);
  } else {
    state.free_rows.pop_back();
  }
  if (state.row_of.size() <= slot) state.row_of.resize(slot + 1 + slot / 2, State::kNone);
  state.row_of[slot] = row;
  state.slot_of[row] = slot;
  state.rows[row] = features_of(subject, state.vocabulary, &state.blocks);
  ++state.size;

  const Features& put = state.rows[row];
  for (const Key key : state.keys_in_step(put)) {
    if (state.keys.add(key, row) != state.model.content().hard_cap + 1) continue;
    ++state.overfull;
    const std::vector<Slot> holders = state.slots_of(key);
    touched.insert(touched.end(), holders.begin(), holders.end());
  }
  if (state.use == IndexFor::everything) {
    for (const Key key : search_keys_of(state.vocabulary, put)) state.search_keys.add(key, row);
    for (const std::string& word : words_of(put, state.vocabulary)) state.words.add(word, row);
  }
  std::erase(touched, slot);
  sort_unique(touched);
  return touched;
}

std::vector<Slot> Index::remove(Slot slot) {
  State& state = *state_;
  std::vector<Slot> touched;
  const Features* const features = state.features(slot);
  if (features == nullptr) return touched;
  const Row row = state.row_of[slot];
  for (const Key key : state.keys_in_step(*features)) {
    if (state.keys.remove(key, row) != state.model.content().hard_cap) continue;
    --state.overfull;
    const std::vector<Slot> holders = state.slots_of(key);
    touched.insert(touched.end(), holders.begin(), holders.end());
  }
  if (state.use == IndexFor::everything) {
    for (const Key key : search_keys_of(state.vocabulary, *features)) state.search_keys.remove(key, row);
    for (const std::string& word : words_of(*features, state.vocabulary)) state.words.remove(word, row);
  }
  release(*features, state.vocabulary);
  state.rows[row] = Features();
  state.row_of[slot] = State::kNone;
  state.free_rows.push_back(row);
  --state.size;
  sort_unique(touched);
  return touched;
}

std::vector<Key> Index::State::keys_in_step(const Features& features) const {
  return keys_are_current ? keys_of(vocabulary, features) : std::vector<Key>();
}

void Index::State::make_keys(unsigned threads) {
  constexpr std::size_t kAtATime = 256;       // rows of one thread
  constexpr std::size_t kAtOnce = 1U << 16U;  // whose keys are made before they are put in
  const std::size_t cap = model.content().hard_cap;
  keys = Postings();
  std::atomic<std::size_t> over{0};
  std::vector<std::vector<Key>> made(std::min(kAtOnce, rows.size()));
  for (std::size_t from = 0; from < rows.size(); from += kAtOnce) {
    const std::size_t some = std::min(kAtOnce, rows.size() - from);
    share_out(some, threads, kAtATime, [&](unsigned, std::size_t at) {
      made[at].clear();
      if (rows[from + at]) keys_of(vocabulary, rows[from + at], made[at]);
    });
    share_out(Postings::kParts, threads, 1, [&](unsigned, std::size_t part) {
      for (std::size_t at = 0; at < some; ++at) {
        for (const Key key : made[at]) {
          if (Postings::part_of(key) == part && keys.add(key, static_cast<Row>(from + at)) == cap + 1) ++over;
        }
      }
    });
  }
  overfull = over;
  keys_are_current = true;
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

void Index::change_model(Model model, unsigned threads) {
  state_->change_model(std::move(model), threads);
  finish_loading(threads);
}

void Index::start_loading() { state_->keys_are_current = false; }

void Index::finish_loading(unsigned threads) {
  if (!state_->keys_are_current) state_->make_keys(threads);
}

std::optional<Subject> Index::find(Slot slot) const {
  const Features* const features = state_->features(slot);
  return features == nullptr ? std::nullopt : std::optional(subject_of(*features, state_->vocabulary));
}

std::optional<domain::RecordKey> Index::key(Slot slot) const {
  const Features* const features = state_->features(slot);
  return features == nullptr ? std::nullopt : std::optional(features->key());
}

std::optional<domain::Part> Index::part(Slot slot) const {
  const Features* const features = state_->features(slot);
  return features == nullptr ? std::nullopt : std::optional(features->part());
}

Evidence Index::explain(Slot a, Slot b) const {
  return evidence_of(state_->model.content(),
                     compare(state_->vocabulary, *state_->features(a), *state_->features(b)));
}

Evidence Index::explain(const Subject& subject, Slot slot) const {
  Vocabulary words(state_->model.content(), &state_->vocabulary);
  const Features features = features_of(subject, words);
  return evidence_of(state_->model.content(), compare(words, features, *state_->features(slot)));
}

std::string Index::veto(Slot a, Slot b) const {
  return std::string(
      to_string(matching::veto(state_->vocabulary, *state_->features(a), *state_->features(b))));
}

bool Index::contains(Slot slot) const { return state_->features(slot) != nullptr; }
std::size_t Index::size() const { return state_->size; }
const Model& Index::model() const { return state_->model; }
std::size_t Index::overfull_keys() const { return state_->overfull; }

std::vector<Candidate> Index::candidates(const Subject& subject, double least,
                                         std::optional<Slot> self) const {
  const State& state = *state_;
  Vocabulary words(state.model.content(), &state.vocabulary);
  const Features features = features_of(subject, words);
  std::vector<Candidate> found;
  state.each_candidate(words, features, [&](Row row) {
    if (self && state.slot_of[row] == *self) return;
    const double bits = score(words, features, state.rows[row]);
    if (bits >= least) found.push_back({state.slot_of[row], bits});
  });
  state.sort(found);
  return found;
}

std::vector<Slot> Index::component(Slot slot, std::span<const std::pair<Slot, Slot>> same) const {
  const State& state = *state_;
  std::vector<Slot> found;
  if (!contains(slot)) return found;
  const double least = state.model.thresholds().probable;
  std::unordered_set<Row> inside;
  const auto take = [&](Slot one) {
    if (contains(one) && inside.insert(state.row_of[one]).second) found.push_back(one);
  };
  take(slot);
  for (std::size_t next = 0; next < found.size(); ++next) {
    const Slot at = found[next];
    const Features& features = *state.features(at);
    state.each_candidate(state.vocabulary, features, [&](Row row) {
      if (!inside.contains(row) && scores(state.vocabulary, features, state.rows[row], least))
        take(state.slot_of[row]);
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
    const Features* const features = state.features(slots[at]);
    if (features == nullptr) return;
    state.each_candidate(state.vocabulary, *features, [&](Row row) {
      if (state.slot_of[row] != slots[at] && scores(state.vocabulary, *features, state.rows[row], least))
        linked[at].push_back(state.slot_of[row]);
    });
  });
  return linked;
}

Partition Index::partition(std::span<const Slot> slots, std::span<const Ruling> rulings) const {
  std::vector<const Features*> records;
  for (const Slot slot : slots) {
    if (const Features* features = state_->features(slot)) records.push_back(features);
  }
  return matching::partition(state_->model.content(), state_->vocabulary, std::move(records), rulings);
}

}  // namespace concord::matching

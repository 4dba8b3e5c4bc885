#include <algorithm>
#include <utility>

#include <concord/base/share_out.hpp>
#include <concord/base/text.hpp>
#include <concord/matching/index.hpp>

#include "index_state.hpp"
#include "scoring.hpp"

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

}  // namespace

Index::Index(Model model, IndexFor use) : state_(std::make_unique<State>(std::move(model), use)) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

std::vector<Slot> Index::put(Slot slot, const Subject& subject) {
  std::vector<Slot> touched = remove(slot);
  State& state = *state_;
  Features made = features_of(subject, state.vocabulary, &state.blocks);
  const Row row = state.take_row(slot);
  state.rows[row] = std::move(made);

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
  state.give_row_back(slot);
  sort_unique(touched);
  return touched;
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

}  // namespace concord::matching

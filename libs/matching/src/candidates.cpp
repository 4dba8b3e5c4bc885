#include <algorithm>
#include <unordered_set>

#include <concord/base/share_out.hpp>
#include <concord/matching/index.hpp>

#include "index_state.hpp"
#include "partition_features.hpp"
#include "scoring.hpp"

namespace concord::matching {

std::vector<Candidate> Index::candidates(const Subject& subject, double least,
                                         std::optional<Slot> self) const {
  const State& state = *state_;
  Vocabulary words(state.model.content(), &state.vocabulary);
  const Features features = features_of(subject, words);
  std::vector<Candidate> found;
  state.each_candidate(words, features, [&](Row row) {
    if (self && state.slot_of[row] == *self) return;
    const auto bits = score_from(words, features, state.rows[row], least);
    if (bits) found.push_back({state.slot_of[row], *bits});
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

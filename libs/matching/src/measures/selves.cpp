#include <algorithm>

#include <concord/base/share_out.hpp>
#include <concord/matching/measures.hpp>

#include "../compare.hpp"
#include "../index_state.hpp"
#include "../scoring.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kAtATime = 64;  // records that a thread takes

struct Count {
  std::size_t records = 0, unlinkable = 0;
  std::array<std::size_t, kBins> bins{};
  std::array<std::size_t, kMostFields> filled{};
  std::vector<Slot> below{};

  void add(const Vocabulary& vocabulary, const Features& features, Slot slot, double threshold) {
    const Model::Content& model = vocabulary.model();
    const Comparison comparison = compare(vocabulary, features, features);
    const double score = score_without_rival(model, score_of(model, comparison));
    ++records;
    unlinkable += score < threshold ? 1U : 0U;
    if (score < threshold) below.push_back(slot);
    ++bins[bin_of(score)];
    for (std::size_t field = 0; field < model.fields(); ++field)
      filled[field] += comparison[field].level == level::missing ? 0U : 1U;
  }

  void add(const Count& other) {
    records += other.records;
    unlinkable += other.unlinkable;
    for (std::size_t i = 0; i < bins.size(); ++i) bins[i] += other.bins[i];
    for (std::size_t i = 0; i < filled.size(); ++i) filled[i] += other.filled[i];
    below.insert(below.end(), other.below.begin(), other.below.end());
  }
};

}  // namespace

SelfMeasures measure_selves(const Index& index, std::span<const Slot> slots, double threshold,
                            unsigned threads) {
  const Model::Content& model = index.model().content();
  std::vector<Count> counts(std::max(threads, 1U));
  share_out(slots.size(), std::max(threads, 1U), kAtATime, [&](unsigned thread, std::size_t at) {
    if (const Features* features = index.state().features(slots[at]))
      counts[thread].add(index.state().vocabulary, *features, slots[at], threshold);
  });
  for (std::size_t i = 1; i < counts.size(); ++i) counts.front().add(counts[i]);
  Count& all = counts.front();
  std::sort(all.below.begin(), all.below.end());
  SelfMeasures done{all.records, all.unlinkable, all.bins, {}, std::move(all.below)};
  for (std::size_t field = 0; field < model.fields(); ++field)
    done.filled.emplace_back(model.name_of(field), all.filled[field]);
  return done;
}

}  // namespace concord::matching

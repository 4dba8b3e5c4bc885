// Every distinct name word, with what comparing needs of it, worked out once.
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model_content.hpp"

namespace concord::matching {

struct NameWord {
  std::string text;
  std::uint64_t hash = 0;
  std::uint32_t letters = 0;
  std::uint16_t sound = 0;
  // log2 of (expected chance to agree / chance to agree by this value): what is added to a level's weight.
  double exact_bits = 0;
  // Worked out when it is first asked for, by whichever thread asks: most names never meet a close one.
  double close_bits() const;
  double share = 0;                                      // of residents
  const std::vector<std::uint64_t>* variants = nullptr;  // of the model, sorted hashes

  const NameFrequencies* shares = nullptr;
  double chance_of_close = 0;  // among strangers, this close or closer

 private:
  mutable std::atomic<double> close_bits_{std::numeric_limits<double>::quiet_NaN()};
};

// Words are given out by pointer and stay where they are while somebody holds them. A vocabulary may stand
// on another, whose words it finds and never changes. Not thread-safe, except that finding in the one
// below may be done by many at once.
class Vocabulary {
 public:
  explicit Vocabulary(const Model::Content& model, const Vocabulary* below = nullptr)
      : model_(&model), below_(below) {}
  const NameWord* given(std::string_view text) {
    return hold(given_, &Vocabulary::given_, text, model_->given_names, Field::given_name);
  }
  const NameWord* family(std::string_view text) {
    return hold(family_, &Vocabulary::family_, text, model_->family_names, Field::family_name);
  }
  void release_given(const NameWord* word) { release(given_, word); }
  void release_family(const NameWord* word) { release(family_, word); }
  const Model::Content& model() const { return *model_; }

 private:
  struct Held {
    std::unique_ptr<NameWord> word;
    std::size_t holders = 0;
  };
  using Words = std::unordered_map<std::string_view, Held>;  // keyed by the word's own text

  const NameWord* hold(Words& words, Words Vocabulary::*same, std::string_view text,
                       const NameFrequencies& shares, Field field);
  static void release(Words& words, const NameWord* word);

  const Model::Content* model_;
  const Vocabulary* below_;
  Words given_;
  Words family_;
};

}  // namespace concord::matching

// Which pairs are worth showing: chosen while all are seen, without keeping them.
#pragma once

#include <vector>

#include <concord/matching/measures.hpp>

namespace concord::matching {

// The pairs of the least rank; ties by pair, so that the order in which they are offered doesn't show.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}
  void offer(double rank, const ComparedPair& pair);
  void add(const Best& other);
  std::vector<ComparedPair> pairs() const;

 private:
  struct Ranked {
    double rank = 0;
    ComparedPair pair;
    auto operator<=>(const Ranked&) const = default;
  };
  std::size_t most_;
  std::vector<Ranked> ranked_;  // sorted
};

class ExamplePicker {
 public:
  // In bits. Where `joined` is not true nobody was joined yet, and a score is all there is to go by.
  ExamplePicker(double threshold, double certain, bool joined);
  void offer(const ComparedPair& pair, bool together);
  void add(const ExamplePicker& other);
  std::vector<Example> pick(const Index& index) const;

 private:
  void offer_apart(const ComparedPair& pair);

  double threshold_;
  bool joined_;
  std::vector<double> clear_scores_;
  std::vector<Best> clear_;  // pairs near each of the scores
  Best above_, below_, against_score_, drawn_;
};

}  // namespace concord::matching

// What decisions on pairs in doubt do for a trained model, judged on people of whom nothing was decided.
//   refine_bench BASE_MODEL MAPPING FILE
// FILE's people are parted by component into two halves. Of one, pairs that the model trained without labels
// leaves apart with 0 bits or more are decided by the truth, some of them wrongly; by the other the models
// are judged: log loss of its pairs of -4 to 12 bits (those of the model without labels), and its clusters.
// Beside the refined model: the unrefined one with its scores recalibrated by the same labels (a logistic
// curve), taken as they are, or weighted by the pairs that they stand for, those together counting as one
// person. One JSON object a line.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <vector>

#include <fmt/format.h>

#include <concord/base/disjoint_sets.hpp>
#include <concord/base/hash.hpp>
#include <concord/matching/train.hpp>

#include "../../libs/matching/src/index_state.hpp"
#include "../../libs/matching/src/scoring.hpp"
#include "../../libs/service/src/link_files/read_files.hpp"

namespace {

using namespace concord;
using namespace concord::matching;

constexpr unsigned kThreads = 2;
constexpr double kLeast = -4, kMost = 12;  // bits
constexpr double kCertain = 6.64;
const double kNats = std::log(2.0);  // in a bit

struct Person {
  Subject subject;
  std::string truth;
};
using People = std::vector<Person>;

struct Met {  // a pair that keys bring together
  Slot a = 0, b = 0;
  double score = 0;  // by the model without labels
  bool together = false, match = false;
};

struct Decided {
  const Met* pair = nullptr;
  bool same = false;
};

struct Curve {  // of a score
  double slope = 1, offset = 0;
};

struct Weighted {
  double score = 0;
  bool same = false;
  double weight = 1;
};

Index trained_on(const People& people, const Json& base, const std::vector<Label>& labels) {
  Index index(*Model::read(base), IndexFor::linking);
  index.start_loading();
  for (std::size_t i = 0; i < people.size(); ++i) index.put(static_cast<Slot>(i + 1), people[i].subject);
  TrainOptions options;
  options.threads = kThreads;
  options.labels = labels;
  if (!train(index, base, options)) throw std::runtime_error("the base model can't be read");
  index.finish_loading(kThreads);
  return index;
}

double score_in(const Index& index, const Met& pair) {
  const Index::State& state = index.state();
  return score(state.vocabulary, *state.features(pair.a), *state.features(pair.b));
}

std::vector<std::size_t> clusters_of(const Index& index, double threshold, std::size_t people) {
  std::vector<std::size_t> of(people + 1);
  std::size_t next = 0;
  for (const auto& cluster : partition_all(index, index.model().linking_from(threshold), kThreads).clusters) {
    ++next;
    for (const Slot slot : cluster) of[slot] = next;
  }
  return of;
}

std::vector<Met> pairs_of(const Index& index, const People& people) {
  std::vector<Met> pairs;
  const Index::State& state = index.state();
  const auto clusters = clusters_of(index, kCertain, people.size());
  for (Row row = 0; row < state.rows.size(); ++row) {
    const auto take = [&](Row other) {
      Met pair{state.slot_of[row], state.slot_of[other]};
      pair.score = score_in(index, pair);
      pair.together = clusters[pair.a] == clusters[pair.b];
      pair.match = people[pair.a - 1].truth == people[pair.b - 1].truth;
      if (pair.score >= kLeast) pairs.push_back(pair);
    };
    state.each_candidate(state.vocabulary, state.rows[row], take, row);
  }
  return pairs;
}

// By slot: whether its component is of the half whose pairs are decided.
std::vector<bool> deciding(const std::vector<Met>& pairs, const People& people) {
  DisjointSets sets(people.size());
  for (const Met& pair : pairs) sets.join(pair.a - 1, pair.b - 1);
  std::vector<bool> decides(people.size() + 1);
  for (std::size_t i = 0; i < people.size(); ++i)
    decides[i + 1] = hash64(people[sets.find(i)].subject.key.record_id) % 2 == 0;
  return decides;
}

std::uint64_t lot(const Met& pair, const People& people) {
  return hash64(people[pair.a - 1].subject.key.record_id, hash64(people[pair.b - 1].subject.key.record_id));
}

// Newton's method; leans on the score as it is.
Curve fit(const std::vector<Weighted>& data) {
  constexpr double kSlopeLean = 16, kOffsetLean = 1;
  constexpr int kSteps = 50;
  Curve curve;
  for (int step = 0; step < kSteps; ++step) {
    double slope = kSlopeLean * (curve.slope - 1), offset = kOffsetLean * curve.offset;
    double ss = kSlopeLean, so = 0, oo = kOffsetLean;
    for (const Weighted& one : data) {
      const double p = 1 / (1 + std::exp2(-(curve.slope * one.score + curve.offset)));
      const double gap = one.weight * (p - (one.same ? 1 : 0)) * kNats;
      const double bend = one.weight * p * (1 - p) * kNats * kNats;
      slope += gap * one.score;
      offset += gap;
      ss += bend * one.score * one.score;
      so += bend * one.score;
      oo += bend;
    }
    const double det = ss * oo - so * so;
    curve.slope -= (oo * slope - so * offset) / det;
    curve.offset -= (ss * offset - so * slope) / det;
  }
  return curve;
}

// By whole bits; as much weight in all as there are labels.
std::vector<Weighted> by_strata(const std::vector<Met>& pairs, const std::vector<Decided>& labels) {
  std::map<int, std::pair<double, double>> apart;  // all, labelled
  const auto at = [](double score) { return static_cast<int>(std::floor(score)); };
  for (const Met& pair : pairs) apart[at(pair.score)].first += pair.together ? 0 : 1;
  for (const Decided& label : labels) apart[at(label.pair->score)].second += 1;
  std::vector<Weighted> data;
  double all = 0;
  for (const Decided& label : labels) {
    const auto& [there, labelled] = apart[at(label.pair->score)];
    data.push_back({label.pair->score, label.same, there / labelled});
  }
  for (const Met& pair : pairs) {
    if (pair.together && apart[at(pair.score)].second > 0) data.push_back({pair.score, true, 1});
  }
  for (const Weighted& one : data) all += one.weight;
  for (Weighted& one : data) one.weight *= static_cast<double>(labels.size()) / all;
  return data;
}

class Judging {
 public:
  Judging(const People& people, const std::vector<Met>& pairs, const std::vector<bool>& decides)
      : people_(people), pairs_(pairs), decides_(decides) {}

  void say(std::string_view how, std::size_t labels, double wrong, const Index& index, Curve curve) const {
    fmt::print(R"({{"bench":"refine","labels":{},"wrong":{},"how":"{}","slope":{:.3f},"offset":{:.3f})",
               labels, wrong, how, curve.slope, curve.offset);
    fmt::print(R"(,"log_loss_bits":{:.4f})", log_loss(index, curve));
    for (const double threshold : {0.0, kCertain}) {
      const Quality quality = quality_at((threshold - curve.offset) / curve.slope, index);
      fmt::print(R"(,"from_{}_bits":{{"precision":{:.5f},"recall":{:.5f},"f1":{:.5f}}})", threshold,
                 quality.precision, quality.recall, quality.f1);
    }
    fmt::print("}}\n");
    std::fflush(stdout);
  }

 private:
  double log_loss(const Index& index, Curve curve) const {
    constexpr double kSurest = 1e-9;
    double loss = 0, count = 0;
    for (const Met& pair : pairs_) {
      if (decides_[pair.a] || pair.score >= kMost) continue;
      const double score = curve.slope * score_in(index, pair) + curve.offset;
      const double p = std::clamp(1 / (1 + std::exp2(-score)), kSurest, 1 - kSurest);
      loss -= std::log2(pair.match ? p : 1 - p);
      count += 1;
    }
    return loss / count;
  }
  Quality quality_at(double threshold, const Index& index) const {
    const auto clusters = clusters_of(index, threshold, people_.size());
    std::vector<std::size_t> found;
    std::vector<std::string> truth;
    for (std::size_t slot = 1; slot <= people_.size(); ++slot) {
      if (decides_[slot]) continue;
      found.push_back(clusters[slot]);
      truth.push_back(people_[slot - 1].truth);
    }
    return measure(found, truth);
  }

  const People& people_;
  const std::vector<Met>& pairs_;
  const std::vector<bool>& decides_;
};

void refine(const People& people, const Json& base) {
  const Index first = trained_on(people, base, {});
  const std::vector<Met> pairs = pairs_of(first, people);
  const std::vector<bool> decides = deciding(pairs, people);
  const Judging judging(people, pairs, decides);
  std::vector<const Met*> doubt;
  for (const Met& pair : pairs) {
    if (decides[pair.a] && !pair.together && pair.score >= 0) doubt.push_back(&pair);
  }
  std::sort(doubt.begin(), doubt.end(),
            [&](const Met* a, const Met* b) { return lot(*a, people) < lot(*b, people); });
  judging.say("as trained", 0, 0, first, {});
  for (const std::size_t most : {10UL, 100UL, 1000UL}) {
    for (const double wrong : {0.0, 0.05}) {
      std::vector<Label> labels;
      std::vector<Decided> decided;
      std::vector<Weighted> plain;
      for (std::size_t i = 0; i < std::min(most, doubt.size()); ++i) {
        const Met& pair = *doubt[i];
        const bool slip = static_cast<double>(hash64("slip", lot(pair, people)) % 1000) < wrong * 1000;
        decided.push_back({&pair, pair.match != slip});
        labels.push_back(
            {people[pair.a - 1].subject.key, people[pair.b - 1].subject.key, pair.match != slip});
        plain.push_back({pair.score, pair.match != slip, 1});
      }
      judging.say("refined", labels.size(), wrong, trained_on(people, base, labels), {});
      judging.say("recalibrated, labels as they are", labels.size(), wrong, first, fit(plain));
      judging.say("recalibrated, labels weighted", labels.size(), wrong, first,
                  fit(by_strata(pairs, decided)));
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  std::ifstream in(arguments[1]);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto base = parse_json(text, {.depth = 32, .bytes = 256U << 20U});
  auto mapping = adapters::read_mapping_file(arguments[2]);
  if (!base || !mapping) return 2;
  service::LinkOptions options;
  options.mapping = std::move(*mapping);
  options.files = {arguments[3]};
  People people;
  const auto read = service::read_files(options, [&](service::ReadRecord& record) {
    people.push_back({std::move(record.subject), std::move(record.truth)});
    return true;
  });
  if (!read) return 2;
  refine(people, *base);
}

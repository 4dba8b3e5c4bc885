#include <algorithm>
#include <tuple>

#include <concord/base/disjoint_sets.hpp>
#include <concord/matching/how.hpp>

#include "clustering.hpp"
#include "local_rulings.hpp"

namespace concord::matching {
namespace {

using Keys = std::vector<domain::RecordKey>;
using Sorted = std::vector<domain::RecordKey>;
using Records = std::vector<const Features*>;  // sorted by key

// Two records, by their places, and how strongly they hold to each other.
struct Hold {
  std::size_t a, b;
  double score;
  bool by_ruling;
};

Keys keys_of(const Sorted& members, const std::vector<std::size_t>& places) {
  Keys keys;
  for (const std::size_t place : places) keys.push_back(members[place]);
  return keys;
}

std::vector<Hold> holds_of(const Vocabulary& words, const Records& records,
                           const std::vector<LocalRuling>& rulings) {
  std::vector<Hold> holds;
  for (std::size_t a = 0; a < records.size(); ++a) {
    for (std::size_t b = a + 1; b < records.size(); ++b) {
      const bool ruled = std::any_of(rulings.begin(), rulings.end(), [&](const LocalRuling& one) {
        return one.ruling->same && one.a == a && one.b == b;
      });
      holds.push_back({a, b, score(words, *records[a], *records[b]), ruled});
    }
  }
  std::stable_sort(holds.begin(), holds.end(), [](const Hold& one, const Hold& other) {
    return one.by_ruling != other.by_ruling ? one.by_ruling : one.score > other.score;
  });
  return holds;
}

// The two halves that a pair of the tree holds together.
HoldingPair holding(const Sorted& members, const std::vector<Hold>& tree, const Hold& hold) {
  DisjointSets sets(members.size());
  for (const Hold& other : tree) {
    if (other.a != hold.a || other.b != hold.b) sets.join(other.a, other.b);
  }
  HoldingPair pair{members[hold.a], members[hold.b], hold.by_ruling, hold.score, {}, {}};
  for (const auto& places : sets.sets()) {
    if (std::find(places.begin(), places.end(), hold.a) != places.end())
      pair.side_a = keys_of(members, places);
    if (std::find(places.begin(), places.end(), hold.b) != places.end())
      pair.side_b = keys_of(members, places);
  }
  std::sort(pair.side_a.begin(), pair.side_a.end());
  std::sort(pair.side_b.begin(), pair.side_b.end());
  return pair;
}

std::vector<Hold> spanning_tree(std::size_t size, const std::vector<Hold>& holds) {
  std::vector<Hold> tree;
  DisjointSets sets(size);
  for (const Hold& hold : holds) {
    if (sets.find(hold.a) == sets.find(hold.b)) continue;
    sets.join(hold.a, hold.b);
    tree.push_back(hold);
  }
  return tree;
}

// A bridge is in every spanning tree: only the tree's own pairs come into question.
bool is_bridge(std::size_t size, const std::vector<Hold>& holds, double least, const Hold& hold) {
  DisjointSets sets(size);
  for (const Hold& other : holds) {
    const bool counts = other.by_ruling || other.score >= least;
    if (counts && (other.a != hold.a || other.b != hold.b)) sets.join(other.a, other.b);
  }
  return sets.find(hold.a) != sets.find(hold.b);
}

void find_holding(const Model::Content& model, const Sorted& members, const std::vector<Hold>& holds,
                  How& how) {
  const std::vector<Hold> tree = spanning_tree(members.size(), holds);
  if (tree.empty()) return;
  how.weakest = holding(members, tree, tree.back());
  for (const Hold& hold : tree) {
    const bool counts = hold.by_ruling || hold.score >= model.thresholds.probable;
    if (counts && is_bridge(members.size(), holds, model.thresholds.probable, hold))
      how.bridges.push_back(holding(members, tree, hold));
  }
  std::sort(how.bridges.begin(), how.bridges.end(), [](const HoldingPair& one, const HoldingPair& other) {
    return std::tie(one.a, one.b) < std::tie(other.a, other.b);
  });
}

// Each union with the records of its two parts.
std::vector<Joining> joinings_of(const Sorted& members, const std::vector<Clustering::Step>& steps) {
  std::vector<Keys> parts;  // by the place of their first
  for (const domain::RecordKey& member : members) parts.push_back({member});
  std::vector<Joining> joinings;
  for (const Clustering::Step& step : steps) {
    Keys& kept = parts[step.a];
    Keys& gone = parts[step.b];
    joinings.push_back({kept, gone, step.by_ruling, step.score, step.average});
    kept.insert(kept.end(), gone.begin(), gone.end());
    std::sort(kept.begin(), kept.end());
  }
  return joinings;
}

How told_of(const Vocabulary& words, const Records& records, std::span<const Ruling> rulings) {
  Sorted members;
  for (const Features* record : records) members.push_back(record->key());
  const std::vector<LocalRuling> local = local_rulings(records, rulings);
  std::vector<Clustering::Step> steps;
  Clustering clustering(words.model(), words, records);
  clustering.hear(local);
  clustering.trace(steps);
  clustering.link();
  How told;
  told.joinings = joinings_of(members, steps);
  for (const auto& cluster : clustering.clusters()) told.parts.push_back(keys_of(members, cluster));
  find_holding(words.model(), members, holds_of(words, records, local), told);
  return told;
}

}  // namespace

How how(const Model& model, std::span<const Subject> members, std::span<const Ruling> rulings) {
  Vocabulary words(model.content());
  std::vector<Features> features;
  for (const Subject& subject : members) features.push_back(features_of(subject, words));
  std::sort(features.begin(), features.end());
  Records records;
  for (const Features& one : features) records.push_back(&one);
  return told_of(words, records, rulings);
}

}  // namespace concord::matching

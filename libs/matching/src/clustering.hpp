// Joins the records of a closed set into profiles, best first, with rulings, vetoes and rivals.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <concord/matching/partition.hpp>

#include "local_rulings.hpp"
#include "ruled_groups.hpp"
#include "scoring.hpp"

namespace concord::matching {

// Records in order of their keys; they are named by their place in it, and a cluster by its first record.
//
// Two clusters are compared as wholes: the best that any of their names, dates, addresses say of each other,
// so that a record which fits one of a person's addresses is not held against the others. The average over
// all pairs of their records, held within the model's floor and ceiling, must not speak against it either:
// that is what keeps a chain of poor records from growing. It is kept as whole numbers of 2^-20 bits, so that
// sums are exact and don't depend on the order of unions.
class Clustering {
 public:
  // `model` is the vocabulary's own, or one that differs from it in thresholds alone.
  Clustering(const Model::Content& model, const Vocabulary& vocabulary,
             std::span<const Features* const> records);

  // The rulings in the order in which they count. Returns each `same` that would join what one keeps apart.
  std::vector<LocalRuling> hear(std::span<const LocalRuling> rulings);
  struct Step {
    std::size_t a, b;  // clusters; both are `a` from then on
    bool by_ruling;
    double score;    // of the two as wholes, as linking holds it against the threshold
    double average;  // over the pairs of their records; 0 if those of one are all bare
  };
  // Each union of link() is added to `steps`, which must outlive it.
  void trace(std::vector<Step>& steps) { steps_ = &steps; }
  // First what the evidence joins down to the threshold of certainty, then whole clusters that rulings join,
  // then what the evidence says of those. The other way round, the records of two people whom a ruling makes
  // one would fit both sides of it, and be left out as uncertain.
  void link();

  std::vector<std::vector<std::size_t>> clusters() const;  // each sorted, sorted by their first
  std::size_t cluster_of(std::size_t record) const { return leader_[record]; }
  // What the evidence leaves open between two clusters.
  struct Open {
    std::size_t a, b;
    double score;
    std::string_view cause;  // "between-thresholds", "two-candidates", or empty with a veto
    Veto veto = Veto::none;
  };
  std::vector<Open> open() const;

 private:
  struct Pair {
    double score = 0;  // of the two clusters as wholes
    double without_rival = 0;
    std::int64_t held = 0;  // sum over the pairs of their records
    Veto veto = Veto::none;
  };
  struct Union {
    double score;
    std::size_t a, b;
    std::uint32_t version;
    bool operator<(const Union& other) const;
  };

  void compare_all(std::span<const Features* const> records);
  void compare_wholes(std::size_t a, std::size_t b);
  Pair& pair(std::size_t a, std::size_t b) { return pairs_[a < b ? a * size_ + b : b * size_ + a]; }
  const Pair& pair(std::size_t a, std::size_t b) const {
    return pairs_[a < b ? a * size_ + b : b * size_ + a];
  }
  bool kept_apart(std::size_t a, std::size_t b) const {
    return groups_.apart(a, b) || pair(a, b).veto != Veto::none;
  }
  bool are_others(std::size_t a, std::size_t b) const {
    return !groups_.together(a, b) && (kept_apart(a, b) || pair(a, b).score < model_.thresholds.possible);
  }
  double average(std::size_t a, std::size_t b) const;
  bool alive(std::size_t cluster) const { return leader_[cluster] == cluster; }
  bool counts(std::size_t cluster) const { return alive(cluster) && weight_[cluster] != 0; }
  bool has_rival(std::size_t a, std::size_t b) const;
  bool fits_another(std::size_t a, std::size_t b) const;
  void unite(std::size_t a, std::size_t b, bool by_ruling);
  void add_step(std::size_t a, std::size_t b, bool by_ruling);
  void link_by_evidence();
  bool link_once();
  std::optional<Union> candidate(std::size_t a, std::size_t b) const;

  const Model::Content& model_;
  const Vocabulary& vocabulary_;
  std::size_t size_;
  RuledGroups groups_;
  std::vector<Pair> pairs_;
  std::vector<const Features*> wholes_;  // by leader: the record, or what it was pooled with
  std::vector<Features> pooled_;
  std::vector<std::size_t> leader_;  // of each record: the first of its cluster
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::size_t> weight_;  // records that are not bare, by leader
  std::vector<std::uint32_t> version_;
  std::vector<Step>* steps_ = nullptr;  // null: nobody asks
};

}  // namespace concord::matching

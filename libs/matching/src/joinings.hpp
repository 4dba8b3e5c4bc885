// The unions of one profile's records, one after the other, best first.
#pragma once

#include <vector>

#include <concord/matching/how.hpp>

#include "ruled_groups.hpp"
#include "scoring.hpp"

namespace concord::matching {

// Records in order of their keys, named by their places; a part by its first.
class Joinings {
 public:
  Joinings(const Vocabulary& vocabulary, const std::vector<Features>& records);

  void forbid(std::size_t a, std::size_t b) { groups_.keep_apart(a, b); }
  void allow(std::size_t a, std::size_t b) { groups_.join(a, b); }
  // What evidence joins, then whole parts that rulings join, then what the evidence says of those.
  void run();

  struct Step {
    std::vector<std::size_t> a, b;
    bool by_ruling = false;
    double score = 0, average = 0;
  };
  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<std::vector<std::size_t>>& parts() const { return parts_; }  // some are empty: joined

 private:
  struct Scored {
    std::size_t a = 0, b = 0;
    double score = 0, average = 0;
  };
  double score(std::size_t a, std::size_t b) const;
  double average(std::size_t a, std::size_t b) const;
  bool vetoed(std::size_t a, std::size_t b) const;
  bool best(Scored& found) const;
  void by_evidence();
  void by_rulings();
  void unite(const Scored& scored, bool by_ruling);

  const Vocabulary& vocabulary_;
  const Model::Content& model_;
  const std::vector<Features>& records_;
  std::size_t size_;
  RuledGroups groups_;
  std::vector<std::vector<std::size_t>> parts_;  // by their first record
  std::vector<const Features*> wholes_;          // the record, or what it was pooled with
  std::vector<Features> pooled_;
  std::vector<double> held_;   // of two records, within the model's bounds
  std::vector<bool> vetoed_;   // of two records
  std::vector<double> score_;  // of two parts
  std::vector<Step> steps_;
};

}  // namespace concord::matching

// How the records of one profile come together, and what holds them together: a pure function of the
// records, the model and the rulings.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <concord/matching/partition.hpp>

namespace concord::matching {

// One union: the parts that it joins, each by its records.
struct Joining {
  std::vector<domain::RecordKey> a, b;
  bool by_ruling = false;  // else by evidence
  double score = 0;        // bits, of the two parts as wholes, as linking holds it against the threshold
  double average = 0;      // bits, over their pairs of records
};

// Two records that hold two halves of the profile together.
struct HoldingPair {
  domain::RecordKey a, b;
  bool by_ruling = false;
  double score = 0;                               // bits, of the two records alone
  std::vector<domain::RecordKey> side_a, side_b;  // what would be apart without it
};

struct How {
  std::vector<Joining> joinings;  // in order
  // What the records given don't join among themselves; one part where they do.
  std::vector<std::vector<domain::RecordKey>> parts;
  // The pair whose score is the least on the strongest path through all records (a maximum spanning tree;
  // ties by key); a ruling `same` is stronger than any score. None for a single record.
  std::optional<HoldingPair> weakest;
  // The pairs of at least `probable` bits, or ruled `same`, without which the records would fall into two
  // that no such pair connects. In order of their keys.
  std::vector<HoldingPair> bridges;
};

// The unions that the partition of these records alone makes, as it makes them: rivals outside, that can
// have put a union off, change the order of unions and not what is joined. Takes time of the order of the
// cube of the number of records.
How how(const Model& model, std::span<const Subject> members, std::span<const Ruling> rulings);

}  // namespace concord::matching

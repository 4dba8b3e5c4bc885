// What can be said of a linking without knowing the truth, and how well its probabilities fit where a truth
// is known. Pure functions of an index and of which records were joined; nothing here changes an index, so
// any thread may call them while nobody writes to it. `threads` doesn't show in a result.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <concord/matching/index.hpp>

namespace concord::matching {

// Who is whom, by slot. An empty vector: nobody was joined, or no truth is known.
struct Membership {
  std::vector<std::uint32_t> cluster_of;  // 0: in none
  std::vector<std::uint32_t> person_of;   // of the truth; 0: not known

  bool together(Slot a, Slot b) const { return shares(cluster_of, a, b); }
  bool knows(Slot a, Slot b) const { return number(person_of, a) != 0 && number(person_of, b) != 0; }
  bool of_one(Slot a, Slot b) const { return shares(person_of, a, b); }

 private:
  static std::uint32_t number(const std::vector<std::uint32_t>& of, Slot slot) {
    return slot < of.size() ? of[slot] : 0;
  }
  static bool shares(const std::vector<std::uint32_t>& of, Slot a, Slot b) {
    return number(of, a) != 0 && number(of, a) == number(of, b);
  }
};

// Scores are counted by whole bits: a bin holds those from `bits` up to, not including, bits + 1. The first
// holds all below it too, and the last all above.
inline constexpr int kLowestBin = -20, kHighestBin = 40;
inline constexpr std::size_t kBins = kHighestBin - kLowestBin + 1;
std::size_t bin_of(double bits);

struct ScoreBin {
  int bits = 0;
  std::size_t pairs = 0;
  std::size_t together = 0;  // in one cluster
  std::size_t known = 0;     // pairs of which the truth is known; of them:
  std::size_t of_one = 0;    // that are one person
  double expected = 0;       // that would be, by their probabilities: the sum of 1 / (1 + 2^-score)
};

struct ComparedPair {
  Slot a = 0, b = 0;  // a < b
  double score = 0;   // bits
  auto operator<=>(const ComparedPair&) const = default;
};

enum class ExampleKind : std::uint8_t {
  clear,       // scored far above the threshold
  near_above,  // just on either side of the threshold
  near_below,
  kept_apart  // scored above it and not joined, or what speaks for the pair fits a relative or namesake as
              // well
};

struct Example {
  ExampleKind kind = ExampleKind::clear;
  ComparedPair pair;
};

struct PairMeasures {
  std::size_t pairs = 0;             // that keys bring together
  std::vector<ScoreBin> bins;        // kBins, by rising bits
  std::array<std::size_t, 4> bands;  // by Band
  std::vector<ComparedPair> links;   // of one cluster, from the threshold up; sorted
  std::vector<Example> examples;     // by kind; no record twice in one kind
};

// Every pair of these slots that keys bring together, scored once. `threshold` in bits.
PairMeasures measure_pairs(const Index& index, std::span<const Slot> slots, const Membership& membership,
                           double threshold, unsigned threads);

// Each record against its own copy, where nobody else is known who could be meant: the most that any record
// of the same person could score. A record below the threshold says too little to be linked to anything.
struct SelfMeasures {
  std::size_t records = 0;
  std::size_t unlinkable = 0;             // below the threshold
  std::array<std::size_t, kBins> bins{};  // records by what they score
  std::vector<std::pair<std::string, std::size_t>>
      filled;               // comparison, and records that say something of it
  std::vector<Slot> below;  // the unlinkable ones, sorted
};
SelfMeasures measure_selves(const Index& index, std::span<const Slot> slots, double threshold,
                            unsigned threads);

// A cluster that somebody should look at.
struct ClusterAlarm {
  Slot first = 0;  // its record of the smallest slot
  std::size_t records = 0;
  std::size_t links = 0;    // pairs of its records from the threshold up
  std::size_t bridges = 0;  // links whose removal alone would part it
  std::size_t parts =
      1;                 // that its links leave it in: more than 1 where only the records pooled fit together
  double weakest = 0;    // score of its weakest bridge, bits; 0 where it has none
  bool large = false;    // out of proportion to the others
  bool fragile = false;  // a bridge below certainty, or several parts
};

struct ClusterMeasures {
  std::vector<std::pair<std::size_t, std::size_t>> sizes;  // records, and clusters of so many; by size
  std::size_t of_three_or_more = 0;                        // clusters in which a bridge can be told
  std::size_t with_bridges = 0;                            // of those
  std::size_t bridges = 0;
  std::size_t large = 0, fragile = 0;
  std::vector<ClusterAlarm> alarms;  // largest first, then weakest; at most kMostAlarms
};
inline constexpr std::size_t kMostAlarms = 50;

// `links` as measure_pairs gives them; `certain` in bits. Large is a cluster of more than ten records and
// more than three times as many as 99 in 100 clusters of two or more have.
ClusterMeasures measure_clusters(std::span<const Slot> slots, const Membership& membership,
                                 std::span<const ComparedPair> links, double certain);

}  // namespace concord::matching

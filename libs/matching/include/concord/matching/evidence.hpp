// What comparing two subjects shows. Weights are log2 Bayes factors and add up to the score.
#pragma once

#include <string>
#include <vector>

#include <concord/matching/model.hpp>
#include <concord/matching/subject.hpp>

namespace concord::matching {

struct EvidenceLine {
  std::string comparison;  // "prior", "given_name", "place", "could_be_a_relative", "could_be_a_namesake" ...
  std::string level;       // "exact", "close", "day and month swapped", "missing" ...
  double weight = 0;       // bits, term frequency included
};

// That both sides say something and it is not the same: "different", "a generation apart".
bool is_contradiction(const EvidenceLine& line);

struct Evidence {
  double score = 0;  // bits: the sum of the weights
  std::vector<EvidenceLine> lines;
};

// Symmetric: the same for (a, b) and (b, a), to the bit.
double score(const Model& model, const Subject& a, const Subject& b);
Evidence explain(const Model& model, const Subject& a, const Subject& b);

// A true contradiction, which no score outweighs; empty when there is none. The reason is a fixed word:
// "different-nhs-number", "twins", "generations", "generation-marks", "source-is-free-of-duplicates".
std::string veto(const Model& model, const Subject& a, const Subject& b);

}  // namespace concord::matching

// Which records are the same person: a pure function of subjects, model and decisions. Arrival order,
// batch size and thread count cannot matter, because nothing here can see them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <concord/matching/evidence.hpp>

namespace concord::matching {

// A steward's ruling that is in force. `order` is that of the rulings (later is larger).
struct Ruling {
  domain::RecordKey a, b;
  bool same = false;  // else different
  std::uint64_t order = 0;
  auto operator<=>(const Ruling&) const = default;
};

// A question that the evidence can't settle, one a component and cause, with the two clusters' smallest
// records.
struct Question {
  domain::RecordKey a, b;
  double score = 0;   // average between the two clusters, bits
  std::string cause;  // "between-thresholds", "vetoed:twins", "rulings-contradict"
};

struct Partition {
  // Each cluster sorted by key; clusters sorted by their first key.
  std::vector<std::vector<domain::RecordKey>> clusters;
  std::vector<Question> questions;
  bool presplit = false;  // the component was past the size limit and was split by the frozen rule
};

// Partitions the subjects of ONE component (or any closed set of components). Rulings that name a record
// outside are ignored.
Partition partition(const Model& model, std::span<const Subject* const> subjects,
                    std::span<const Ruling> rulings);

}  // namespace concord::matching

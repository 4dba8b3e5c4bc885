// What an index says, as text to compare; and records by the numbers that their ids are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "people.hpp"

namespace people {

using Pairs = std::vector<std::pair<Slot, Slot>>;

// Everything that partitions say, as text.
inline std::string told(const std::vector<Partition>& partitions) {
  std::string text;
  for (const Partition& one : partitions) {
    text += shape(one) + "\n";
    for (const Question& question : one.questions)
      text += "? " + question.a.record_id + " " + question.b.record_id + " " + question.cause + " " +
              std::to_string(question.score) + "\n";
  }
  return text;
}

inline std::string told(const std::vector<Candidate>& found) {
  std::string text;
  for (const Candidate& one : found)
    text += std::to_string(one.slot) + " " + std::to_string(one.score) + "\n";
  return text;
}

inline Slot slot_of(const domain::RecordKey& key) { return static_cast<Slot>(std::stoul(key.record_id)); }
inline Slot slot_of(const Subject& subject) { return slot_of(subject.key); }

inline Pairs same_pairs(const std::vector<Ruling>& rulings) {
  Pairs pairs;
  for (const Ruling& ruling : rulings) {
    if (ruling.same) pairs.emplace_back(slot_of(ruling.a), slot_of(ruling.b));
  }
  return pairs;
}

}  // namespace people

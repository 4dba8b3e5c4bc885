// How common values are among entities: records at first, and people once they are known.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "../features.hpp"
#include "draft.hpp"

namespace concord::matching {

using Entity = std::uint32_t;

// One field's values, each with the entity that has it, by numbers that stand for them.
class ValueCounts {
 public:
  void add(std::uint64_t value, Entity entity) { held_.emplace_back(value, entity); }
  // Call it before the functions below.
  void count();

  bool empty() const { return counted_.empty(); }
  // The chance that two entities share a value: sum of c (c - 1) over E (E - 1), c the entities that hold a
  // value. Values held by no more than `alone` count as held by one: before entities are known, those few may
  // be records of one person. One agreement more than was seen is taken, so that nothing is impossible.
  double chance_to_agree(std::size_t alone = 1) const;
  double chance_to_agree_among(double entities, std::size_t alone = 1) const;  // so many, with a value or not
  double entities() const { return entities_; }
  // Shares of values held by more than `least` entities. Of values held by few the share is Good and
  // Turing's: (c + 1) N(c + 1) / N(c) holders instead of c, N(c) being how many values c entities hold;
  // otherwise a value that was seen once would count as if it were certain to be seen again.
  // `text_of` gives the value that a number stands for.
  ShareTable shares(std::size_t least, const std::function<std::string(std::uint64_t)>& text_of) const;

 private:
  std::vector<std::pair<std::uint64_t, Entity>> held_;
  std::vector<std::pair<std::uint64_t, std::size_t>> counted_;  // sorted by value
  double entities_ = 0;
};

// Fills the frequencies of a draft, and the u of levels that need equal values, in closed form.
// `entity_of` says whose each record is; `known` that they are people and not just records. `threads` doesn't
// show.
void count_values(const Vocabulary& vocabulary, std::span<const Features* const> records,
                  std::span<const Entity> entity_of, bool known, unsigned threads, Draft& draft);

}  // namespace concord::matching

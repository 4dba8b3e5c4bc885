// Choices that follow from one number, so that a case is that number.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace concord::api::testing {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  bool chance(std::size_t percent) { return below(100) < percent; }

  template <class List>
  const auto& pick(const List& list) {
    return list[below(list.size())];
  }
  // Each of the list with that chance, in its order.
  template <class T, class List>
  std::vector<T> some(const List& list, std::size_t percent) {
    std::vector<T> some;
    for (const auto& one : list) {
      if (chance(percent)) {
        some.push_back(one);
      }
    }
    return some;
  }

 private:
  std::mt19937 random_;
};

}  // namespace concord::api::testing

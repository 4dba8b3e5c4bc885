// Sets that only ever grow together, each named by its smallest member.
#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace concord {

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (b < a) std::swap(a, b);
    parent_[b] = a;
  }
  // Each set sorted, sorted by their first.
  std::vector<std::vector<std::size_t>> sets() {
    std::vector<std::vector<std::size_t>> at(parent_.size());
    for (std::size_t i = 0; i < parent_.size(); ++i) at[find(i)].push_back(i);
    std::erase_if(at, [](const auto& set) { return set.empty(); });
    return at;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace concord

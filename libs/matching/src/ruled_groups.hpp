// What rulings say of the records of a closed set, carried along as the evidence joins more of them.
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace concord::matching {

// Records that are one person, by rulings and by unions; and which of these groups rulings keep apart.
//
// Groups go ahead of clusters: a ruling is known here before the evidence is heard, so that no union which
// the evidence asks for can make a ruling impossible.
class RuledGroups {
 public:
  explicit RuledGroups(std::size_t size) : size_(size), group_(size), apart_(size * size) {
    std::iota(group_.begin(), group_.end(), std::size_t{0});
  }

  bool together(std::size_t a, std::size_t b) const { return group_[a] == group_[b]; }
  bool apart(std::size_t a, std::size_t b) const { return apart_[group_[a] * size_ + group_[b]]; }

  void keep_apart(std::size_t a, std::size_t b) {
    apart_[group_[a] * size_ + group_[b]] = apart_[group_[b] * size_ + group_[a]] = true;
  }

  // False, and nothing done, if a ruling keeps them apart.
  bool join(std::size_t a, std::size_t b) {
    if (together(a, b)) return true;
    if (apart(a, b)) return false;
    const std::size_t kept = group_[a];
    const std::size_t gone = group_[b];
    for (std::size_t other = 0; other < size_; ++other) {
      if (apart_[gone * size_ + other]) keep_apart(kept, other);
    }
    for (std::size_t& group : group_) {
      if (group == gone) group = kept;
    }
    return true;
  }

 private:
  std::size_t size_;
  std::vector<std::size_t> group_;  // of each record: a record of it
  std::vector<bool> apart_;         // by groups
};

}  // namespace concord::matching

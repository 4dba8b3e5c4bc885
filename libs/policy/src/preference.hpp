// Which of several values for one field is preferred.
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <concord/policy/survivorship.hpp>

namespace concord::policy {

using Ranks = std::map<std::string, std::map<domain::Part, int>, std::less<>>;

// One value of one record. `says` is what it comes down to: values with equal texts say the same.
template <class T>
struct Candidate {
  const T* value = nullptr;
  const Contribution* from = nullptr;
  std::string says;
  bool verified = false;
  int rank = 0;
};

inline int rank_of(const Ranks& ranks, std::string_view field, domain::Part part) {
  const auto of_field = ranks.find(field);
  if (of_field == ranks.end()) {
    return std::numeric_limits<int>::max();
  }
  const auto of_part = of_field->second.find(part);
  return of_part == of_field->second.end() ? std::numeric_limits<int>::max() : of_part->second;
}

// Verified, not ceased, the part's rank, the newest, the record's key.
template <class T>
bool preferred(const Candidate<T>& a, const Candidate<T>& b) {
  if (a.verified != b.verified) {
    return a.verified;
  }
  if (a.from->ceased != b.from->ceased) {
    return b.from->ceased;
  }
  if (a.rank != b.rank) {
    return a.rank < b.rank;
  }
  if (a.from->as_of != b.from->as_of) {
    return a.from->as_of > b.from->as_of;  // without a time ranks last
  }
  return a.from->key < b.from->key;
}

// Best first; what one record says more than once stays in its own order.
template <class T>
void sort_by_preference(std::vector<Candidate<T>>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), preferred<T>);
}

template <class T>
Golden<T> golden(const Candidate<T>& best) {
  return {*best.value, best.from->key, best.from->as_of, {}, false};
}

template <class T>
void add_also(Golden<T>& golden, const domain::RecordKey& key) {
  if (key != golden.from && std::find(golden.also.begin(), golden.also.end(), key) == golden.also.end()) {
    golden.also.push_back(key);
  }
}

// One golden value for everything that is said, in order of preference, with who else says it.
template <class T>
std::vector<Golden<T>> one_for_each(const std::vector<Candidate<T>>& sorted) {
  std::vector<Golden<T>> all;
  std::map<std::string_view, std::size_t> places;
  for (const Candidate<T>& candidate : sorted) {
    const auto [place, added] = places.emplace(candidate.says, all.size());
    if (added) {
      all.push_back(golden(candidate));
    } else {
      add_also(all[place->second], candidate.from->key);
    }
  }
  for (Golden<T>& one : all) {
    std::sort(one.also.begin(), one.also.end());
  }
  return all;
}

}  // namespace concord::policy

#include "local_rulings.hpp"

#include <algorithm>
#include <optional>

namespace concord::matching {
namespace {

std::optional<std::size_t> place_of(std::span<const Features* const> records, const domain::RecordKey& key) {
  const auto found = std::lower_bound(
      records.begin(), records.end(), key,
      [](const Features* one, const domain::RecordKey& wanted) { return one->key() < wanted; });
  if (found == records.end() || !(*found)->is_of(key)) return std::nullopt;
  return static_cast<std::size_t>(found - records.begin());
}

}  // namespace

std::vector<LocalRuling> local_rulings(std::span<const Features* const> records,
                                       std::span<const Ruling> rulings) {
  std::vector<LocalRuling> local;
  for (const Ruling& ruling : rulings) {
    const auto a = place_of(records, ruling.a);
    const auto b = place_of(records, ruling.b);
    if (a && b && *a != *b) local.push_back({std::min(*a, *b), std::max(*a, *b), &ruling});
  }
  std::sort(local.begin(), local.end(), [](const LocalRuling& one, const LocalRuling& other) {
    if (one.ruling->order != other.ruling->order) return one.ruling->order > other.ruling->order;
    return one.a != other.a ? one.a < other.a : one.b < other.b;
  });
  return local;
}

}  // namespace concord::matching

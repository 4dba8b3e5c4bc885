#include "labelled.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace concord::matching {
namespace {

using Keys = std::pair<domain::RecordKey, domain::RecordKey>;
struct Ways {
  bool same = false, different = false;
};

std::map<Keys, Ways> by_keys(std::span<const Label> labels) {
  std::map<Keys, Ways> decided;
  for (const Label& label : labels) {
    if (label.a == label.b) continue;
    Ways& ways = decided[std::minmax(label.a, label.b)];
    (label.same ? ways.same : ways.different) = true;
  }
  std::erase_if(decided, [](const auto& one) { return one.second.same && one.second.different; });
  return decided;
}

std::map<domain::RecordKey, const Features*> find(std::span<const Features* const> records,
                                                  const std::map<Keys, Ways>& decided) {
  std::map<domain::RecordKey, const Features*> found;
  for (const auto& [keys, ways] : decided) {
    found.emplace(keys.first, nullptr);
    found.emplace(keys.second, nullptr);
  }
  for (const Features* record : records) {
    if (const auto wanted = found.find(record->key()); wanted != found.end()) wanted->second = record;
  }
  return found;
}

}  // namespace

std::vector<LabelledPair> find_labelled(std::span<const Features* const> records,
                                        std::span<const Label> labels) {
  std::vector<LabelledPair> pairs;
  if (labels.empty()) return pairs;
  const auto decided = by_keys(labels);
  const auto records_of = find(records, decided);
  for (const auto& [keys, ways] : decided) {
    const Features* const a = records_of.at(keys.first);
    const Features* const b = records_of.at(keys.second);
    if (a != nullptr && b != nullptr) pairs.push_back({a, b, ways.same});
  }
  return pairs;
}

bool met(const Index::State& state, const LabelledPair& pair) {
  bool found = false;
  state.each_candidate(state.vocabulary, *pair.a,
                       [&](Row row) { found = found || &state.rows[row] == pair.b; });
  return found;
}

}  // namespace concord::matching

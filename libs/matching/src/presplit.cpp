#include "presplit.hpp"

#include <algorithm>

#include <concord/base/disjoint_sets.hpp>

#include "keys.hpp"
#include "scoring.hpp"

namespace concord::matching {
namespace {

using Part = std::vector<std::size_t>;
constexpr double kHighestBar = 64;

struct Edge {
  std::size_t a, b;
  double bits;
};

std::vector<std::pair<std::size_t, std::size_t>> pairs_by_key(const Model::Content& model,
                                                              const Vocabulary& vocabulary,
                                                              std::span<const Features* const> records) {
  std::vector<std::pair<Key, std::size_t>> held;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const Key key : keys_of(vocabulary, *records[i])) held.emplace_back(key, i);
  }
  std::sort(held.begin(), held.end());
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (auto from = held.begin(); from != held.end();) {
    const auto to =
        std::find_if(from, held.end(), [&](const auto& other) { return other.first != from->first; });
    if (static_cast<std::size_t>(to - from) <= model.hard_cap) {
      for (auto a = from; a != to; ++a) {
        for (auto b = a + 1; b != to; ++b) pairs.emplace_back(a->second, b->second);
      }
    }
    from = to;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::vector<Edge> edges_of(const Model::Content& model, const Vocabulary& vocabulary,
                           std::span<const Features* const> records) {
  std::vector<Edge> edges;
  for (const auto& [a, b] : pairs_by_key(model, vocabulary, records)) {
    const double bits = score(vocabulary, *records[a], *records[b]);
    if (bits >= model.thresholds.probable) edges.push_back({a, b, bits});
  }
  return edges;
}

// The parts of one part when pairs below the bar no longer hold it together.
std::vector<Part> split_at(double bar, const Part& part, const std::vector<Edge>& edges, std::size_t size) {
  std::vector<bool> inside(size);
  for (const std::size_t record : part) inside[record] = true;
  DisjointSets sets(size);
  for (const Edge& edge : edges) {
    if (edge.bits >= bar && inside[edge.a] && inside[edge.b]) sets.join(edge.a, edge.b);
  }
  std::vector<Part> parts = sets.sets();
  std::erase_if(parts, [&](const Part& one) { return !inside[one.front()]; });
  return parts;
}

std::vector<Part> cut(const Part& part, std::size_t limit) {
  std::vector<Part> pieces;
  for (std::size_t from = 0; from < part.size(); from += limit)
    pieces.emplace_back(part.begin() + static_cast<std::ptrdiff_t>(from),
                        part.begin() + static_cast<std::ptrdiff_t>(std::min(part.size(), from + limit)));
  return pieces;
}

std::vector<Part> split_by_rising_bar(const Model::Content& model, const std::vector<Edge>& edges,
                                      std::size_t size) {
  Part all(size);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Part> large{all}, small;
  for (double bar = model.thresholds.probable + 1; !large.empty() && bar <= kHighestBar; bar += 1) {
    std::vector<Part> still_large;
    for (const Part& part : large) {
      for (Part& piece : split_at(bar, part, edges, size))
        (piece.size() > model.component_limit ? still_large : small).push_back(std::move(piece));
    }
    large = std::move(still_large);
  }
  for (const Part& part : large) {
    for (Part& piece : cut(part, model.component_limit)) small.push_back(std::move(piece));
  }
  return small;
}

}  // namespace

std::vector<Part> presplit(const Model::Content& model, const Vocabulary& vocabulary,
                           std::span<const Features* const> records,
                           std::span<const std::pair<std::size_t, std::size_t>> together) {
  DisjointSets sets(records.size());
  for (const Part& part : split_by_rising_bar(model, edges_of(model, vocabulary, records), records.size())) {
    for (const std::size_t record : part) sets.join(part.front(), record);
  }
  for (const auto& [a, b] : together) sets.join(a, b);
  return sets.sets();
}

}  // namespace concord::matching

#include <algorithm>
#include <chrono>
#include <numeric>
#include <unordered_map>

#include <concord/base/disjoint_sets.hpp>
#include <concord/base/share_out.hpp>
#include <concord/matching/index.hpp>

#include "index_state.hpp"
#include "partition_features.hpp"
#include "scoring.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kChunk = 256;  // rows or components that a thread takes at a time

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) {
  return std::chrono::duration<double>(Clock::now() - began).count();
}

using Rows = std::vector<Row>;

// Rows that are connected, each set sorted; those of one row too.
std::vector<Rows> components_of(const Index::State& state, const Model::Content& model,
                                std::span<const std::pair<Slot, Slot>> same, unsigned threads,
                                std::size_t& pairs_compared) {
  std::vector<std::size_t> compared(threads);
  std::vector<std::vector<std::pair<Row, Row>>> edges(threads);
  const SharedKeys shared(state.keys, state.rows.size(), state.model.content().hard_cap, threads);
  share_out(state.rows.size(), threads, kChunk, [&](unsigned thread, std::size_t at) {
    if (!state.rows[at]) return;
    const auto row = static_cast<Row>(at);
    const Features& features = state.rows[row];
    const auto compare_with = [&](Row other) {
      ++compared[thread];
      if (scores(state.vocabulary, features, state.rows[other], model.thresholds.probable))
        edges[thread].emplace_back(other, row);
    };
    state.each_before(shared, row, compare_with);
  });
  pairs_compared = std::accumulate(compared.begin(), compared.end(), std::size_t{0});

  DisjointSets sets(state.rows.size());
  for (const auto& part : edges) {
    for (const auto& [a, b] : part) sets.join(a, b);
  }
  for (const auto& [a, b] : same) {
    if (state.features(a) != nullptr && state.features(b) != nullptr)
      sets.join(state.row_of[a], state.row_of[b]);
  }
  std::vector<Rows> components;
  std::vector<std::size_t> at(state.rows.size());
  for (std::size_t row = 0; row < state.rows.size(); ++row) {
    if (!state.rows[row]) continue;
    const std::size_t first = sets.find(row);
    if (first == row) {
      at[row] = components.size();
      components.emplace_back();
    }
    components[at[first]].push_back(static_cast<Row>(row));
  }
  return components;
}

// Each component gets the rulings that name one of its records; those of one end only are ignored there.
std::vector<std::vector<Ruling>> share_rulings(const Index::State& state, const std::vector<Rows>& components,
                                               std::span<const Ruling> rulings) {
  std::vector<std::vector<Ruling>> of_component(components.size());
  if (rulings.empty()) return of_component;
  std::unordered_map<domain::RecordKey, std::size_t> named;
  for (const Ruling& ruling : rulings) named.emplace(ruling.a, components.size());
  for (std::size_t i = 0; i < components.size(); ++i) {
    for (const Row row : components[i]) {
      if (const auto found = named.find(state.rows[row].key()); found != named.end()) found->second = i;
    }
  }
  for (const Ruling& ruling : rulings) {
    if (const std::size_t at = named.at(ruling.a); at < components.size()) of_component[at].push_back(ruling);
  }
  return of_component;
}

std::vector<const Features*> features_in(const Index::State& state, const Rows& rows) {
  std::vector<const Features*> records;
  for (const Row row : rows) records.push_back(&state.rows[row]);
  return records;
}

// One component's clusters as slots.
std::vector<std::vector<Slot>> slots_in(const Index::State& state, const Model::Content& model, Rows rows) {
  if (rows.size() == 1) return {{state.slot_of[rows.front()]}};
  std::sort(rows.begin(), rows.end(), [&](Row a, Row b) { return state.rows[a] < state.rows[b]; });
  std::vector<std::vector<Slot>> clusters;
  for (const auto& places : clusters_of(model, state.vocabulary, features_in(state, rows), {})) {
    auto& slots = clusters.emplace_back();
    for (const std::size_t place : places) slots.push_back(state.slot_of[rows[place]]);
  }
  return clusters;
}

}  // namespace

std::vector<Partition> partition_all(const Index& index, std::span<const std::pair<Slot, Slot>> same,
                                     std::span<const Ruling> rulings, unsigned threads) {
  const Index::State& state = index.state();
  const Model::Content& model = index.model().content();
  std::size_t compared = 0;
  const std::vector<Rows> components = components_of(state, model, same, std::max(threads, 1U), compared);
  const auto of_component = share_rulings(state, components, rulings);
  std::vector<Partition> partitions(components.size());
  share_out(components.size(), threads, kChunk, [&](unsigned, std::size_t at) {
    partitions[at] = partition(model, state.vocabulary, features_in(state, components[at]), of_component[at]);
  });
  std::sort(partitions.begin(), partitions.end(), [](const Partition& a, const Partition& b) {
    return a.clusters.front().front() < b.clusters.front().front();
  });
  return partitions;
}

BulkPartition partition_all(const Index& index, const Model& model, unsigned threads) {
  const Index::State& state = index.state();
  BulkPartition done;
  auto began = Clock::now();
  const std::vector<Rows> components =
      components_of(state, model.content(), {}, std::max(threads, 1U), done.pairs_compared);
  done.compare_seconds = seconds_since(began);
  began = Clock::now();
  std::vector<std::vector<std::vector<Slot>>> parts(components.size());
  share_out(components.size(), threads, kChunk,
            [&](unsigned, std::size_t at) { parts[at] = slots_in(state, model.content(), components[at]); });
  for (auto& part : parts) {
    for (auto& cluster : part) done.clusters.push_back(std::move(cluster));
  }
  done.partition_seconds = seconds_since(began);
  return done;
}

}  // namespace concord::matching

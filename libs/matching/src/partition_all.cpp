#include <algorithm>
#include <chrono>
#include <numeric>
#include <unordered_map>

#include <concord/base/disjoint_sets.hpp>
#include <concord/matching/index.hpp>

#include "index_state.hpp"
#include "partition_features.hpp"
#include "scoring.hpp"
#include "share_out.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kChunk = 256;  // rows or components that a thread takes at a time

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) {
  return std::chrono::duration<double>(Clock::now() - began).count();
}

BulkPartition partition_under(const Model::Content& model, const Index& index,
                              std::span<const std::pair<Slot, Slot>> same, std::span<const Ruling> rulings,
                              unsigned threads) {
  const Index::State& state = index.state();
  threads = std::max(threads, 1U);
  BulkPartition done;
  auto began = Clock::now();
  std::vector<std::size_t> compared(threads);

  std::vector<std::vector<std::pair<Row, Row>>> edges(threads);
  share_out(state.rows.size(), threads, kChunk, [&](unsigned thread, std::size_t at) {
    if (!state.rows[at]) return;
    const auto row = static_cast<Row>(at);
    const Features& features = state.rows[row];
    state.each_candidate(state.vocabulary, features, [&](Row other) {
      ++compared[thread];
      if (scores(state.vocabulary, features, state.rows[other], model.thresholds.probable))
        edges[thread].emplace_back(other, row);
    }, row);
  });

  done.pairs_compared = std::accumulate(compared.begin(), compared.end(), std::size_t{0});
  done.compare_seconds = seconds_since(began);
  began = Clock::now();
  DisjointSets sets(state.rows.size());
  for (const auto& part : edges) {
    for (const auto& [a, b] : part) sets.join(a, b);
  }
  for (const auto& [a, b] : same) {
    if (index.contains(a) && index.contains(b)) sets.join(state.row_of[a], state.row_of[b]);
  }

  std::vector<std::vector<std::size_t>> components = sets.sets();
  std::erase_if(components, [&](const auto& rows) { return !state.rows[rows.front()]; });

  // Each component gets the rulings that name one of its records; those of one end only are ignored there.
  std::unordered_map<domain::RecordKey, std::size_t> named;
  for (const Ruling& ruling : rulings) named.emplace(ruling.a, components.size());
  std::vector<std::vector<Ruling>> of_component(components.size());
  if (!named.empty()) {
    for (std::size_t i = 0; i < components.size(); ++i) {
      for (const std::size_t row : components[i]) {
        if (const auto found = named.find(state.rows[row].key()); found != named.end())
          found->second = i;
      }
    }
    for (const Ruling& ruling : rulings) {
      if (const std::size_t at = named.at(ruling.a); at < components.size())
        of_component[at].push_back(ruling);
    }
  }

  std::vector<Partition>& partitions = done.partitions;
  partitions.resize(components.size());
  share_out(components.size(), threads, kChunk, [&](unsigned, std::size_t at) {
    std::vector<const Features*> records;
    for (const std::size_t row : components[at]) records.push_back(&state.rows[row]);
    partitions[at] = partition(model, state.vocabulary, std::move(records), of_component[at]);
  });
  std::sort(partitions.begin(), partitions.end(), [](const Partition& a, const Partition& b) {
    return a.clusters.front().front() < b.clusters.front().front();
  });
  done.partition_seconds = seconds_since(began);
  return done;
}

}  // namespace

std::vector<Partition> partition_all(const Index& index, std::span<const std::pair<Slot, Slot>> same,
                                     std::span<const Ruling> rulings, unsigned threads) {
  return partition_under(index.model().content(), index, same, rulings, threads).partitions;
}

BulkPartition partition_all(const Index& index, const Model& model, unsigned threads) {
  return partition_under(model.content(), index, {}, {}, threads);
}

}  // namespace concord::matching

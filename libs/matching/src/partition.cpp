#include <algorithm>
#include <numeric>
#include <tuple>

#include <concord/matching/partition.hpp>

#include "clustering.hpp"
#include "local_rulings.hpp"
#include "partition_features.hpp"
#include "presplit.hpp"

namespace concord::matching {
namespace {

using Records = std::vector<const Features*>;

std::string cause_of(const Clustering::Open& open) {
  return open.veto == Veto::none ? std::string(open.cause) : "vetoed:" + std::string(to_string(open.veto));
}

using Clusters = std::vector<std::vector<std::size_t>>;

// What is left open between two records, by their places.
struct LocalQuestion {
  std::size_t a, b;
  double score;
  std::string cause;
};

// A closed set of records, partitioned: by places in it.
struct Grouping {
  Clusters clusters;
  std::vector<LocalQuestion> questions;
  bool presplit = false;
};

// One closed set of records, small enough for all pairs.
class Room {
 public:
  Room(const Model::Content& model, const Vocabulary& vocabulary, const Records& records,
       std::span<const LocalRuling> rulings)
      : clustering_(model, vocabulary, records), refused_(clustering_.hear(rulings)) {
    clustering_.link();
  }

  // `places` are those of the room's records in the whole.
  void write(std::span<const std::size_t> places, Grouping& grouping) const {
    for (std::vector<std::size_t>& cluster : clustering_.clusters()) {
      for (std::size_t& record : cluster) record = places[record];
      grouping.clusters.push_back(std::move(cluster));
    }
    for (const Clustering::Open& open : clustering_.open())
      grouping.questions.push_back({places[open.a], places[open.b], open.score, cause_of(open)});
    for (const LocalRuling& one : refused_) {
      const std::size_t left = clustering_.cluster_of(one.a);
      const std::size_t right = clustering_.cluster_of(one.b);
      grouping.questions.push_back(
          {places[std::min(left, right)], places[std::max(left, right)], 0.0, "rulings-contradict"});
    }
  }

 private:
  Clustering clustering_;
  std::vector<LocalRuling> refused_;
};

// The records of one part, and the rulings among them by their places in it.
void partition_part(const Model::Content& model, const Vocabulary& vocabulary, const Records& records,
                    const std::vector<std::size_t>& part, std::span<const Ruling> rulings, Grouping& result) {
  Records inside;
  for (const std::size_t record : part) inside.push_back(records[record]);
  Room(model, vocabulary, inside, local_rulings(inside, rulings)).write(part, result);
}

void sort(Grouping& grouping) {
  std::sort(grouping.clusters.begin(), grouping.clusters.end());
  const auto by = [](const LocalQuestion& one) { return std::tie(one.a, one.b, one.cause); };
  std::sort(grouping.questions.begin(), grouping.questions.end(),
            [&](const auto& one, const auto& other) { return by(one) < by(other); });
  const auto same = [&](const auto& one, const auto& other) { return by(one) == by(other); };
  grouping.questions.erase(std::unique(grouping.questions.begin(), grouping.questions.end(), same),
                           grouping.questions.end());
}

// `records` sorted by key.
Grouping group(const Model::Content& model, const Vocabulary& vocabulary, const Records& records,
               std::span<const Ruling> rulings) {
  Grouping result;
  const std::vector<LocalRuling> local = local_rulings(records, rulings);
  if (records.size() <= model.component_limit) {
    std::vector<std::size_t> places(records.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    Room(model, vocabulary, records, local).write(places, result);
  } else {
    std::vector<std::pair<std::size_t, std::size_t>> together;
    for (const LocalRuling& one : local) {
      if (one.ruling->same) together.emplace_back(one.a, one.b);
    }
    result.presplit = true;
    for (const auto& part : presplit(model, vocabulary, records, together))
      partition_part(model, vocabulary, records, part, rulings, result);
  }
  sort(result);
  return result;
}

}  // namespace

Partition partition(const Model::Content& model, const Vocabulary& vocabulary, Records records,
                    std::span<const Ruling> rulings) {
  std::sort(records.begin(), records.end(), [](const Features* a, const Features* b) { return *a < *b; });
  const Grouping grouping = group(model, vocabulary, records, rulings);
  Partition result;
  result.presplit = grouping.presplit;
  for (const auto& cluster : grouping.clusters) {
    auto& keys = result.clusters.emplace_back();
    for (const std::size_t record : cluster) keys.push_back(records[record]->key());
  }
  for (const LocalQuestion& one : grouping.questions)
    result.questions.push_back({records[one.a]->key(), records[one.b]->key(), one.score, one.cause});
  return result;
}

Clusters clusters_of(const Model::Content& model, const Vocabulary& vocabulary, const Records& records,
                     std::span<const Ruling> rulings) {
  return group(model, vocabulary, records, rulings).clusters;
}

Partition partition(const Model& model, std::span<const Subject* const> subjects,
                    std::span<const Ruling> rulings) {
  Vocabulary words(model.content());
  std::vector<Features> features;
  features.reserve(subjects.size());
  Records records;
  for (const Subject* subject : subjects)
    records.push_back(&features.emplace_back(features_of(*subject, words)));
  return partition(model.content(), words, std::move(records), rulings);
}

}  // namespace concord::matching

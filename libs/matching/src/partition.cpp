#include <algorithm>
#include <optional>

#include <concord/matching/partition.hpp>

#include "clustering.hpp"
#include "partition_features.hpp"
#include "presplit.hpp"

namespace concord::matching {
namespace {

using Records = std::vector<const Features*>;

// A ruling between two of the records at hand, by their places.
struct LocalRuling {
  std::size_t a, b;
  const Ruling* ruling;
};

std::optional<std::size_t> place_of(const Records& records, const domain::RecordKey& key) {
  const auto found =
      std::lower_bound(records.begin(), records.end(), key,
                       [](const Features* one, const domain::RecordKey& wanted) { return one->key() < wanted; });
  if (found == records.end() || !(*found)->is_of(key)) return std::nullopt;
  return static_cast<std::size_t>(found - records.begin());
}

// Latest first; ties by key.
std::vector<LocalRuling> local_rulings(const Records& records, std::span<const Ruling> rulings) {
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

std::string cause_of(const Clustering::Open& open) {
  return open.veto == Veto::none ? std::string(open.cause) : "vetoed:" + std::string(to_string(open.veto));
}

// One closed set of records, small enough for all pairs.
class Room {
 public:
  Room(const Model::Content& model, const Vocabulary& vocabulary, const Records& records,
       std::span<const LocalRuling> rulings)
      : records_(records), clustering_(model, vocabulary, records) {
    for (const LocalRuling& one : rulings) {
      if (!one.ruling->same) clustering_.forbid(one.a, one.b);
    }
    for (const LocalRuling& one : rulings) {
      if (one.ruling->same && !clustering_.join(one.a, one.b)) refused_.push_back(one);
    }
    clustering_.link();
  }

  void write(Partition& partition) const {
    for (const auto& cluster : clustering_.clusters()) {
      auto& keys = partition.clusters.emplace_back();
      for (const std::size_t record : cluster) keys.push_back(key(record));
    }
    for (const Clustering::Open& open : clustering_.open())
      partition.questions.push_back({key(open.a), key(open.b), open.score, cause_of(open)});
    for (const LocalRuling& one : refused_) {
      const std::size_t left = clustering_.cluster_of(one.a);
      const std::size_t right = clustering_.cluster_of(one.b);
      partition.questions.push_back(
          {key(std::min(left, right)), key(std::max(left, right)), 0.0, "rulings-contradict"});
    }
  }

 private:
  domain::RecordKey key(std::size_t record) const { return records_[record]->key(); }

  const Records& records_;
  Clustering clustering_;
  std::vector<LocalRuling> refused_;
};

// The records of one part, and the rulings among them by their places in it.
void partition_part(const Model::Content& model, const Vocabulary& vocabulary, const Records& records, const std::vector<std::size_t>& part,
                    std::span<const Ruling> rulings, Partition& result) {
  Records inside;
  for (const std::size_t record : part) inside.push_back(records[record]);
  Room(model, vocabulary, inside, local_rulings(inside, rulings)).write(result);
}

void sort(Partition& partition) {
  std::sort(partition.clusters.begin(), partition.clusters.end());
  std::sort(partition.questions.begin(), partition.questions.end(),
            [](const Question& one, const Question& other) {
              return std::tie(one.a, one.b, one.cause) < std::tie(other.a, other.b, other.cause);
            });
  const auto same = [](const Question& one, const Question& other) {
    return one.a == other.a && one.b == other.b && one.cause == other.cause;
  };
  partition.questions.erase(std::unique(partition.questions.begin(), partition.questions.end(), same),
                            partition.questions.end());
}

}  // namespace

Partition partition(const Model::Content& model, const Vocabulary& vocabulary, Records records,
                    std::span<const Ruling> rulings) {
  std::sort(records.begin(), records.end(), [](const Features* a, const Features* b) { return *a < *b; });
  Partition result;
  const std::vector<LocalRuling> local = local_rulings(records, rulings);
  if (records.size() <= model.component_limit) {
    Room(model, vocabulary, records, local).write(result);
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

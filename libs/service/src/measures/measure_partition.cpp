#include <algorithm>
#include <map>

#include <concord/matching/group_measures.hpp>
#include <concord/service/models.hpp>
#include <concord/service/partition_measures.hpp>

#include "../resolve/round.hpp"
#include "../resolve/subjects.hpp"
#include "counts_json.hpp"

namespace concord::service {
namespace {

using matching::Slot;

std::string_view ethnicity_of(const domain::Record& record) {
  for (const domain::Attribute& fact : record.attributes) {
    if (fact.category == domain::Category::equality && fact.name == "ethnicity") {
      return fact.value;
    }
  }
  return {};
}

// The records that take part in matching, in an index of their own, and what group each is of.
class Measuring {
 public:
  Measuring(store::Snapshot& snapshot, matching::Model model, unsigned threads, CivilDate today)
      : snapshot_(snapshot),
        index_(std::move(model), matching::IndexFor::linking),
        threads_(threads),
        today_(today) {}

  MeasuredPartition run() {
    load();
    find_members();
    MeasuredPartition done;
    done.waiting = snapshot_.records().waiting_count();
    done.link_threshold = index_.model().thresholds().certain;
    done.overfull_keys = index_.overfull_keys();
    done.selves = matching::measure_selves(index_, slots_, done.link_threshold, threads_);
    done.pairs = matching::measure_pairs(index_, slots_, membership_, done.link_threshold, threads_);
    done.clusters = matching::measure_clusters(slots_, membership_, firm_links(done.pairs.links), kFirmBits);
    done.groups = matching::measure_groups(slots_, membership_, groups_, done.selves.below);
    for (const matching::ClusterAlarm& alarm : done.clusters.alarms) {
      done.watched.push_back({membership_.cluster_of[alarm.first], alarm});
    }
    return done;
  }

 private:
  void load() {
    groups_.resize(static_cast<std::size_t>(snapshot_.records().last_number()) + 1);
    index_.start_loading();
    snapshot_.records().for_each(
        [&](const store::RecordRow& row, const std::vector<domain::Record>& contents) {
          if (in_partition(row.state) && !contents.empty()) {
            put(static_cast<Slot>(row.number), subject_of(row, contents), ethnicity_of(contents.back()));
          }
        });
    index_.finish_loading(threads_);
  }

  void put(Slot slot, const matching::Subject& subject, std::string_view ethnicity) {
    index_.put(slot, subject);
    slots_.push_back(slot);
    groups_[slot] = matching::groups_of(subject, ethnicity, today_);
  }

  void find_members() {
    membership_.cluster_of.resize(groups_.size());
    snapshot_.profiles().for_each_membership([&](store::RecordNumber record, store::ProfileNumber profile) {
      membership_.cluster_of[static_cast<std::size_t>(record)] = static_cast<std::uint32_t>(profile);
    });
  }

  // What a steward ruled to be one person hangs by no thread.
  std::vector<matching::ComparedPair> firm_links(std::vector<matching::ComparedPair> links) const {
    constexpr double kRuled = matching::kHighestBin;
    std::map<std::pair<Slot, Slot>, double> scores;
    for (const matching::ComparedPair& link : links) {
      scores.emplace(std::pair(link.a, link.b), link.score);
    }
    for (const auto& [a, b] : same_pairs(snapshot_.rulings().in_force())) {
      if (membership_.together(a, b)) {
        scores[std::minmax(a, b)] = kRuled;
      }
    }
    links.clear();
    for (const auto& [pair, score] : scores) {
      links.push_back({pair.first, pair.second, score});
    }
    return links;
  }

  store::Snapshot& snapshot_;
  matching::Index index_;
  unsigned threads_;
  CivilDate today_;
  std::vector<Slot> slots_;
  std::vector<matching::Groups> groups_;  // by slot
  matching::Membership membership_;       // a cluster is a profile, by its number
};

}  // namespace

Result<store::MeasuresRow> measure_partition(store::Snapshot& snapshot, const store::ModelRow& in_force,
                                             unsigned threads, Instant now) {
  auto model = read_model(in_force);
  if (!model) {
    return model.error();
  }
  const MeasuredPartition measured = Measuring(snapshot, std::move(*model), threads, london_date(now)).run();
  return store::MeasuresRow{now, snapshot.changes().last(), in_force.version, counts_json(measured),
                            watched_json(measured)};
}

bool is_current(store::Snapshot& snapshot, const store::MeasuresRow& measures,
                const store::ModelRow& in_force) {
  return measures.change == snapshot.changes().last() && measures.model == in_force.version &&
         snapshot.records().waiting_count() == 0;
}

}  // namespace concord::service

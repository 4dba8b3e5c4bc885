#include <algorithm>
#include <map>
#include <unordered_map>

#include <concord/service/verify.hpp>
#include <concord/wire/record_json.hpp>

#include "../resolve/round.hpp"
#include "../resolve/rulings_heard.hpp"
#include "../resolve/segments.hpp"
#include "../resolve/subjects.hpp"

namespace concord::service {
namespace {

using store::ProfileNumber;
using store::RecordNumber;

class Verification {
 public:
  Verification(store::Snapshot& snapshot, const matching::Model& model, std::size_t most)
      : snapshot_(snapshot), index_(model), most_(most) {}

  VerifyReport run(unsigned threads) {
    load();
    compare_memberships(threads);
    compare_segments();
    return std::move(report_);
  }

 private:
  void differ(std::string kind, std::string record, std::string detail) {
    ++report_.difference_count;
    if (report_.differences.size() < most_) {
      report_.differences.push_back({std::move(kind), std::move(record), std::move(detail)});
    }
  }

  void load() {
    std::vector<RecordNumber> numbers;
    snapshot_.records().for_each(
        [&](const store::RecordRow& row, const std::vector<domain::Record>& contents) {
          ++report_.records;
          numbers.push_back(row.number);
          if (in_partition(row.state) && !contents.empty()) {
            index_.put(static_cast<matching::Slot>(row.number), subject_of(row, contents));
            numbers_.emplace(row.key, row.number);
          }
        });
    for (const RecordNumber number : numbers) {
      check_contents(number);
    }
    check_subjects();
    if (const std::size_t waiting = snapshot_.records().waiting_count(); waiting > 0) {
      differ("waiting", "", "records wait to be resolved: verify again when none do");
    }
  }

  // What is kept of a record for matching must be what would be made of it now.
  void check_subjects() {
    snapshot_.records().for_each_subject(1, snapshot_.records().last_number(), kKeptForm,
                                         [&](const store::RecordRow& row, std::string_view body) {
                                           if (body.empty() || !in_partition(row.state)) {
                                             return;
                                           }
                                           const auto contents = snapshot_.records().contents(row.number);
                                           if (contents.empty() || body != pack(describe(row, contents))) {
                                             differ("subject", domain::to_string(row.key),
                                                    "what is kept for matching is not what it says");
                                           }
                                         });
  }

  void check_contents(RecordNumber number) {
    for (const store::VersionRow& version : snapshot_.records().versions(number)) {
      auto record = wire::read_stored(version.canonical);
      if (!record || wire::content_hash(*record) != version.content) {
        const auto row = snapshot_.records().find(number);
        differ("content", row ? domain::to_string(row->key) : "",
               "a version is not what was stored under its hash");
      }
    }
  }

  void compare_memberships(unsigned threads) {
    const auto decisions = rulings_heard(snapshot_);
    for (const matching::Partition& partition :
         matching::partition_all(index_, same_pairs(decisions), rulings_of(decisions, index_), threads)) {
      for (const auto& cluster : partition.clusters) {
        compare_cluster(cluster);
      }
    }
    snapshot_.profiles().for_each_membership([&](RecordNumber record, ProfileNumber profile) {
      live_[profile].push_back(record);
      if (!index_.contains(static_cast<matching::Slot>(record))) {
        differ("membership", profile_name(profile), "holds a record that is in no partition");
      }
    });
  }

  void compare_cluster(const std::vector<domain::RecordKey>& cluster) {
    std::vector<RecordNumber> rebuilt;
    for (const domain::RecordKey& key : cluster) {
      rebuilt.push_back(numbers_.at(key));
    }
    std::sort(rebuilt.begin(), rebuilt.end());
    const auto profile = snapshot_.profiles().profile_of(rebuilt.front());
    if (!profile || snapshot_.profiles().members(*profile) != rebuilt) {
      differ("membership", domain::to_string(cluster.front()),
             "the rebuilt profile has other records than the live one");
    }
  }

  void compare_segments() {
    for (const auto& [profile, records] : live_) {
      ++report_.profiles;
      std::vector<MemberContent> members;
      for (const RecordNumber number : records) {
        auto row = snapshot_.records().find(number);
        auto content = snapshot_.records().content(number);
        if (row && content) {
          members.push_back({std::move(*row), std::move(*content)});
        }
      }
      for (const store::Segment& rebuilt : build_segments(std::move(members))) {
        ++report_.segments;
        const auto live = snapshot_.profiles().segments(profile, {{rebuilt.part, rebuilt.category}});
        if (live.size() != 1 || live.front().body != rebuilt.body) {
          differ("segment", profile_name(profile),
                 std::string(to_string(rebuilt.part)) + "/" + std::string(to_string(rebuilt.category)));
        }
      }
    }
  }

  std::string profile_name(ProfileNumber number) const {
    const auto row = snapshot_.profiles().find(number);
    return row ? to_string(row->id) : "";
  }

  store::Snapshot& snapshot_;
  matching::Index index_;
  std::size_t most_;
  VerifyReport report_;
  std::unordered_map<domain::RecordKey, RecordNumber> numbers_;
  std::map<ProfileNumber, std::vector<RecordNumber>> live_;
};

}  // namespace

VerifyReport verify(store::Snapshot& snapshot, const matching::Model& model, unsigned threads,
                    std::size_t most) {
  return Verification(snapshot, model, most).run(threads);
}

std::vector<MembershipRow> memberships(store::Snapshot& snapshot) {
  std::vector<MembershipRow> rows;
  std::unordered_map<ProfileNumber, Uuid> ids;
  snapshot.records().for_each([&](const store::RecordRow& row, const std::vector<domain::Record>& contents) {
    const auto profile = snapshot.profiles().profile_of(row.number);
    if (!profile) {
      return;
    }
    if (!ids.contains(*profile)) {
      ids.emplace(*profile, snapshot.profiles().find(*profile)->id);
    }
    const bool has_identity = std::any_of(contents.begin(), contents.end(), [](const domain::Record& record) {
      return record.birth_date.has_value() ||
             std::any_of(record.identifiers.begin(), record.identifiers.end(),
                         [](const domain::Identifier& i) { return !domain::names_a_group(i.type); });
    });
    rows.push_back({row.key, row.part, ids.at(*profile), has_identity});
  });
  return rows;
}

}  // namespace concord::service

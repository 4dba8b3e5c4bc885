#include <algorithm>

#include <concord/service/decide.hpp>
#include <concord/service/partition_measures.hpp>

#include "counts_json.hpp"

namespace concord::service {

std::vector<WatchedProfile> watched_profiles(store::Snapshot& snapshot, const store::MeasuresRow& measures,
                                             const Asker& asker) {
  const auto may = [&](store::RecordNumber record) {
    const auto row = snapshot.records().find(record);
    return row && may_compare(*row, asker);
  };
  std::vector<WatchedProfile> watched;
  for (const MeasuredProfile& measured : read_watched(measures.watched)) {
    const auto members = snapshot.profiles().members(measured.profile);
    if (!members.empty() && std::all_of(members.begin(), members.end(), may)) {
      watched.push_back({*snapshot.profiles().find(measured.profile), measured.cluster});
    }
  }
  return watched;
}

}  // namespace concord::service

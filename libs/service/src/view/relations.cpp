// With whom a record says that its person lives or is related, where that must not be told.
#include <algorithm>

#include <concord/service/view.hpp>

namespace concord::service {
namespace {

bool is_restricted(store::Snapshot& snapshot, store::RecordNumber record) {
  const auto profile = snapshot.profiles().profile_of(record);
  const auto row = profile ? snapshot.profiles().find(*profile) : std::nullopt;
  return row && row->restricted;
}

}  // namespace

void leave_out_relations(store::Snapshot& snapshot, const std::vector<store::RecordNumber>& untold,
                         const Asker& asker, const std::string& source, domain::Record& record) {
  std::erase_if(record.relationships, [&](const domain::Relationship& relation) {
    const auto other = snapshot.records().find(domain::RecordKey{source, relation.record_id});
    return other && (hides(asker, other->number) || is_restricted(snapshot, other->number) ||
                     std::binary_search(untold.begin(), untold.end(), other->number));
  });
}

}  // namespace concord::service

#include <map>
#include <set>

#include <concord/service/protections.hpp>

namespace concord::service {
namespace {

using store::ProtectionKind;
using store::RecordNumber;

// The records, and all others of the profiles that they are in.
void add_whole_residents(store::Snapshot& snapshot, const std::vector<RecordNumber>& records,
                         std::set<RecordNumber>& all) {
  for (const RecordNumber record : records) {
    all.insert(record);
    if (const auto profile = snapshot.profiles().profile_of(record)) {
      const auto members = snapshot.profiles().members(*profile);
      all.insert(members.begin(), members.end());
    }
  }
}

void add_untold(UntoldPairs& pairs, const std::vector<RecordNumber>& one,
                const std::vector<RecordNumber>& other) {
  for (const RecordNumber record : one) {
    auto& untold = pairs[record];
    untold.insert(untold.end(), other.begin(), other.end());
  }
}

}  // namespace

struct Protections::State {
  std::map<std::string, std::vector<store::ProtectionRow>, std::less<>> of_staff;
  std::shared_ptr<const UntoldPairs> untold;
};

Protections::Protections(store::Database& database) : database_(database) { load(); }

void Protections::load() {
  // The snapshot is taken under the lock, so that of two at once the later one publishes the later state.
  const std::scoped_lock lock(changing_);
  auto state = std::make_shared<State>();
  auto untold = std::make_shared<UntoldPairs>();
  database_.read([&](store::Snapshot& snapshot) {
    for (store::ProtectionRow& row : snapshot.protections().not_ended()) {
      if (row.kind == ProtectionKind::not_to_resident) {
        add_untold(*untold, row.records, row.others);
        add_untold(*untold, row.others, row.records);
      } else if (row.kind == ProtectionKind::not_to_staff) {
        state->of_staff[row.staff].push_back(std::move(row));
      }
    }
  });
  state->untold = std::move(untold);
  state_.store(std::move(state));
}

std::vector<RecordNumber> Protections::hidden_from(const domain::Principal& principal, Instant now) const {
  const auto state = state_.load();
  const auto found = state->of_staff.find(principal.id);
  if (principal.kind != domain::PrincipalKind::staff || found == state->of_staff.end()) {
    return {};
  }
  std::set<RecordNumber> all;
  database_.read([&](store::Snapshot& snapshot) {
    for (const store::ProtectionRow& row : found->second) {
      if (!row.until || now < *row.until) {
        add_whole_residents(snapshot, row.records, all);
      }
    }
  });
  return {all.begin(), all.end()};
}

std::shared_ptr<const UntoldPairs> Protections::untold() const { return state_.load()->untold; }

std::vector<RecordNumber> hidden_from_resident(store::Snapshot& snapshot, const Asker& asker,
                                               const std::vector<RecordNumber>& members) {
  std::set<RecordNumber> all;
  for (const RecordNumber member : members) {
    const auto found = asker.untold ? asker.untold->find(member) : UntoldPairs::const_iterator{};
    if (asker.untold && found != asker.untold->end()) {
      add_whole_residents(snapshot, found->second, all);
    }
  }
  for (const RecordNumber member : members) {
    all.erase(member);
  }
  return {all.begin(), all.end()};
}

}  // namespace concord::service

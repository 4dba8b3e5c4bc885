// Which changes are told to whom. That something changed tells more than its id does: when another service
// wrote, when somebody who is hidden moved.
#include <algorithm>

#include "render.hpp"

namespace concord::api {
namespace {

constexpr int kMostRedirects = 64;

// Also of an id that leads to a restricted resident by now.
bool is_restricted(store::Snapshot& snapshot, std::optional<store::ProfileNumber> number) {
  for (int step = 0; number && step < kMostRedirects; ++step) {
    const auto profile = snapshot.profiles().find(*number);
    if (profile && profile->restricted) {
      return true;
    }
    number = profile ? profile->redirects_to : std::nullopt;
  }
  return false;
}

// An adapter is told of its own source's records. Of profiles it is told nothing: that one changed, or which
// two records are in one, tells what other services know.
bool adapter_may_see(store::Snapshot& snapshot, const store::ChangeRow& change,
                     const domain::Principal& adapter) {
  const auto row = change.record ? snapshot.records().find(*change.record) : std::nullopt;
  return row && row->key.source == adapter.source && change.kind.starts_with("record.");
}

std::vector<store::RecordNumber> all_members(store::Snapshot& snapshot, store::ProfileNumber profile) {
  std::vector<store::RecordNumber> members = snapshot.profiles().members(profile);
  const auto last = snapshot.profiles().last_members(profile);
  members.insert(members.end(), last.begin(), last.end());
  return members;
}

// That somebody has died is of the identity of the part that says so. An adapter knows what its own source
// said.
bool may_know_of_death(store::Snapshot& snapshot, const store::ChangeRow& change,
                       const std::vector<store::RecordNumber>& members, const service::Asker& asker) {
  const auto detail = parse_json(change.detail);
  const auto part = detail ? domain::parse_part(text_of(*detail, "part")) : Error{};
  if (!part) {
    return false;
  }
  if (asker.principal.kind != domain::PrincipalKind::adapter) {
    return asker.mask.allows(*part, domain::Category::identity);
  }
  return std::any_of(members.begin(), members.end(), [&](store::RecordNumber member) {
    const auto row = snapshot.records().find(member);
    return row && row->part == *part && row->key.source == asker.principal.source;
  });
}

// That a profile's values are others is told to who may know of a record whose content is another. None:
// from before these were noted.
std::vector<store::RecordNumber> members_that_changed(const store::ChangeRow& change) {
  std::vector<store::RecordNumber> changed;
  const auto detail = change.kind == "profile.updated" ? parse_json(change.detail) : Result<Json>(Error{});
  const JsonValue* numbers = detail ? member_of(*detail, "changed") : nullptr;
  for (rapidjson::SizeType i = 0; numbers != nullptr && i < numbers->Size(); ++i) {
    changed.push_back((*numbers)[i].GetInt64());
  }
  return changed;
}

}  // namespace

bool is_of_death(const store::ChangeRow& change) { return change.kind.starts_with("profile.death-"); }

bool may_see_change(store::Snapshot& snapshot, const store::ChangeRow& change, const service::Asker& asker) {
  const bool of_death = is_of_death(change);
  const bool told_of_death =
      of_death && may_know_of_death(snapshot, change, all_members(snapshot, *change.profile), asker);
  if (asker.principal.kind == domain::PrincipalKind::adapter) {
    return of_death ? told_of_death : adapter_may_see(snapshot, change, asker.principal);
  }
  if (of_death && !told_of_death) {
    return false;
  }
  const auto may_know = [&](store::RecordNumber record) { return may_know_record(snapshot, record, asker); };
  if (change.record) {
    const bool decision = change.kind.starts_with("decision.");
    return may_know(*change.record) &&
           (decision || !is_restricted(snapshot, snapshot.profiles().profile_of(*change.record)));
  }
  if (!change.profile) {
    return true;
  }
  const auto members = all_members(snapshot, *change.profile);
  const auto is_hidden = [&](store::RecordNumber record) { return service::hides(asker, record); };
  const auto changed = members_that_changed(change);
  const auto& telling = changed.empty() ? members : changed;
  return std::none_of(members.begin(), members.end(), is_hidden) &&
         std::any_of(telling.begin(), telling.end(), may_know) &&
         (change.kind != "profile.updated" || !is_restricted(snapshot, change.profile));
}

}  // namespace concord::api

#include "bundle_accounts.hpp"

#include <algorithm>

#include <concord/service/accountability.hpp>

namespace concord::service {
namespace {

using Members = std::vector<store::RecordNumber>;

constexpr std::size_t kMostJoins = 500;
constexpr std::size_t kMostSearched = 100'000;  // requests and uses of the break-glass, of all residents

bool contains(const Members& members, store::RecordNumber record) {
  return std::find(members.begin(), members.end(), record) != members.end();
}

// The record's key, where the mask lets anything of its part through.
std::optional<domain::RecordKey> key_of(store::Snapshot& snapshot, store::RecordNumber record,
                                        const policy::Mask& mask) {
  const auto row = snapshot.records().find(record);
  return row && mask.allows_any(row->part) ? std::optional(row->key) : std::nullopt;
}

BundleJoin join_of(const Link& link) {
  BundleJoin join{link.a, link.b, link.evidence.score, {}, {}};
  for (const matching::EvidenceLine& line : link.evidence.lines) {
    if (matching::is_contradiction(line)) {
      join.differing.push_back(line.comparison);
    } else if (line.comparison != "prior" && line.weight > 0) {
      join.agreeing.push_back(line.comparison);
    }
  }
  return join;
}

std::string outcome_of(const store::AccessRequestRow& request) {
  return !request.answer ? "open" : request.answer->granted ? "granted" : "refused";
}

bool tells(const policy::Roles& roles, const std::string& name, const std::vector<domain::Part>& considered) {
  const policy::Role* role = roles.find(name);
  return role != nullptr && std::any_of(considered.begin(), considered.end(),
                                        [&](domain::Part part) { return role->mask.allows_any(part); });
}

}  // namespace

std::vector<BundleJoin> joins_of(store::Snapshot& snapshot, const Resolver& resolver,
                                 const store::ProfileRow& profile, const Asker& asker) {
  std::vector<BundleJoin> joins;
  resolver.read([&](const matching::Index& index) {
    for (const Link& link : links_of(snapshot, index, profile, asker, kMostJoins)) {
      joins.push_back(join_of(link));
    }
  });
  return joins;
}

std::vector<BundleDecision> decisions_on(store::Snapshot& snapshot, const Members& members,
                                         const policy::Mask& mask) {
  std::vector<BundleDecision> decisions;
  for (const store::DecisionRow& row : snapshot.rulings().all_on(members)) {
    const bool both = contains(members, row.a) && contains(members, row.b);
    const auto a = key_of(snapshot, contains(members, row.a) ? row.a : row.b, mask);
    const auto b = both ? key_of(snapshot, row.b, mask) : std::nullopt;
    if (!a || (both && !b)) {
      continue;
    }
    const std::string kind = row.same ? "same" : both ? "different" : "kept-apart";
    // That somebody was once taken for another is told; for whom is not.
    if (both || !row.same) {
      decisions.push_back({kind, *a, b, row.at, row.withdrawn});
    }
  }
  return decisions;
}

std::vector<BundleOpening> openings_for(store::Snapshot& snapshot, const Members& members,
                                        const policy::Mask& mask, const policy::Roles& roles,
                                        const std::vector<domain::Part>& considered) {
  std::vector<BundleOpening> openings;
  for (const store::AccessRequestRow& row : snapshot.access().requests(kMostSearched)) {
    if (contains(members, row.record) && mask.allows_any(row.part)) {
      openings.push_back({"request", row.role, std::string(to_string(row.purpose)), row.part, row.categories,
                          outcome_of(row), row.asked});
    }
  }
  for (const store::GlassRow& row : snapshot.access().glasses(kMostSearched)) {
    if (contains(members, row.record)) {
      openings.push_back({"break-glass",
                          row.role,
                          std::string(to_string(row.purpose)),
                          {},
                          {},
                          row.review ? row.review->finding : "unreviewed",
                          row.broken});
    }
  }
  for (BundleOpening& opening : openings) {
    if (tells(roles, opening.role, considered)) {
      opening.role.clear();
      opening.purpose.clear();
    }
  }
  return openings;
}

BundleLooks looks_at(store::Snapshot& snapshot, store::AuditLog& log, const store::ProfileRow& profile,
                     const policy::Roles& roles, const std::vector<domain::Part>& considered) {
  BundleLooks made;
  auto accesses =
      accesses_of(snapshot, log, profile, AccessAudience::resident, INT64_MAX, kMostBundleLooks + 1);
  made.more = accesses.size() > kMostBundleLooks;
  accesses.resize(std::min(accesses.size(), kMostBundleLooks));
  for (Access& access : accesses) {
    BundleLook look{access.at, access.level, access.role, access.purpose, std::move(access.categories)};
    if (tells(roles, access.role, considered)) {
      look.role.clear();
      look.purpose.clear();
      look.categories.clear();
    }
    made.looks.push_back(std::move(look));
  }
  return made;
}

}  // namespace concord::service

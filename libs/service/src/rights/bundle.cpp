#include <algorithm>

#include <fmt/format.h>

#include <concord/service/bundle.hpp>

#include "bundle_accounts.hpp"
#include "bundle_keeping.hpp"
#include "bundle_mask.hpp"
#include "bundle_records.hpp"

namespace concord::service {
namespace {

Outcome check_request(const SubjectRequest& request) {
  const domain::RequestState state = request.clock.state;
  if (!gives_data(request.row.right)) {
    return fail(Code::conflict, "nothing is given out for this right: only for access and portability");
  }
  if (state == domain::RequestState::refused || state == domain::RequestState::withdrawn) {
    return fail(Code::conflict, "this request was refused or withdrawn: nothing is given out for it");
  }
  if (request.identity == kNotYet) {
    return fail(Code::conflict, "it isn't known yet who asks: pause it for their identity, and resume it");
  }
  if (!request.profile) {
    return fail(Code::conflict, "the record that this request hangs on is in no profile any more");
  }
  if (request.records_changed) {
    return fail(Code::conflict,
                "the profile is made of other records by now: look at them, and send the step "
                "records-confirmed first");
  }
  if (request.row.members.size() > kMostBundleRecords) {
    return fail(Code::too_many, fmt::format("this profile has more than {} records", kMostBundleRecords));
  }
  return {};
}

std::vector<domain::Part> parts_of(store::Snapshot& snapshot,
                                   const std::vector<store::RecordNumber>& members) {
  std::vector<domain::Part> parts;
  for (const store::RecordNumber member : members) {
    const auto row = snapshot.records().find(member);
    if (row && std::find(parts.begin(), parts.end(), row->part) == parts.end()) {
      parts.push_back(row->part);
    }
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

std::vector<domain::Category> categories_in(const policy::Mask& mask,
                                            const std::vector<domain::Part>& parts) {
  std::vector<domain::Category> categories;
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    const domain::Category category = domain::category_at(i);
    if (std::any_of(parts.begin(), parts.end(),
                    [&](domain::Part part) { return mask.allows(part, category); })) {
      categories.push_back(category);
    }
  }
  return categories;
}

void add_use(Core& core, store::Snapshot& snapshot, const store::ProfileRow& profile, const Asker& asker,
             const BundleMask& masked, Bundle& bundle) {
  const auto members = snapshot.profiles().members(profile.number);
  bundle.joins = joins_of(snapshot, core.resolver, profile, asker);
  bundle.decisions = decisions_on(snapshot, members, masked.mask);
  bundle.openings = openings_for(snapshot, members, masked.mask, core.roles, masked.considered);
  for (SharedRow& row : core.sharing.matrix(bundle.made)) {
    if (std::find(bundle.parts.begin(), bundle.parts.end(), row.part) != bundle.parts.end()) {
      bundle.shared.push_back(std::move(row));
    }
  }
  BundleLooks looks = looks_at(snapshot, *core.audit, profile, core.roles, masked.considered);
  bundle.looks = std::move(looks.looks);
  bundle.more_looks = looks.more;
}

}  // namespace

Result<Bundle> make_bundle(Core& core, store::Snapshot& snapshot, const SubjectRequest& request,
                           const Asker& asker, const BundleChoice& choice) {
  if (auto checked = check_request(request); !checked) {
    return checked.error();
  }
  if (!core.resolver.ready()) {
    return fail(Code::unavailable, "the match index is being built: try again shortly");
  }
  const store::ProfileRow profile = *snapshot.profiles().find(*request.profile);
  Bundle bundle;
  bundle.request = request.row.id;
  bundle.profile = profile.id;
  bundle.right = request.row.right;
  bundle.received = request.row.received;
  bundle.due = request.clock.due;
  bundle.made = core.clock.now();
  bundle.contact_included = choice.contact_included.value_or(!profile.restricted);
  const auto held = parts_of(snapshot, request.row.members);
  const BundleMask masked =
      mask_of_bundle(request, asker.mask, held, profile.restricted, bundle.contact_included);
  std::copy_if(held.begin(), held.end(), std::back_inserter(bundle.parts),
               [&](domain::Part part) { return masked.mask.allows_any(part); });
  Asker reader = asker;
  reader.mask = masked.mask;
  reader.openings.clear();
  auto view = core.viewer.view(snapshot, profile, reader);
  auto disclosed = disclosed_records(snapshot, request.row.members, masked.mask, london_date(bundle.made));
  if (!view || !disclosed) {
    return view ? disclosed.error() : view.error();
  }
  bundle.view = std::move(*view);
  bundle.view.withheld.clear();
  bundle.view.golden = core.survivorship.choose(disclosed->contributions, london_date(bundle.made));
  bundle.records = std::move(disclosed->records);
  bundle.gaps = masked.gaps;
  bundle.gaps.insert(bundle.gaps.end(), disclosed->gaps.begin(), disclosed->gaps.end());
  bundle.gaps.push_back({{}, "household", "third-party"});
  bundle.gaps.push_back({{}, "reasons-of-decisions", "to-be-read"});
  bundle.categories = categories_in(masked.mask, bundle.parts);
  bundle.kept = keeping_of(core.retention, bundle.parts);
  add_use(core, snapshot, profile, reader, masked, bundle);
  return bundle;
}

}  // namespace concord::service

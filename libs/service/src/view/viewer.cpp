#include <algorithm>
#include <map>

#include <concord/service/view.hpp>

#include "../resolve/segments.hpp"

namespace concord::service {
namespace {

using domain::Category;

// Redirects are few and short; a chain longer than this is a broken store.
constexpr int kMostRedirects = 64;

std::vector<store::SegmentKey> allowed_segments(const policy::Mask& mask) {
  std::vector<store::SegmentKey> keys;
  for (const domain::Part part : domain::kParts) {
    for (std::size_t index = 0; index < domain::kCategoryCount; ++index) {
      const Category category = domain::category_at(index);
      // Whoever sees identifiers in full has no use for them masked.
      const bool doubled =
          category == Category::identifiers_masked && mask.allows(part, Category::identifiers);
      if (mask.allows(part, category) && !doubled) {
        keys.emplace_back(part, category);
      }
    }
  }
  return keys;
}

std::vector<Involvement> involvement_of(const std::vector<policy::Contribution>& contributions,
                                        const policy::Mask& mask, CivilDate today) {
  std::map<domain::Part, Involvement> by_part;
  for (const policy::Contribution& contribution : contributions) {
    if (!mask.allows(contribution.part, Category::involvement)) {
      continue;
    }
    Involvement& involvement = by_part[contribution.part];
    involvement.part = contribution.part;
    involvement.records.push_back(contribution.key);
    bool any_current = contribution.record.engagements.empty();
    for (const domain::Engagement& engagement : contribution.record.engagements) {
      any_current = any_current || domain::is_current(engagement, today);
      if (engagement.from && (!involvement.since || *engagement.from < *involvement.since)) {
        involvement.since = engagement.from;
      }
    }
    involvement.current = involvement.current || (any_current && !contribution.ceased);
  }
  std::vector<Involvement> all;
  for (auto& [part, involvement] : by_part) {
    all.push_back(std::move(involvement));
  }
  return all;
}

std::vector<policy::Withheld> withheld_from(const std::vector<Involvement>& involvement,
                                            const policy::Mask& asked, const policy::Mask& effective) {
  static constexpr std::array kSaid{Category::contact, Category::engagements, Category::health,
                                    Category::equality, Category::safety};
  std::vector<policy::Withheld> withheld;
  for (const Involvement& known : involvement) {
    for (const Category category : kSaid) {
      if (!effective.allows(known.part, category)) {
        withheld.push_back(
            {known.part, category, asked.allows(known.part, category) ? "restricted" : "not-shared"});
      }
    }
  }
  return withheld;
}

}  // namespace

Result<Whereabouts> Viewer::locate(store::Snapshot& snapshot, const Uuid& id) const {
  const auto found = snapshot.profiles().find(id);
  if (!found) {
    return fail(Code::not_found, "there is no such profile");
  }
  Whereabouts where{*found, {}};
  for (int step = 0; where.profile.state == store::ProfileState::redirected && step < kMostRedirects;
       ++step) {
    if (!where.profile.redirects_to) {
      return fail(Code::not_found, "the records of this profile were withdrawn by their sources");
    }
    const auto next = snapshot.profiles().find(*where.profile.redirects_to);
    if (!next) {
      return fail(Code::internal, "the profile can't be read", "a redirect to nowhere");
    }
    where.profile = *next;
    where.joined = next->id;
  }
  return where;
}

Result<std::vector<policy::Contribution>> Viewer::contributions(store::Snapshot& snapshot,
                                                                const store::ProfileRow& profile,
                                                                const policy::Mask& mask) const {
  auto contributions = read_segments(snapshot.profiles().segments(profile.number, allowed_segments(mask)));
  if (!contributions) {
    return contributions;
  }
  for (const store::RecordNumber member : snapshot.profiles().members(profile.number)) {
    const auto row = snapshot.records().find(member);
    for (policy::Contribution& contribution : *contributions) {
      if (row && contribution.key == row->key) {
        contribution.as_of = row->content_version.as_of;
      }
    }
  }
  return contributions;
}

bool Viewer::visible(store::Snapshot& snapshot, const store::ProfileRow& profile, const Asker& asker) const {
  for (const store::RecordNumber member : snapshot.profiles().members(profile.number)) {
    const auto row = snapshot.records().find(member);
    if (row && (asker.mask.allows(row->part, Category::identity) ||
                asker.mask.allows(row->part, Category::involvement))) {
      return true;
    }
  }
  return false;
}

Result<ProfileView> Viewer::view(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                 const Asker& asker) const {
  const policy::Mask mask = policy::effective(asker.mask, profile.restricted);
  auto contributions = this->contributions(snapshot, profile, mask);
  if (!contributions) {
    return contributions.error();
  }
  const CivilDate today = london_date(clock_.now());
  ProfileView view;
  view.id = profile.id;
  view.restricted = profile.restricted;
  view.involvement = involvement_of(*contributions, mask, today);
  view.withheld = withheld_from(view.involvement, asker.mask, mask);
  // Involvement says that a service knows someone, not what it does for them: its engagements go no further.
  for (policy::Contribution& contribution : *contributions) {
    if (!mask.allows(contribution.part, Category::engagements)) {
      contribution.record.engagements.clear();
    }
  }
  view.golden = survivorship_.choose(*contributions, today);
  for (std::size_t index = 0; index < domain::kCategoryCount; ++index) {
    const Category category = domain::category_at(index);
    if (std::any_of(domain::kParts.begin(), domain::kParts.end(),
                    [&](auto part) { return mask.allows(part, category); })) {
      view.categories.push_back(category);
    }
  }
  return view;
}

}  // namespace concord::service

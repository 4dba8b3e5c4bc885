#include <algorithm>
#include <map>
#include <utility>

#include <concord/policy/markers.hpp>
#include <concord/service/limits.hpp>
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
    involvement.as_of = std::max(involvement.as_of, contribution.as_of);
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

constexpr std::array kSaid{Category::contact, Category::engagements, Category::health, Category::equality,
                           Category::safety};

std::vector<policy::Withheld> withheld_from(const std::vector<Involvement>& involvement,
                                            const policy::Mask& asked, const policy::Mask& effective) {
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

std::vector<Category> categories_of(const policy::Mask& mask) {
  std::vector<Category> categories;
  for (std::size_t index = 0; index < domain::kCategoryCount; ++index) {
    const Category category = domain::category_at(index);
    if (std::any_of(domain::kParts.begin(), domain::kParts.end(),
                    [&](auto part) { return mask.allows(part, category); })) {
      categories.push_back(category);
    }
  }
  return categories;
}

MemberRows made_of(store::Snapshot& snapshot, const store::ProfileRow& profile) {
  if (profile.state != store::ProfileState::erased) {
    return snapshot.profiles().member_rows(profile.number);
  }
  MemberRows members;
  for (const store::RecordNumber member : snapshot.profiles().last_members(profile.number)) {
    if (const auto row = snapshot.records().find(member)) {
      members.push_back({member, row->key, row->part, {}});
    }
  }
  return members;
}

// An opening counts while the profile is made of the records that it was made of then.
policy::Mask opened_to(const store::ProfileRow& profile, const MemberRows& members, const Asker& asker) {
  policy::Mask opened;
  if (profile.state == store::ProfileState::erased) {
    return opened;
  }
  for (const Opening& opening : asker.openings) {
    if (std::equal(opening.members.begin(), opening.members.end(), members.begin(), members.end(),
                   [](std::int64_t one, const store::MemberRow& other) { return one == other.record; })) {
      opened |= opening.adds;
    }
  }
  return opened;
}

Result<std::vector<policy::Contribution>> contributions_of(store::Snapshot& snapshot,
                                                           const store::ProfileRow& profile,
                                                           const MemberRows& members,
                                                           const policy::Mask& mask, CivilDate today) {
  auto contributions = read_segments(snapshot.profiles().segments(profile.number, allowed_segments(mask)));
  if (!contributions) {
    return contributions;
  }
  for (policy::Contribution& contribution : *contributions) {
    policy::show_markers(contribution.record, contribution.ceased, today);
    // As of when a source last wrote of a restricted resident would tell when they moved.
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&](const auto& one) { return one.key == contribution.key; });
    if (!profile.restricted && member != members.end()) {
      contribution.as_of = member->as_of;
    }
  }
  return contributions;
}

// What an id that leads on was last made of: where it led says that there was somebody.
bool was_of_hidden(store::Snapshot& snapshot, const store::ProfileRow& profile, const Asker& asker) {
  if (asker.hidden.empty() || profile.state != store::ProfileState::redirected) {
    return false;
  }
  const auto members = snapshot.profiles().last_members(profile.number);
  return std::any_of(members.begin(), members.end(), [&](auto member) { return hides(asker, member); });
}

}  // namespace

policy::Mask team_mask(const policy::Parts& parts, const Asker& asker) {
  policy::Mask team = parts.restricted_shown(asker.principal.role);
  return team &= asker.mask;
}

Result<Whereabouts> Viewer::locate(store::Snapshot& snapshot, const Uuid& id, const Asker& asker) const {
  const auto found = snapshot.profiles().find(id);
  if (!found || was_of_hidden(snapshot, *found, asker)) {
    return fail(Code::not_found, "there is no such profile");
  }
  Whereabouts where{*found, {}, {}};
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
  where.members = made_of(snapshot, where.profile);
  return where;
}

Result<std::vector<policy::Contribution>> Viewer::contributions(store::Snapshot& snapshot,
                                                                const store::ProfileRow& profile,
                                                                const policy::Mask& mask) const {
  return contributions_of(snapshot, profile, snapshot.profiles().member_rows(profile.number), mask,
                          london_date(clock_.now()));
}

bool Viewer::visible(store::Snapshot& snapshot, const store::ProfileRow& profile, const Asker& asker) const {
  return visible(profile, made_of(snapshot, profile), asker);
}

bool Viewer::visible(const store::ProfileRow& profile, const MemberRows& members, const Asker& asker) const {
  const policy::Mask opened = opened_to(profile, members, asker);
  if (std::any_of(members.begin(), members.end(),
                  [&](const auto& member) { return hides(asker, member.record); })) {
    return false;
  }
  return std::any_of(members.begin(), members.end(), [&](const store::MemberRow& member) {
    const bool told = asker.mask.allows(member.part, Category::involvement) &&
                      parts_.involvement_told(member.part, asker.principal.role, policy::AgeGroup::unknown);
    return told || asker.mask.allows(member.part, Category::identity) || opened.allows_any(member.part);
  });
}

Outcome Viewer::add_involvement_by_age(store::Snapshot& snapshot, const Sight& sight,
                                       ProfileView& view) const {
  const auto& born = view.golden.birth_date;
  const auto age = policy::age_group(born ? std::optional(born->value) : std::nullopt, sight.today);
  policy::Mask told;
  for (const domain::Part part : sight.by_age) {
    if (parts_.involvement_told(part, sight.role, age)) {
      told.allow(part, Category::involvement);
    }
  }
  if (told.empty()) {
    return {};
  }
  const auto contributions = contributions_of(snapshot, sight.profile, sight.members, told, sight.today);
  if (!contributions) {
    return contributions.error();
  }
  for (Involvement& involvement : involvement_of(*contributions, told, sight.today)) {
    view.involvement.push_back(std::move(involvement));
  }
  std::sort(view.involvement.begin(), view.involvement.end(),
            [](const Involvement& a, const Involvement& b) { return a.part < b.part; });
  view.mask |= told;
  return {};
}

// Nothing but which of the parts that the asker is told of withholds what, and why.
Result<ProfileView> Viewer::limited_view(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                         Asker asker) const {
  asker.limited.reset();
  asker.openings.clear();
  const policy::Mask all = std::exchange(asker.mask, {});
  for (const domain::Part part : domain::kParts) {
    if (all.allows(part, Category::involvement)) {
      asker.mask.allow(part, Category::involvement);
    }
  }
  const auto told = view(snapshot, profile, asker);
  if (!told) {
    return told.error();
  }
  ProfileView limited;
  limited.id = profile.id;
  limited.restricted = profile.restricted;
  limited.limited = true;
  for (const Involvement& known : told->involvement) {
    for (const Category category : kSaid) {
      limited.withheld.push_back({known.part, category, "processing-restricted"});
    }
  }
  return limited;
}

Result<ProfileView> Viewer::view(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                 const Asker& asker) const {
  const auto sight = this->sight(profile, made_of(snapshot, profile), asker);
  return sight ? see(snapshot, *sight) : limited_view(snapshot, profile, asker);
}

std::optional<Sight> Viewer::sight(const store::ProfileRow& profile, MemberRows members,
                                   const Asker& asker) const {
  if (std::any_of(members.begin(), members.end(),
                  [&](const auto& member) { return is_limited(asker, member.record); })) {
    return std::nullopt;
  }
  const policy::Mask opened = opened_to(profile, members, asker);
  Sight sight{
      profile, std::move(members), asker.mask, {}, {}, asker.principal.role, london_date(clock_.now())};
  sight.asked |= opened;
  sight.effective = policy::effective(sight.asked, profile.restricted, team_mask(parts_, asker));
  for (const domain::Part part : domain::kParts) {
    if (sight.effective.allows(part, Category::involvement) && !opened.allows(part, Category::involvement) &&
        parts_.age_matters(part, sight.role)) {
      sight.effective.deny(part, Category::involvement);
      sight.by_age.push_back(part);
    }
  }
  return sight;
}

Result<ProfileView> Viewer::see(store::Snapshot& snapshot, const Sight& sight) const {
  auto contributions = contributions_of(snapshot, sight.profile, sight.members, sight.effective, sight.today);
  if (!contributions) {
    return contributions.error();
  }
  ProfileView view;
  view.mask = sight.effective;
  view.id = sight.profile.id;
  view.restricted = sight.profile.restricted;
  view.involvement = involvement_of(*contributions, view.mask, sight.today);
  // Involvement says that a service knows someone, not what it does for them: its engagements go no further.
  for (policy::Contribution& contribution : *contributions) {
    if (!view.mask.allows(contribution.part, Category::engagements)) {
      contribution.record.engagements.clear();
    }
  }
  view.golden = survivorship_.choose(*contributions, sight.today);
  // Whether some parts' involvement is told hangs on the age, as far as the asker may know it.
  if (auto added = add_involvement_by_age(snapshot, sight, view); !added) {
    return added.error();
  }
  view.withheld = withheld_from(view.involvement, sight.asked, view.mask);
  view.categories = categories_of(view.mask);
  return view;
}

}  // namespace concord::service

#include <set>
#include <tuple>

#include <concord/policy/mask.hpp>

#include "choosing.hpp"

namespace concord::policy {
namespace {

using domain::Attribute;
using domain::Engagement;
using domain::Record;

std::string says_of(const Engagement& engagement) {
  if (engagement.kind == kInvolvement) {
    return {};
  }
  // Without a reference only its start tells one engagement from the next.
  const std::string start = engagement.reference.empty() ? text_of(engagement.from) : std::string{};
  return joined({engagement.kind, engagement.reference, engagement.role, start});
}

bool differ(const Engagement& a, const Engagement& b) {
  return std::tie(a.status, a.from, a.to) != std::tie(b.status, b.from, b.to);
}

}  // namespace

void choose_engagements(const Choosing& choosing, GoldenProfile& profile) {
  const auto all = candidates<Engagement>(
      choosing, "engagements", [](const Record& record) -> const auto& { return record.engagements; },
      says_of);
  profile.engagements = one_for_each(all);
  for (auto& one : profile.engagements) {
    const std::string says = says_of(one.value);
    one.conflicts = std::any_of(all.begin(), all.end(), [&](const auto& other) {
      return other.says == says && other.from->key != one.from && differ(*other.value, one.value);
    });
  }
  std::stable_sort(profile.engagements.begin(), profile.engagements.end(), [&](const auto& a, const auto& b) {
    const bool a_now = domain::is_current(a.value, choosing.today);
    const bool b_now = domain::is_current(b.value, choosing.today);
    return std::tie(a_now, a.value.from) > std::tie(b_now, b.value.from);
  });
}

// Those that don't count today are gone by now: show_markers was before this.
void choose_markers(const Choosing& choosing, GoldenProfile& profile) {
  profile.markers = one_for_each(candidates<domain::Marker>(
      choosing, "markers", [](const Record& record) -> const auto& { return record.markers; },
      [](const domain::Marker& marker) {
        const std::string incident = marker.incident ? marker.incident->reference : std::string{};
        return joined({marker.code, marker.scope, text_of(marker.from), incident});
      }));
}

void choose_restrictions(const Choosing& choosing, GoldenProfile& profile) {
  profile.restrictions = one_for_each(candidates<domain::Restriction>(
      choosing, "restrictions", [](const Record& record) -> const auto& { return record.restrictions; },
      [&](const domain::Restriction& restriction) {
        const bool ended = restriction.to && domain::has_passed(*restriction.to, choosing.today);
        return ended ? std::string{}
                     : joined({restriction.reason, text_of(restriction.from), text_of(restriction.to)});
      }));
}

// One record may say several things of one name (two disabilities): the preferred record's are all shown.
void choose_attributes(const Choosing& choosing, GoldenProfile& profile) {
  const auto name_of = [](const Attribute& attribute) {
    return joined({to_string(attribute.category), attribute.name});
  };
  const auto all = candidates<Attribute>(
      choosing, "attributes", [](const Record& record) -> const auto& { return record.attributes; },
      [&](const Attribute& attribute) { return name_of(attribute) + joined({attribute.value}); });
  std::map<std::string, domain::RecordKey> best;
  std::map<std::string, std::map<domain::RecordKey, std::set<std::string>>> said;
  for (const auto& candidate : all) {
    best.emplace(name_of(*candidate.value), candidate.from->key);
    said[name_of(*candidate.value)][candidate.from->key].insert(candidate.value->value);
  }
  for (auto& one : one_for_each(all)) {
    const std::string name = name_of(one.value);
    if (one.from != best.at(name)) {
      continue;
    }
    const auto& by_record = said.at(name);
    one.conflicts = std::any_of(by_record.begin(), by_record.end(), [&](const auto& of_record) {
      return of_record.second != by_record.at(one.from);
    });
    profile.attributes.push_back(std::move(one));
  }
  std::stable_sort(profile.attributes.begin(), profile.attributes.end(), [](const auto& a, const auto& b) {
    return std::tie(a.value.category, a.value.name) < std::tie(b.value.category, b.value.name);
  });
}

}  // namespace concord::policy

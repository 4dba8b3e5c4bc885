#include "residents_compared.hpp"

#include <algorithm>

#include <concord/matching/subject.hpp>

namespace concord::service {
namespace {

policy::Mask everything() {
  policy::Mask mask;
  for (const domain::Part part : domain::kParts) {
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      mask.allow(part, domain::category_at(i));
    }
  }
  return mask;
}

void add_home(Resident& resident, const matching::SubjectAddress& address) {
  if (!address.uprn.empty()) {
    resident.homes.insert("uprn " + address.uprn);
  }
  if (!address.postcode.empty() && !address.house.empty()) {
    resident.homes.insert(address.postcode + " " + address.flat + " " + address.house);
  }
}

void add(Resident& resident, const policy::Contribution& contribution) {
  const matching::Subject subject =
      matching::standardise(contribution.key, {&contribution.record, 1}, "", contribution.ceased);
  for (const matching::SubjectName& name : subject.names) {
    if (!name.family.empty()) {
      resident.families.insert(name.family);
    }
  }
  for (const matching::SubjectAddress& address : subject.addresses) {
    add_home(resident, address);
  }
  if (contribution.part == domain::Part::concord && contribution.as_of) {
    resident.contacts.insert(*contribution.as_of);
  }
}

}  // namespace

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) { return b.contains(one); });
}

std::optional<std::string> Residents::live(const std::string& profile) {
  const auto [known, first] = live_.try_emplace(profile);
  if (first) {
    const auto id = parse_uuid(profile);
    const auto where = id ? viewer_.locate(snapshot_, *id) : Result<Whereabouts>(id.error());
    if (where) {
      known->second = to_string(where->joined ? *where->joined : where->profile.id);
    }
  }
  return known->second;
}

std::optional<std::string> Residents::of_record(const domain::RecordKey& record) {
  const auto row = snapshot_.records().find(record);
  const auto number = row ? snapshot_.profiles().profile_of(row->number) : std::nullopt;
  const auto profile = number ? snapshot_.profiles().find(*number) : std::nullopt;
  return profile ? std::optional(to_string(profile->id)) : std::nullopt;
}

std::optional<Resident> Residents::read(const std::string& profile) {
  const auto id = parse_uuid(profile);
  const auto row = id ? snapshot_.profiles().find(*id) : std::nullopt;
  const auto contributions = row ? viewer_.contributions(snapshot_, *row, everything())
                                 : Result<std::vector<policy::Contribution>>(Error{});
  if (!contributions) {
    return std::nullopt;
  }
  Resident resident;
  for (const policy::Contribution& contribution : *contributions) {
    add(resident, contribution);
  }
  return resident;
}

const Resident* Residents::at(const std::string& profile) {
  const auto to = live(profile);
  if (!to) {
    return nullptr;
  }
  const auto [known, first] = known_.try_emplace(*to);
  if (first) {
    known->second = read(*to);
  }
  return known->second ? &*known->second : nullptr;
}

}  // namespace concord::service

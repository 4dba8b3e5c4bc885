#include "residents_compared.hpp"

#include <algorithm>

#include <concord/matching/subject.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kMostKept = 4096;  // residents, of about a kilobyte each

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
  if (address.shared) {
    return;
  }
  if (!address.uprn.empty()) {
    resident.homes.insert("uprn " + address.uprn);
  }
  if (!address.postcode.empty() && !address.house.empty()) {
    resident.homes.insert(address.postcode + " " + address.flat + " " + address.house);
  }
}

bool tells_of_contact(const policy::Contribution& contribution) {
  const auto& attributes = contribution.record.attributes;
  return contribution.part == domain::Part::concord ||
         std::any_of(attributes.begin(), attributes.end(), [](const domain::Attribute& attribute) {
           return attribute.category == domain::Category::interactions;
         });
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
  if (contribution.as_of && tells_of_contact(contribution)) {
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
    const auto where = id ? viewer_.locate(snapshot_, *id, Asker{}) : Result<Whereabouts>(id.error());
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

std::shared_ptr<const Resident> Residents::read(const std::string& profile) {
  const auto id = parse_uuid(profile);
  const auto row = id ? snapshot_.profiles().find(*id) : std::nullopt;
  const auto contributions =
      row ? viewer_.contributions(snapshot_, *row, policy::effective(everything(), row->restricted))
          : Result<std::vector<policy::Contribution>>(Error{});
  if (!contributions) {
    return nullptr;
  }
  auto resident = std::make_shared<Resident>();
  for (const policy::Contribution& contribution : *contributions) {
    add(*resident, contribution);
  }
  return resident;
}

std::shared_ptr<const Resident> Residents::at(const std::string& profile) {
  const auto to = live(profile);
  if (!to) {
    return nullptr;
  }
  if (known_.size() >= kMostKept) {
    known_.clear();
  }
  const auto [known, first] = known_.try_emplace(*to);
  if (first) {
    known->second = read(*to);
  }
  return known->second;
}

}  // namespace concord::service

// Records as survivorship is given them, and the ranks that are shipped.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

#include <concord/policy/survivorship.hpp>

namespace concord::policy::testing {

using namespace std::chrono_literals;
using domain::AddressUse;
using domain::Category;
using domain::NameUse;
using domain::Part;
using domain::PartialDate;
using domain::PersonName;
using domain::RecordKey;

constexpr CivilDate kToday{2026y / 11 / 1};

inline Survivorship shipped() {
  std::ifstream file{std::string{CONCORD_ROOT} + "/config/survivorship.json"};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const auto json = parse_json(text);
  REQUIRE(json);
  auto survivorship = Survivorship::read(*json);
  REQUIRE(survivorship);
  return *survivorship;
}

inline GoldenProfile choose(const std::vector<Contribution>& contributions) {
  return shipped().choose(contributions, kToday);
}

inline std::string source_of(Part part) {
  switch (part) {
    case Part::housing:
      return "housing";
    case Part::housing_benefit:
    case Part::council_tax:
      return "benefits";
    case Part::concord:
      return "concord";
    default:
      return "social-care";
  }
}

inline Contribution from(Part part, std::string id, int day = 1) {
  Contribution contribution;
  contribution.key = {source_of(part), id};
  contribution.part = part;
  contribution.as_of = Instant{std::chrono::sys_days{2026y / 10 / 1} + std::chrono::days{day}};
  contribution.record.record_id = std::move(id);
  contribution.record.part = part;
  return contribution;
}

inline PersonName named(std::string given, std::string family, NameUse use = NameUse::usual) {
  PersonName name;
  name.use = use;
  name.given = std::move(given);
  name.family = std::move(family);
  return name;
}

inline domain::Address at(std::string line, std::string postcode = "E8 3HA",
                          AddressUse use = AddressUse::home) {
  domain::Address address;
  address.use = use;
  address.lines = {std::move(line)};
  address.postcode = std::move(postcode);
  return address;
}

inline std::vector<std::string> lines(const std::vector<Golden<domain::Address>>& addresses) {
  std::vector<std::string> all;
  for (const auto& address : addresses) {
    all.push_back(address.value.lines.front());
  }
  return all;
}

}  // namespace concord::policy::testing

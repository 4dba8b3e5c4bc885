#include "warnings.hpp"

#include <algorithm>
#include <array>

namespace concord::synth {
namespace {

constexpr double kWarned = 0.015;  // of those who hold a tenancy
constexpr std::array<std::string_view, 6> kCodes{"VA", "VA", "VA", "PA", "DO", "WE"};
constexpr std::chrono::days kYear{365};

HousingAlert alert_of(const House& house, const HousingMember& member, Day today, Random& random) {
  HousingAlert alert;
  alert.house = house.ref;
  alert.person_no = member.number;
  alert.code = random.pick(kCodes);
  alert.of_address = alert.code == "DO";
  const Day moved = house.tenancies.back().from;
  alert.incident = day_between(random, std::max(moved, today - 3 * kYear), today);
  alert.from = std::min(today, alert.incident + std::chrono::days{random.between(0, 20)});
  if (random.chance(0.6)) alert.review = alert.from + kYear;
  if (alert.from < today - kYear && random.chance(0.5)) {
    alert.reviewed = day_between(random, alert.from + std::chrono::days{300}, today);
    if (alert.review) alert.review = *alert.reviewed + kYear;
  }
  if (random.chance(0.1)) alert.to = alert.from + std::chrono::days{random.between(60, 300)};
  if (random.chance(0.7)) alert.informed = alert.from + std::chrono::days{random.between(1, 30)};
  alert.reference = house.ref * 10 + member.number;
  alert.officer = static_cast<unsigned>(random.below(40));
  return alert;
}

}  // namespace

std::vector<HousingAlert> alerts_of(const std::vector<House>& houses, Day today, Random& random) {
  std::vector<HousingAlert> alerts;
  for (const House& house : houses) {
    for (const HousingMember& member : house.members) {
      if (member.responsible && !house.tenancies.empty() && random.chance(kWarned)) {
        alerts.push_back(alert_of(house, member, today, random));
      }
    }
  }
  return alerts;
}

bool is_of(const HousingAlert& alert, const std::vector<House>& houses) {
  return std::any_of(houses.begin(), houses.end(), [&](const House& house) {
    return house.ref == alert.house &&
           std::any_of(house.members.begin(), house.members.end(),
                       [&](const HousingMember& member) { return member.number == alert.person_no; });
  });
}

}  // namespace concord::synth

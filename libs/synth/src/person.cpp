#include "person.hpp"

namespace concord::synth {

const std::string& Person::family_on(Day day) const {
  const std::string* name = &families.front().second;
  for (const auto& [from, family] : families) {
    if (from <= day) name = &family;
  }
  return *name;
}

const Stay& Person::stay_on(Day day) const {
  const Stay* at = &stays.front();
  for (const Stay& stay : stays) {
    if (stay.from <= day) at = &stay;
  }
  return *at;
}

bool Person::lives_at(std::size_t place, Day day) const {
  for (const Stay& stay : stays) {
    if (stay.place == place && stay.from <= day && (!stay.to || day < *stay.to)) return true;
  }
  return false;
}

std::vector<std::size_t> Unit::people_at(std::size_t place, Day from, Day to) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < people.size(); ++i) {
    for (const Stay& stay : people[i].stays) {
      if (stay.place == place && stay.from <= to && (!stay.to || from < *stay.to)) {
        found.push_back(i);
        break;
      }
    }
  }
  return found;
}

}  // namespace concord::synth

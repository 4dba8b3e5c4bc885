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

}  // namespace concord::synth

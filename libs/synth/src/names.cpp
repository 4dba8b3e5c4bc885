#include "names.hpp"

#include <charconv>
#include <stdexcept>

#include <concord/base/text.hpp>

#include "tables.hpp"

namespace concord::synth {
namespace {

// Shares are chosen after an inner London borough's mix; the sum need not be a thousand.
constexpr std::array<Customs, kOrigins> kCustoms{{
    {"british", 385, 0.85, 0.000, 0.000, "WBR", "English, Welsh, Scottish, Northern Irish or British", "ENG"},
    {"irish", 30, 0.80, 0.000, 0.000, "WIR", "Irish", "ENG"},
    {"caribbean", 85, 0.75, 0.000, 0.000, "BCA", "Caribbean", "ENG"},
    {"nigerian", 75, 0.70, 0.020, 0.010, "BAF", "African", "YOR"},
    {"ghanaian", 40, 0.65, 0.020, 0.010, "BAF", "African", "AKA"},
    {"somali", 20, 0.02, 0.180, 0.010, "BAF", "African", "SOM"},
    {"turkish", 80, 0.85, 0.040, 0.000, "WOT", "Any other White background", "TUR"},
    {"jewish", 65, 0.95, 0.000, 0.000, "WOT", "Any other White background", "YID"},
    {"bangladeshi", 40, 0.05, 0.080, 0.020, "ABA", "Bangladeshi", "BEN"},
    {"indian", 35, 0.60, 0.020, 0.010, "AIN", "Indian", "GUJ"},
    {"pakistani", 25, 0.20, 0.060, 0.020, "APK", "Pakistani", "URD"},
    {"polish", 30, 0.85, 0.000, 0.000, "WOT", "Any other White background", "POL"},
    {"italian", 20, 0.10, 0.000, 0.000, "WOT", "Any other White background", "ITA"},
    {"spanish", 18, 0.02, 0.000, 0.000, "WOT", "Any other White background", "SPA"},
    {"portuguese", 18, 0.40, 0.000, 0.000, "WOT", "Any other White background", "POR"},
    {"french", 12, 0.50, 0.000, 0.000, "WOT", "Any other White background", "FRE"},
    {"vietnamese", 20, 0.03, 0.050, 0.060, "AOT", "Any other Asian background", "VIE"},
    {"chinese", 15, 0.05, 0.000, 0.060, "CHI", "Chinese", "CHI"},
    {"romanian", 12, 0.80, 0.000, 0.020, "WOT", "Any other White background", "ROM"},
}};

std::size_t origin_named(std::string_view name) {
  for (std::size_t i = 0; i < kOrigins; ++i) {
    if (kCustoms[i].name == name) return i;
  }
  throw std::logic_error("a table of names has an origin that is not known");
}

unsigned number(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

template <class Each>
void for_each_row(std::string_view table, Each each) {
  bool header = true;
  for (const std::string_view line : split(table, '\n')) {
    if (!header && !line.empty()) each(split(line, '\t'));
    header = false;
  }
}

}  // namespace

const Customs& customs(Origin origin) { return kCustoms[static_cast<std::size_t>(origin)]; }

Names::Names() {
  for (const Customs& each : kCustoms) origins_.add(each.share);
  const auto add = [](List& list, std::string_view name, std::string_view weight) {
    list.weights.add(number(weight));
    list.names.push_back(name);
  };
  for_each_row(surnames_table(),
               [&](const auto& row) { add(surnames_[origin_named(row[0])], row[1], row[2]); });
  for_each_row(forenames_table(), [&](const auto& row) {
    auto& periods = forenames_[origin_named(row[0])][row[1] == "F" ? 0 : 1];
    add(periods[static_cast<int>(number(row[2]))], row[3], row[4]);
  });
  for_each_row(nicknames_table(), [&](const auto& row) { nicknames_[row[0]].push_back(row[1]); });
  for_each_row(spellings_table(), [&](const auto& row) { spellings_[row[0]].push_back(row[1]); });
}

Origin Names::origin(Random& random) const { return static_cast<Origin>(origins_.draw(random)); }

std::string Names::surname(Origin origin, Random& random) const {
  // Caribbean surnames are mostly the British ones.
  const bool british = origin == Origin::caribbean && random.chance(0.5);
  const List& list = surnames_[british ? 0 : static_cast<std::size_t>(origin)];
  std::string name(list.names[list.weights.draw(random)]);
  // Two family names, a parent's each.
  const bool two = (origin == Origin::spanish || origin == Origin::portuguese) && random.chance(0.6);
  if (two) name += " " + std::string(list.names[list.weights.draw(random)]);
  return name;
}

std::string Names::forename(Origin origin, Sex sex, int birth_year, Random& random) const {
  // Of those born here to families from elsewhere, some have the names of their class-mates.
  const bool local = birth_year > 1985 && origin != Origin::jewish && random.chance(0.2);
  const auto& periods = forenames_[local ? 0 : static_cast<std::size_t>(origin)][sex == Sex::female ? 0 : 1];
  auto period = periods.upper_bound(birth_year);
  if (period != periods.begin()) --period;
  const List& list = period->second;
  return std::string(list.names[list.weights.draw(random)]);
}

std::string Names::variant(const Variants& variants, const std::string& name, Random& random) {
  const auto found = variants.find(name);
  return found == variants.end() ? std::string{} : std::string(random.pick(found->second));
}

std::string Names::nickname(const std::string& forename, Random& random) const {
  return variant(nicknames_, forename, random);
}

std::string Names::other_spelling(const std::string& name, Random& random) const {
  return variant(spellings_, name, random);
}

}  // namespace concord::synth

#include "places.hpp"

#include <fmt/format.h>

#include <concord/base/text.hpp>

#include "random.hpp"
#include "tables.hpp"

namespace concord::synth {
namespace {

constexpr std::uint64_t kHomesToPostcode = 18;
constexpr std::uint64_t kPostcodesToStreet = 3;
constexpr std::string_view kUnitLetters = "ABDEFGHJLNPQRSTUWXYZ";  // C I K M O V never stand in the last two
constexpr std::uint64_t kUnits = 400;
constexpr std::uint64_t kInner = 22;  // half of the sectors; the others are used when these are full

constexpr std::array<std::string_view, 44> kSectors{
    "E8 1",  "E5 8",  "N16 5", "E9 6",  "E8 2",  "E5 0",  "N16 7", "E9 5",  "E8 3",  "N1 5",  "E5 9",
    "N16 8", "E9 7",  "N1 4",  "E8 4",  "N16 6", "N16 0", "N16 9", "N1 6",  "N4 2",  "E2 8",  "N4 1",
    "E3 2",  "N15 6", "E10 5", "E10 7", "N1 3",  "N5 2",  "E2 6",  "E2 9",  "E15 2", "N17 9", "E17 3",
    "E17 6", "E3 4",  "E3 5",  "N1 2",  "N1 7",  "N5 1",  "E10 6", "E15 1", "N15 5", "E17 7", "E17 8"};

struct Town {
  std::string_view name, sector;
};
constexpr std::array<Town, 16> kTowns{{{"Manchester", "M14 5"},
                                       {"Birmingham", "B13 8"},
                                       {"Leeds", "LS8 1"},
                                       {"Bristol", "BS5 6"},
                                       {"Luton", "LU1 1"},
                                       {"Croydon", "CR0 2"},
                                       {"Romford", "RM7 0"},
                                       {"Ilford", "IG1 2"},
                                       {"Enfield", "EN3 4"},
                                       {"Harlow", "CM20 1"},
                                       {"Basildon", "SS14 1"},
                                       {"Watford", "WD18 0"},
                                       {"Slough", "SL1 1"},
                                       {"Leicester", "LE2 0"},
                                       {"Nottingham", "NG7 2"},
                                       {"Peterborough", "PE1 3"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kShortTypes{{{"Road", "Rd"},
                                                                                    {"Street", "St"},
                                                                                    {"Avenue", "Ave"},
                                                                                    {"Gardens", "Gdns"},
                                                                                    {"Terrace", "Ter"},
                                                                                    {"Close", "Cl"},
                                                                                    {"Square", "Sq"},
                                                                                    {"Crescent", "Cres"},
                                                                                    {"Lane", "Ln"}}};

std::string postcode_of(std::string_view sector, std::uint64_t unit) {
  return fmt::format("{}{}{}", sector, kUnitLetters[unit / 20 % 20], kUnitLetters[unit % 20]);
}

}  // namespace

Places::Places(std::uint64_t seed) : seed_(seed) {
  for (const std::string_view line : split(streets_table(), '\n')) {
    const auto cells = split(line, '\t');
    if (cells.size() != 2 || cells[0] == "kind") continue;
    (cells[0] == "first" ? first_ : cells[0] == "second" ? second_ : types_).push_back(cells[1]);
  }
}

std::string Places::street(std::uint64_t index) const {
  Random random(seed_, "street", index);
  return fmt::format("{}{} {}", random.pick(first_), random.pick(second_), random.pick(types_));
}

std::string Places::building(std::uint64_t index) const {
  Random random(seed_, "building", index);
  return fmt::format("{}{} {}", random.pick(first_), random.pick(second_),
                     random.chance(0.75) ? "House" : "Court");
}

Place Places::at(std::uint64_t number) const {
  const std::uint64_t block = number / kHomesToPostcode;
  const std::uint64_t in_block = number % kHomesToPostcode;
  Random random(seed_, "block", block);
  const double form = static_cast<double>(random.below(1000)) / 1000;
  Place place;
  place.number = number;
  place.street = street(block / kPostcodesToStreet);
  place.town = "London";
  const std::uint64_t road = block / kPostcodesToStreet;
  const std::uint64_t sector = road % kInner + road / (kInner * kUnits / kPostcodesToStreet) % 2 * kInner;
  const std::uint64_t unit = (road / kInner * kPostcodesToStreet + block % kPostcodesToStreet) * 7 % kUnits;
  place.postcode = postcode_of(kSectors[sector], unit);
  place.uprn = fmt::format("{}", 10008000000ULL + number * 7 % 1000000000ULL);
  const std::uint64_t first = block % kPostcodesToStreet * 2 * kHomesToPostcode + 1;
  if (form < 0.45) {
    place.kind = PlaceKind::flat;
    place.flat = fmt::format("{}", in_block + 1);
    place.building = building(block);
    place.house = random.chance(0.5) ? fmt::format("{}", first) : "";
    place.council = random.chance(0.72);
  } else if (form < 0.75) {
    place.kind = PlaceKind::house;
    place.house = fmt::format("{}", first + 2 * in_block);
    place.council = random.chance(0.18);
  } else {
    place.kind = PlaceKind::converted;
    place.house = fmt::format("{}", first + 2 * (in_block / 3));
    place.flat = std::string(1, static_cast<char>('A' + in_block % 3));
    place.council = random.chance(0.15);
  }
  return place;
}

Place Places::outside(std::uint64_t number) const {
  Random random(seed_, "outside", number);
  const Town& town = random.pick(kTowns);
  Place place;
  place.number = number;
  place.kind = PlaceKind::outside;
  place.house = fmt::format("{}", random.between(1, 180));
  place.street = street(1000000 + random.below(4000));
  place.town = town.name;
  place.postcode = postcode_of(town.sector, random.below(kUnits));
  return place;
}

Place Places::nowhere() {
  Place place;
  place.kind = PlaceKind::nowhere;
  place.street = "No Fixed Abode";
  return place;
}

std::vector<std::string> lines(const Place& place) {
  if (place.kind == PlaceKind::converted) {
    return {"Flat " + place.flat, place.house + " " + place.street};
  }
  const std::string street = place.house.empty() ? place.street : place.house + " " + place.street;
  if (place.flat.empty() && place.building.empty()) return {street};
  if (place.flat.empty()) return {place.building, street};
  return {"Flat " + place.flat + (place.building.empty() ? "" : " " + place.building), street};
}

Writing draw_writing(const WritingHabits& habits, Random& random) {
  return {random.chance(habits.short_street), random.chance(habits.short_flat),
          !random.chance(habits.uprn_missing), random.chance(habits.postcode_missing),
          random.chance(habits.postcode_wrong)};
}

std::vector<std::string> lines(const Place& place, const Writing& writing) {
  Place written = place;
  if (writing.short_street) {
    for (const auto& [whole, brief] : kShortTypes) {
      if (place.street.ends_with(whole))
        written.street.replace(place.street.size() - whole.size(), whole.size(), brief);
    }
  }
  if (writing.short_flat && place.kind == PlaceKind::converted) {
    return {place.house + place.flat + " " + written.street};
  }
  std::vector<std::string> found = lines(written);
  if (writing.short_flat && found.front().starts_with("Flat ") && !place.building.empty())
    found.front().erase(0, 5);
  return found;
}

std::string postcode(const Place& place, const Writing& writing) {
  if (writing.postcode_missing || place.postcode.empty()) return {};
  std::string text = place.postcode;
  if (writing.postcode_wrong)
    text.back() = kUnitLetters[(kUnitLetters.find(text.back()) + 1) % kUnitLetters.size()];
  return text;
}

std::string uprn(const Place& place, const Writing& writing) {
  return writing.uprn_known ? place.uprn : std::string{};
}

std::string one_line(const Place& place, const Writing& writing) {
  std::string text;
  for (const std::string& line : lines(place, writing)) text += (text.empty() ? "" : ", ") + line;
  return place.town.empty() ? text : text + ", " + place.town;
}

}  // namespace concord::synth

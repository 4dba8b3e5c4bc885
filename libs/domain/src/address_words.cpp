#include "address_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace concord::domain {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 48> kStreetTypes{{
    {"app", "approach"},    {"av", "avenue"},      {"ave", "avenue"},    {"bldg", "building"},
    {"bldgs", "buildings"}, {"blvd", "boulevard"}, {"bvd", "boulevard"}, {"cct", "circuit"},
    {"cir", "circus"},      {"circ", "circus"},    {"cl", "close"},      {"clo", "close"},
    {"cotts", "cottages"},  {"cr", "crescent"},    {"cres", "crescent"}, {"cresc", "crescent"},
    {"crt", "court"},       {"ct", "court"},       {"dr", "drive"},      {"drv", "drive"},
    {"est", "estate"},      {"gdn", "gardens"},    {"gdns", "gardens"},  {"gr", "grove"},
    {"grn", "green"},       {"gro", "grove"},      {"grv", "grove"},     {"hse", "house"},
    {"hts", "heights"},     {"la", "lane"},        {"ln", "lane"},       {"mans", "mansions"},
    {"mt", "mount"},        {"pde", "parade"},     {"pk", "park"},       {"pl", "place"},
    {"plc", "place"},       {"rd", "road"},        {"ri", "rise"},       {"sq", "square"},
    {"st", "street"},       {"str", "street"},     {"tce", "terrace"},   {"ter", "terrace"},
    {"terr", "terrace"},    {"vw", "view"},        {"wk", "walk"},       {"wy", "way"},
}};

constexpr std::array<std::string_view, 49> kStreets{
    "alley",   "approach", "arcade",  "avenue",   "bank",     "boulevard", "bridge", "broadway", "chase",
    "circuit", "circus",   "close",   "common",   "crescent", "cross",     "dale",   "drive",    "embankment",
    "end",     "fields",   "gardens", "gate",     "green",    "grove",     "hill",   "lane",     "mead",
    "mews",    "mount",    "parade",  "park",     "passage",  "path",      "place",  "quay",     "rise",
    "road",    "row",      "square",  "street",   "terrace",  "vale",      "view",   "walk",     "way",
    "wharf",   "yard",     "highway", "esplanade"};

constexpr std::array<std::string_view, 27> kBuildings{
    "apartments", "barn",     "block", "building", "buildings", "chambers", "cottage", "cottages", "court",
    "estate",     "farm",     "hall",  "heights",  "hostel",    "hotel",    "house",   "lodge",    "manor",
    "mansion",    "mansions", "mill",  "point",    "residence", "studios",  "tower",   "towers",   "villas"};

constexpr std::array<std::string_view, 12> kDirections{"e",     "east",  "lower", "n",    "north", "s",
                                                       "south", "upper", "w",     "west", "inner", "outer"};

constexpr std::array<std::string_view, 13> kFlats{"apartment",  "apt",       "bedsit", "flat", "flt",
                                                  "maisonette", "penthouse", "rm",     "room", "studio",
                                                  "suite",      "unit",      "bedroom"};

constexpr std::array<Pair, 30> kStoreys{{
    {"1st", "first"},        {"2nd", "second"},        {"3rd", "third"},        {"4th", "fourth"},
    {"attic", "attic"},      {"basement", "basement"}, {"bsmt", "basement"},    {"first", "first"},
    {"ff", "first"},         {"fff", "first"},         {"fourth", "fourth"},    {"front", "front"},
    {"garden", "garden"},    {"gff", "ground"},        {"gf", "ground"},        {"grd", "ground"},
    {"ground", "ground"},    {"left", "left"},         {"lgf", "lower ground"}, {"lower", "lower"},
    {"middle", "middle"},    {"raised", "raised"},     {"rear", "rear"},        {"right", "right"},
    {"second", "second"},    {"sff", "second"},        {"third", "third"},      {"top", "top"},
    {"ugf", "upper ground"}, {"upper", "upper"},
}};

constexpr std::array<std::string_view, 9> kCountries{"england",        "gb",       "great britain",
                                                     "greater london", "scotland", "uk",
                                                     "united kingdom", "wales",    "northern ireland"};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t size>
std::string_view in_full(const std::array<Pair, size>& words, std::string_view word) {
  for (const auto& [cut, full] : words) {
    if (cut == word) return full;
  }
  return {};
}

}  // namespace

std::string_view street_type_in_full(std::string_view word) {
  const auto full = in_full(kStreetTypes, word);
  return full.empty() ? word : full;
}
bool is_street_type(std::string_view word) { return is_among(kStreets, word); }
bool is_building_type(std::string_view word) { return is_among(kBuildings, word); }
bool is_direction(std::string_view word) { return is_among(kDirections, word); }
bool is_flat_word(std::string_view word) { return is_among(kFlats, word); }
std::string_view storey_in_full(std::string_view word) { return in_full(kStoreys, word); }
bool is_country(std::string_view line) { return is_among(kCountries, line); }

}  // namespace concord::domain

#include "account_words.hpp"

#include <algorithm>
#include <array>

namespace concord::domain {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 6> kPlainTitles{"miss", "mr", "mrs", "ms", "mstr", "mx"};
constexpr std::array<Words, 33> kTitles{
    "capt",   "captain",  "cllr", "col",    "colonel", "councillor", "dame",      "dr",    "father",
    "fr",     "hon",      "imam", "lady",   "lord",    "lt",         "maj",       "major", "master",
    "messrs", "misses",   "mdm",  "mme",    "pastor",  "prof",       "professor", "rabbi", "rev",
    "revd",   "reverend", "sgt",  "sheikh", "sir",     "sister"};
constexpr std::array<Words, 12> kSuffixes{"esq",    "ii",  "iii", "iv",     "jnr", "jr",
                                          "junior", "mbe", "obe", "senior", "snr", "sr"};
constexpr std::array<Words, 30> kParticles{"abu", "al",  "ap",    "bin", "bint", "binti", "da",  "das",
                                           "de",  "del", "della", "den", "der",  "di",    "dos", "du",
                                           "el",  "ibn", "la",    "le",  "los",  "mac",   "mc",  "saint",
                                           "st",  "te",  "ter",   "van", "von",  "zu"};

constexpr std::array<Words, 7> kLeadingParticles{"de", "della", "du", "mc", "saint", "st", "von"};

constexpr std::array<Words, 107> kCompany{
    "agency",        "agencies",    "agents",        "apartments", "assets",       "assoc",
    "associates",    "association", "assn",          "borough",    "builders",     "building",
    "cafe",          "catering",    "centre",        "charity",    "cic",          "cio",
    "college",       "commercial",  "commissioners", "company",    "construction", "consultancy",
    "consultants",   "consulting",  "contractors",   "coop",       "cooperative",  "corp",
    "corporation",   "council",     "department",    "dept",       "developments", "developers",
    "diocese",       "enterprises", "estates",       "foundation", "fund",         "gmbh",
    "government",    "group",       "guardians",     "healthcare", "holding",      "holdings",
    "hospital",      "hostel",      "hotel",         "housing",    "inc",          "incorporated",
    "international", "investment",  "investments",   "lbh",        "letting",      "lettings",
    "limited",       "llc",         "llp",           "ltd",        "maintenance",  "management",
    "mgmt",          "ministry",    "nhs",           "nominees",   "office",       "partners",
    "partnership",   "pharmacy",    "plc",           "police",     "portfolio",    "properties",
    "property",      "realty",      "receivers",     "rentals",    "residential",  "restaurant",
    "retail",        "rtm",         "sarl",          "school",     "securities",   "services",
    "shop",          "society",     "solicitors",    "solutions",  "storage",      "stores",
    "supermarket",   "surgery",     "systems",       "trading",    "traders",      "trust",
    "trustee",       "trustees",    "university",    "ventures",   "workspace"};
constexpr std::array<Words, 18> kLikelyCompany{"bank",    "capital",   "chapel",  "church", "club", "co",
                                               "crown",   "daughters", "homes",   "house",  "lets", "lodge",
                                               "mission", "mosque",    "nursery", "son",    "sons", "temple"};
constexpr std::array<Words, 10> kOftenCut{"association", "developments", "housing",    "investments",
                                          "lettings",    "limited",      "management", "partnership",
                                          "properties",  "residential"};
constexpr std::array<Words, 5> kVoid{"empty", "unoccupied", "vacant", "void", "voids"};
constexpr std::array<Words, 17> kOccupier{
    "householder", "householders", "landlord", "leaseholder", "leaseholders", "liable",
    "occupant",    "occupants",    "occupier", "occupiers",   "owner",        "owners",
    "resident",    "residents",    "taxpayer", "tenant",      "tenants"};
constexpr std::array<Words, 13> kFillers{"and",   "any",    "current", "joint",   "new",      "of", "or",
                                         "party", "person", "persons", "present", "property", "the"};

template <std::size_t size>
bool is_among(const std::array<Words, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_plain_title(std::string_view word) { return is_among(kPlainTitles, word); }
bool is_title(std::string_view word) { return is_plain_title(word) || is_among(kTitles, word); }
bool is_suffix(std::string_view word) { return is_among(kSuffixes, word); }
bool is_particle(std::string_view word) { return is_among(kParticles, word); }
bool is_leading_particle(std::string_view word) { return is_among(kLeadingParticles, word); }
bool is_company_word(std::string_view word) { return is_among(kCompany, word); }
bool is_likely_company_word(std::string_view word) { return is_among(kLikelyCompany, word); }
bool is_void_word(std::string_view word) { return is_among(kVoid, word); }
bool is_filler(std::string_view word) { return is_among(kFillers, word); }
bool is_occupier_word(std::string_view word) { return is_filler(word) || is_among(kOccupier, word); }

bool is_cut_company_word(std::string_view word) {
  return word.size() >= 2 && std::any_of(kOftenCut.begin(), kOftenCut.end(),
                                         [&](Words whole) { return whole.starts_with(word); });
}

}  // namespace concord::domain

#include "levels.hpp"

namespace concord::matching {
namespace {

using Names = std::string_view;
constexpr Names kGiven[] = {
    "missing",   "exact",   "nickname or variant",      "close",    "known by a middle name", "initial",
    "cut short", "similar", "swapped with family name", "different"};
constexpr Names kMiddle[] = {"missing", "exact", "initial", "different"};
constexpr Names kFamily[] = {
    "missing",  "exact", "close", "part of a double name", "cut short", "similar", "swapped with given name",
    "different"};
constexpr Names kBirth[] = {"missing",
                            "exact",
                            "exact, 1 January",
                            "exact, the 15th",
                            "day and month swapped",
                            "one digit",
                            "two of three parts",
                            "year and month",
                            "year",
                            "too young for the role",
                            "different",
                            "a generation apart"};
constexpr Names kSex[] = {"missing", "same", "different"};
constexpr Names kPlace[] = {"missing",
                            "same claim, account or tenancy",
                            "same dwelling",
                            "same building",
                            "same shared premises",
                            "same postcode",
                            "two entries of one claim, account or tenancy",
                            "same house, street nearly",
                            "same street",
                            "same town",
                            "town nearly",
                            "different"};
constexpr Names kNino[] = {
    "missing", "same", "same but for the suffix", "same temporary number", "one character off", "different"};
constexpr Names kNhs[] = {"missing", "same", "different"};
constexpr Names kIdentifier[] = {"missing", "same", "one character off", "different"};
constexpr Names kPhone[] = {"missing", "same", "one digit off", "different"};
constexpr Names kEmail[] = {"missing",          "same",    "same before the @", "close",
                            "made of the name", "similar", "different"};
constexpr Names kAttribute[] = {"missing", "same", "different"};
constexpr Names kNamed[] = {"missing", "same", "close", "different"};

constexpr std::array<FieldNames, kFixedFields> kNames{{{"given_name", kGiven},
                                                       {"middle_name", kMiddle},
                                                       {"family_name", kFamily},
                                                       {"birth_date", kBirth},
                                                       {"sex", kSex},
                                                       {"place", kPlace},
                                                       {"nino", kNino},
                                                       {"nhs_number", kNhs},
                                                       {"identifier", kIdentifier},
                                                       {"phone", kPhone},
                                                       {"email", kEmail},
                                                       {"attribute", kAttribute}}};

}  // namespace

const FieldNames& names_of(Field field) { return kNames[index_of(field)]; }
std::span<const std::string_view> named_levels() { return kNamed; }

}  // namespace concord::matching

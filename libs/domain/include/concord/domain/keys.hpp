// The words that everything is keyed by: sources, parts, categories, record keys.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <concord/base/result.hpp>

namespace concord::domain {

// A department system that sends records: `housing`, `benefits`, `social-care`, `concord`, or another
// of the same form: [a-z][a-z0-9-]{0,31}.
Result<std::string> parse_source(std::string_view text);

// A record's name within its source: [A-Za-z0-9._~-]{1,128}. Never a NINO, an NHS number or a name: ids
// that have the shape of the first two are refused.
Result<std::string> parse_record_id(std::string_view text);

struct RecordKey {
  std::string source;
  std::string record_id;
  auto operator<=>(const RecordKey&) const = default;
};
std::string to_string(const RecordKey& key);  // "housing/uh-0001234567-2"

// A division of a source with its own rules of law. The set is closed: agreements name its members.
enum class Part : std::uint8_t { housing, housing_benefit, council_tax, adults, children, concord };
inline constexpr std::array kParts{Part::housing, Part::housing_benefit, Part::council_tax,
                                   Part::adults,  Part::children,        Part::concord};
std::string_view to_string(Part part);  // "housing-benefit"
Result<Part> parse_part(std::string_view text);

// A class of information that rules of access speak of.
enum class Category : std::uint8_t {
  identity,            // names, birth date, sex, death
  identifiers,         // in full
  identifiers_masked,  // the same, all but their last characters hidden
  contact,             // addresses, phones, e-mail
  involvement,         // known, since when, whom to ring
  engagements,         // what it is about
  health,
  equality,
  safety,      // warning markers and restrictions
  protected_,  // prior names and sex, never-links
  preferences,
  interactions,
};
inline constexpr std::size_t kCategoryCount = 12;
std::string_view to_string(Category category);  // "identifiers-masked", "protected"
Result<Category> parse_category(std::string_view text);
Category category_at(std::size_t index);

}  // namespace concord::domain

template <>
struct std::hash<concord::domain::RecordKey> {
  std::size_t operator()(const concord::domain::RecordKey& key) const noexcept {
    return std::hash<std::string>{}(key.source) * 1000003U ^ std::hash<std::string>{}(key.record_id);
  }
};

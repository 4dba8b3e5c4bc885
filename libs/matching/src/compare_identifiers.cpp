#include <algorithm>
#include <vector>

#include <concord/base/text.hpp>

#include "compare.hpp"
#include "text_likeness.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kNinoWithoutSuffix = 8;

void keep_best(const Model::Content& model, std::size_t field, Level level, double rarity,
               Comparison& result) {
  FieldResult& best = result[field];
  const LevelWeight& weight = model.weights[field][level];
  const double bits = weight.bits + weight.by_frequency * rarity;
  if (best.level == level::missing || bits > best.bits || (bits == best.bits && level < best.level))
    best = {level, bits};
}

void keep_best(const Model::Content& model, Field field, Level level, Comparison& result) {
  keep_best(model, index_of(field), level, 0.0, result);
}

Level compare_nino(const IdentifierFeature& a, const IdentifierFeature& b) {
  namespace at = level::nino;
  const bool temporary = a.text.starts_with("TN") || b.text.starts_with("TN");
  if (temporary) return a.value == b.value ? at::temporary : level::missing;
  if (a.value == b.value && a.text.size() > kNinoWithoutSuffix) return at::same;
  const bool partial = a.text.size() == kNinoWithoutSuffix || b.text.size() == kNinoWithoutSuffix;
  if (partial && a.text.substr(0, kNinoWithoutSuffix) == b.text.substr(0, kNinoWithoutSuffix))
    return at::no_suffix;
  return edit_distance(a.text, b.text, 1) <= 1 ? at::one_off : at::different;
}

Level compare_identifier(const IdentifierFeature& a, const IdentifierFeature& b) {
  namespace at = level::identifier;
  if (a.value == b.value) return at::same;
  return std::min(a.text.size(), b.text.size()) >= 5 && edit_distance(a.text, b.text, 1) <= 1 ? at::one_off
                                                                                              : at::different;
}

}  // namespace

void compare_identifiers(const Model::Content& model, const Features& a, const Features& b,
                         Comparison& result) {
  for (const IdentifierFeature& left : a.ninos) {
    for (const IdentifierFeature& right : b.ninos) {
      const Level level = compare_nino(left, right);
      if (level != level::missing) keep_best(model, Field::nino, level, result);
    }
  }
  for (const IdentifierFeature& left : a.nhs_numbers) {
    for (const IdentifierFeature& right : b.nhs_numbers)
      keep_best(model, Field::nhs_number,
                left.value == right.value ? level::nhs::same : level::nhs::different, result);
  }
  for (const IdentifierFeature& left : a.identifiers) {
    for (const IdentifierFeature& right : b.identifiers) {
      if (left.type == right.type)
        keep_best(model, left.field, compare_identifier(left, right), left.bits, result);
    }
  }
}

namespace {

constexpr double kSimilarEmails = 0.9;

bool one_digit_off(std::uint64_t a, std::uint64_t b) {
  int differing = 0;
  for (; a != 0 || b != 0; a /= 10, b /= 10) differing += a % 10 != b % 10 ? 1 : 0;
  return differing == 1;
}

Level compare_email(const EmailFeature& a, const EmailFeature& b) {
  namespace at = level::email;
  if (a.whole == b.whole) return at::same;
  const bool derived = a.made_of_name || b.made_of_name;
  if (a.name_part == b.name_part) return derived ? at::made_of_name : at::name_part;
  if (edit_distance(a.text, b.text, 1) <= 1) return at::close;
  return jaro_winkler(a.text, b.text) >= kSimilarEmails ? at::similar : at::different;
}

Level compare_named(const AttributeFeature& a, const AttributeFeature& b) {
  namespace at = level::named;
  if (a.value == b.value) return at::same;
  constexpr double kClose = 0.92;
  return jaro_winkler(a.text, b.text) >= kClose ? at::close : at::different;
}

}  // namespace

void compare_contacts(const Model::Content& model, const Features& a, const Features& b, Comparison& result) {
  for (const std::uint64_t left : a.phones) {
    for (const std::uint64_t right : b.phones) {
      const Level level = left == right                ? level::phone::same
                          : one_digit_off(left, right) ? level::phone::one_off
                                                       : level::phone::different;
      keep_best(model, Field::phone, level, result);
    }
  }
  for (const EmailFeature& left : a.emails) {
    for (const EmailFeature& right : b.emails)
      keep_best(model, Field::email, compare_email(left, right), result);
  }
}

void compare_attributes(const Model::Content& model, const Features& a, const Features& b,
                        Comparison& result) {
  FieldResult& sum = result[index_of(Field::attribute)];
  for (auto left = a.attributes.begin(), right = b.attributes.begin();
       left != a.attributes.end() && right != b.attributes.end();) {
    if (left->name != right->name) {
      left->name < right->name ? ++left : ++right;
      continue;
    }
    if (left->field != index_of(Field::attribute)) {
      keep_best(model, left->field, compare_named(*left, *right), left->bits, result);
    } else {
      const Level level = left->value == right->value ? level::attribute::same : level::attribute::different;
      sum.bits += model.weight(Field::attribute, level).bits;
      sum.level = std::max(sum.level, level);  // "same" only where all are
    }
    ++left;
    ++right;
  }
}

Comparison compare(const Model::Content& model, const Features& a, const Features& b) {
  Comparison result{};
  compare_names(model, a, b, result);
  compare_birth_dates(model, a, b, result);
  compare_sexes(model, a, b, result);
  compare_place(model, a, b, result);
  compare_identifiers(model, a, b, result);
  compare_contacts(model, a, b, result);
  compare_attributes(model, a, b, result);
  return result;
}

}  // namespace concord::matching

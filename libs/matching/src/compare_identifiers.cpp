#include <algorithm>
#include <span>
#include <string>

#include <concord/base/text.hpp>

#include "compare.hpp"
#include "text_likeness.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kNinoWithoutSuffix = 8;

void keep_best(const Vocabulary& vocabulary, std::size_t field, Level level, double rarity,
               Comparison& result) {
  FieldResult& best = result[field];
  const LevelWeight& weight = vocabulary.model().weights[field][level];
  const double bits = weight.bits + weight.by_frequency * rarity;
  if (best.level == level::missing || bits > best.bits || (bits == best.bits && level < best.level))
    best = {level, bits};
}

void keep_best(const Vocabulary& vocabulary, Field field, Level level, Comparison& result) {
  keep_best(vocabulary, index_of(field), level, 0.0, result);
}

std::string_view text_of(const Vocabulary& vocabulary, const IdentifierFeature& one) {
  return vocabulary.value(one.value).text;
}

// Whether the two may be one edit apart, by their first bytes: two of one length are by one byte, or by two
// that changed places.
bool may_be_one_off(const IdentifierFeature& a, const IdentifierFeature& b) {
  if (a.size != b.size) return a.size + 1 == b.size || b.size + 1 == a.size;
  int differing = 0;
  for (std::uint64_t bytes = a.start ^ b.start; bytes != 0; bytes >>= 8U) differing += (bytes & 0xffU) != 0;
  return differing <= 2;
}

bool are_one_off(const Vocabulary& vocabulary, const IdentifierFeature& a, const IdentifierFeature& b) {
  return may_be_one_off(a, b) && edit_distance(text_of(vocabulary, a), text_of(vocabulary, b), 1) <= 1;
}

bool is_temporary_nino(const IdentifierFeature& nino) {
  constexpr std::uint64_t kTn = 'T' | 'N' << 8U;
  return nino.size >= 2 && (nino.start & 0xffffU) == kTn;
}

Level compare_nino(const Vocabulary& vocabulary, const IdentifierFeature& a, const IdentifierFeature& b) {
  namespace at = level::nino;
  if (is_temporary_nino(a) || is_temporary_nino(b))
    return a.value == b.value ? at::temporary : level::missing;
  if (a.value == b.value && a.size > kNinoWithoutSuffix) return at::same;
  const bool partial = a.size == kNinoWithoutSuffix || b.size == kNinoWithoutSuffix;
  if (partial && a.start == b.start) return at::no_suffix;
  return are_one_off(vocabulary, a, b) ? at::one_off : at::different;
}

Level compare_identifier(const Vocabulary& vocabulary, const IdentifierFeature& a,
                         const IdentifierFeature& b) {
  namespace at = level::identifier;
  if (a.value == b.value) return at::same;
  return std::min(a.size, b.size) >= 5 && are_one_off(vocabulary, a, b) ? at::one_off : at::different;
}

}  // namespace

void compare_identifiers(const Vocabulary& vocabulary, const Features& a, const Features& b,
                         Comparison& result) {
  for (const IdentifierFeature& left : a.ninos()) {
    for (const IdentifierFeature& right : b.ninos()) {
      const Level level = compare_nino(vocabulary, left, right);
      if (level != level::missing) keep_best(vocabulary, Field::nino, level, result);
    }
  }
  for (const IdentifierFeature& left : a.nhs_numbers()) {
    for (const IdentifierFeature& right : b.nhs_numbers())
      keep_best(vocabulary, Field::nhs_number,
                left.value == right.value ? level::nhs::same : level::nhs::different, result);
  }
  for (const IdentifierFeature& left : a.identifiers()) {
    for (const IdentifierFeature& right : b.identifiers()) {
      if (left.type == right.type)
        keep_best(vocabulary, vocabulary.value_kind(left.type).field,
                  compare_identifier(vocabulary, left, right), vocabulary.value(left.value).notes.bits,
                  result);
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

Level compare_email(const Vocabulary& vocabulary, const EmailFeature& a, const EmailFeature& b) {
  namespace at = level::email;
  if (a.whole == b.whole) return at::same;
  const bool derived = a.made_of_name || b.made_of_name;
  if (a.name_part == b.name_part) return derived ? at::made_of_name : at::name_part;
  const bool few = may_be_few_edits(a.sketch, b.sketch);
  const bool alike = may_reach(kSimilarEmails, a.sketch, b.sketch);
  if (!few && !alike) return at::different;
  const std::string& left = vocabulary.value(a.whole).text;
  const std::string& right = vocabulary.value(b.whole).text;
  if (few && edit_distance(left, right, 1) <= 1) return at::close;
  return alike && jaro_winkler(left, right) >= kSimilarEmails ? at::similar : at::different;
}

Level compare_named(const Vocabulary& vocabulary, const AttributeFeature& a, const AttributeFeature& b) {
  namespace at = level::named;
  constexpr double kClose = 0.92;
  if (a.value == b.value) return at::same;
  return may_reach(kClose, a.sketch, b.sketch) &&
                 jaro_winkler(vocabulary.value(a.value).text, vocabulary.value(b.value).text) >= kClose
             ? at::close
             : at::different;
}

}  // namespace

void compare_contacts(const Vocabulary& vocabulary, const Features& a, const Features& b,
                      Comparison& result) {
  for (const PhoneFeature& left : a.phones()) {
    for (const PhoneFeature& right : b.phones()) {
      const Level level = left.number == right.number                ? level::phone::same
                          : one_digit_off(left.number, right.number) ? level::phone::one_off
                                                                     : level::phone::different;
      keep_best(vocabulary, Field::phone, level, result);
    }
  }
  for (const EmailFeature& left : a.emails()) {
    for (const EmailFeature& right : b.emails()) {
      if (left.office || right.office) continue;  // whoever writes there is not known by it
      keep_best(vocabulary, Field::email, compare_email(vocabulary, left, right), result);
    }
  }
}

void compare_attributes(const Vocabulary& vocabulary, const Features& a, const Features& b,
                        Comparison& result) {
  FieldResult& sum = result[index_of(Field::attribute)];
  const std::span<const AttributeFeature> lefts = a.attributes();
  const std::span<const AttributeFeature> rights = b.attributes();
  for (auto left = lefts.begin(), right = rights.begin(); left != lefts.end() && right != rights.end();) {
    if (left->name != right->name) {
      vocabulary.value_kind(left->name).hash < vocabulary.value_kind(right->name).hash ? ++left : ++right;
      continue;
    }
    const std::size_t field = vocabulary.value_kind(left->name).field;
    if (field != index_of(Field::attribute)) {
      keep_best(vocabulary, field, compare_named(vocabulary, *left, *right),
                vocabulary.value(left->value).notes.bits, result);
    } else {
      const Level level = left->value == right->value ? level::attribute::same : level::attribute::different;
      sum.bits += vocabulary.model().weight(Field::attribute, level).bits;
      sum.level = std::max(sum.level, level);  // "same" only where all are
    }
    ++left;
    ++right;
  }
}

Comparison compare(const Vocabulary& vocabulary, const Features& a, const Features& b) {
  Comparison result{};
  compare_names(vocabulary, a, b, result);
  compare_birth_dates(vocabulary, a, b, result);
  compare_sexes(vocabulary, a, b, result);
  compare_place(vocabulary, a, b, result);
  compare_identifiers(vocabulary, a, b, result);
  compare_contacts(vocabulary, a, b, result);
  compare_attributes(vocabulary, a, b, result);
  return result;
}

}  // namespace concord::matching

#include <algorithm>
#include <span>
#include <string>

#include <concord/base/text.hpp>

#include "compare.hpp"
#include "text_likeness.hpp"

namespace concord::matching {
namespace {

constexpr double kClose = 0.92;
constexpr double kSimilar = 0.85;
constexpr std::size_t kLeastCut = 3;  // letters that a cut name must have kept

// Variants are symmetric: each of two such names lists the other.
bool is_variant(const Vocabulary& vocabulary, const NameWord& a, const NameWord& b) {
  if (!a.has_variants || !b.has_variants) return false;
  const std::vector<std::uint64_t>& variants = *vocabulary.word(a.id).notes.variants;
  return std::binary_search(variants.begin(), variants.end(), vocabulary.word(b.id).hash);
}

// Jaro-Winkler, or 0 where it surely is below what counts as similar.
double likeness(const Vocabulary& vocabulary, const NameWord& a, const NameWord& b) {
  if (!may_reach(kSimilar, a.sketch, b.sketch)) return 0;
  return jaro_winkler(vocabulary.word(a.id).text, vocabulary.word(b.id).text);
}

bool is_close(const Vocabulary& vocabulary, const NameWord& a, const NameWord& b) {
  return a.id == b.id || (may_reach(kClose, a.sketch, b.sketch) &&
                          jaro_winkler(vocabulary.word(a.id).text, vocabulary.word(b.id).text) >= kClose);
}

bool is_similar(const Vocabulary& vocabulary, const NameWord& a, const NameWord& b, double likeness) {
  return likeness >= kSimilar || (may_be_few_edits(a.sketch, b.sketch) &&
                                  few_edits(vocabulary.word(a.id).text, vocabulary.word(b.id).text));
}

// Of names that begin alike, likeness takes other names for close ones (Darla and Darletta, Marie and
// Marianne); a slip of the pen changes two letters, or one in four.
bool is_slip(const Vocabulary& vocabulary, const NameWord& a, const NameWord& b) {
  const std::string& left = vocabulary.word(a.id).text;
  const std::string& right = vocabulary.word(b.id).text;
  const std::size_t most = std::max<std::size_t>(2, std::max(left.size(), right.size()) / 4);
  return edit_distance(left, right, most) <= most;
}

// A prefix counts as cut where the source says so, or where enough is left to be a name by intent
// ("Oluwaseun").
bool is_cut_to(const Vocabulary& vocabulary, const NameWord& cut, const NameWord& whole) {
  constexpr std::size_t kTelling = 5;
  const std::size_t size = cut.sketch.size;
  if (size < kLeastCut || size > whole.sketch.size || (!cut.cut && size < kTelling)) return false;
  if (common_start(cut.sketch, whole.sketch) < std::min<std::size_t>(size, 4)) return false;
  const std::string& part = vocabulary.word(cut.id).text;
  const std::string& text = vocabulary.word(whole.id).text;
  return part.size() < text.size() && text.starts_with(part);
}

bool is_cut(const Vocabulary& vocabulary, const NameWord& a, const NameWord& b) {
  return is_cut_to(vocabulary, a, b) || is_cut_to(vocabulary, b, a);
}

// Of two families at least one of which is written in several words.
bool shares_a_part(const Vocabulary& vocabulary, std::span<const WordId> a, std::span<const WordId> b) {
  return std::any_of(a.begin(), a.end(), [&](WordId part) {
    return vocabulary.word(part).text.size() > 2 && std::find(b.begin(), b.end(), part) != b.end();
  });
}

bool is_middle_of(const NameWord& given, WordId first_middle) {
  return given.id != 0 && given.id == first_middle && given.sketch.size > 1;
}

bool are_swapped(const Vocabulary& vocabulary, const NameFeature& a, const NameFeature& b) {
  if (a.given.id == 0 || a.family.id == 0 || b.given.id == 0 || b.family.id == 0) return false;
  return is_close(vocabulary, a.given, b.family) && is_close(vocabulary, a.family, b.given);
}

FieldResult given_result(const Vocabulary& vocabulary, const NameFeature& a, const NameFeature& b) {
  if (a.given.id == 0 || b.given.id == 0) return {};
  Level level = compare_given(vocabulary, a.given, b.given);
  if (level >= level::given::similar &&
      (is_middle_of(a.given, b.first_middle) || is_middle_of(b.given, a.first_middle)))
    level = level::given::middle;
  const LevelWeight& weight = vocabulary.model().weight(Field::given_name, level);
  if (weight.by_frequency == 0) return {level, weight.bits};
  const double rarity = level == level::given::exact ? vocabulary.word(a.given.id).notes.given.exact_bits
                                                     : std::min(vocabulary.close_bits_as_given(a.given.id),
                                                                vocabulary.close_bits_as_given(b.given.id));
  return {level, weight.bits + weight.by_frequency * rarity};
}

FieldResult family_result(const Vocabulary& vocabulary, const Features& a, const NameFeature& a_name,
                          const Features& b, const NameFeature& b_name) {
  if (a_name.family.id == 0 || b_name.family.id == 0) return {};
  const Level level = compare_family(vocabulary, a, a_name, b, b_name);
  const LevelWeight& weight = vocabulary.model().weight(Field::family_name, level);
  if (weight.by_frequency == 0) return {level, weight.bits};
  const double rarity = level == level::family::exact
                            ? vocabulary.word(a_name.family.id).notes.family.exact_bits
                            : std::min(vocabulary.close_bits_as_family(a_name.family.id),
                                       vocabulary.close_bits_as_family(b_name.family.id));
  return {level, weight.bits + weight.by_frequency * rarity};
}

FieldResult middle_result(const Vocabulary& vocabulary, const NameFeature& a, const NameFeature& b) {
  if (a.middle == 0 || b.middle == 0) return {};
  namespace at = level::middle;
  Level level = at::different;
  if (a.middle == b.middle) {
    level = vocabulary.word(a.middle).text.size() == 1 ? at::initial : at::exact;
  } else {
    const std::string& left = vocabulary.word(a.middle).text;
    const std::string& right = vocabulary.word(b.middle).text;
    if (left.front() == right.front() && (left.size() == 1 || right.size() == 1)) level = at::initial;
  }
  return {level, vocabulary.model().weight(Field::middle_name, level).bits};
}

struct NameResult {
  FieldResult given, middle, family;
  double total() const { return given.bits + middle.bits + family.bits; }
};

// As rare as the name is in the order of the one who has the commoner name that way.
NameResult swapped_result(const Vocabulary& vocabulary, const NameFeature& a, const NameFeature& b,
                          const FieldResult& middle) {
  const auto given_bits = [&](const NameFeature& one) {
    return vocabulary.word(one.given.id).notes.given.exact_bits;
  };
  const auto family_bits = [&](const NameFeature& one) {
    return vocabulary.word(one.family.id).notes.family.exact_bits;
  };
  const NameFeature& right = given_bits(a) + family_bits(a) <= given_bits(b) + family_bits(b) ? a : b;
  const LevelWeight& given = vocabulary.model().weight(Field::given_name, level::given::swapped);
  const LevelWeight& family = vocabulary.model().weight(Field::family_name, level::family::swapped);
  return {{level::given::swapped, given.bits + given.by_frequency * given_bits(right)},
          middle,
          {level::family::swapped, family.bits + family.by_frequency * family_bits(right)}};
}

NameResult compare_pair(const Vocabulary& vocabulary, const Features& a, const NameFeature& a_name,
                        const Features& b, const NameFeature& b_name) {
  NameResult straight{given_result(vocabulary, a_name, b_name), middle_result(vocabulary, a_name, b_name),
                      family_result(vocabulary, a, a_name, b, b_name)};
  if (straight.given.level == level::given::exact || !are_swapped(vocabulary, a_name, b_name))
    return straight;
  const NameResult swapped = swapped_result(vocabulary, a_name, b_name, straight.middle);
  return swapped.total() > straight.total() ? swapped : straight;
}

// The better of two; what is equal in weight is told apart by its levels, so that the order of the names
// does not matter.
bool better(const NameResult& one, const NameResult& other) {
  if (one.total() != other.total()) return one.total() > other.total();
  if (one.given.level != other.given.level) return one.given.level < other.given.level;
  if (one.family.level != other.family.level) return one.family.level < other.family.level;
  if (one.given.bits != other.given.bits) return one.given.bits > other.given.bits;
  return one.family.bits > other.family.bits;
}

}  // namespace

Level compare_given(const Vocabulary& vocabulary, const NameWord& a, const NameWord& b) {
  namespace at = level::given;
  if (a.sketch.size == 1 || b.sketch.size == 1)
    return a.sketch.first() == b.sketch.first() ? at::initial : at::different;
  if (a.id == b.id) return at::exact;
  if (is_variant(vocabulary, a, b)) return at::variant;
  const double alike = likeness(vocabulary, a, b);
  if (alike >= kClose && is_slip(vocabulary, a, b)) return at::close;
  if (is_cut(vocabulary, a, b)) return at::cut;
  return is_similar(vocabulary, a, b, alike) ? at::similar : at::different;
}

Level compare_family(const Vocabulary& vocabulary, const Features& a, const NameFeature& a_name,
                     const Features& b, const NameFeature& b_name) {
  namespace at = level::family;
  const NameWord& left = a_name.family;
  const NameWord& right = b_name.family;
  if (left.id == right.id) return at::exact;
  const double alike = likeness(vocabulary, left, right);
  if (alike >= kClose || is_variant(vocabulary, left, right)) return at::close;
  if (a_name.family_parts != 0 || b_name.family_parts != 0) {
    const std::span<const WordId> whole_left(&left.id, 1), whole_right(&right.id, 1);
    if (shares_a_part(vocabulary, a_name.family_parts != 0 ? family_parts(a, a_name) : whole_left,
                      b_name.family_parts != 0 ? family_parts(b, b_name) : whole_right))
      return at::part;
  }
  if (is_cut(vocabulary, left, right)) return at::cut;
  return is_similar(vocabulary, left, right, alike) ? at::similar : at::different;
}

void compare_names(const Vocabulary& vocabulary, const Features& a, const Features& b, Comparison& result) {
  const std::span<const NameFeature> lefts = a.names();
  const std::span<const NameFeature> rights = b.names();
  if (lefts.empty() || rights.empty()) return;
  NameResult best = compare_pair(vocabulary, a, lefts.front(), b, rights.front());
  for (const NameFeature& left : lefts) {
    for (const NameFeature& right : rights) {
      if (&left == &lefts.front() && &right == &rights.front()) continue;
      if (const NameResult pair = compare_pair(vocabulary, a, left, b, right); better(pair, best))
        best = pair;
    }
  }
  result[index_of(Field::given_name)] = best.given;
  result[index_of(Field::middle_name)] = best.middle;
  result[index_of(Field::family_name)] = best.family;
}

}  // namespace concord::matching

#include <algorithm>
#include <string_view>

#include "compare.hpp"
#include "text_likeness.hpp"

namespace concord::matching {
namespace {

constexpr double kClose = 0.92;
constexpr double kSimilar = 0.85;
constexpr std::size_t kLeastCut = 3;  // letters that a cut name must have kept

bool is_variant(const NameWord& a, const NameWord& b) {
  const auto lists = [](const NameWord& from, const NameWord& to) {
    return from.variants != nullptr &&
           std::binary_search(from.variants->begin(), from.variants->end(), to.hash);
  };
  return lists(a, b) || lists(b, a);
}

bool is_close(const NameWord& a, const NameWord& b) {
  return a.hash == b.hash ||
         (may_reach(kClose, a.text, a.letters, b.text, b.letters) && jaro_winkler(a.text, b.text) >= kClose);
}

bool is_similar(const NameWord& a, const NameWord& b) {
  return (may_reach(kSimilar, a.text, a.letters, b.text, b.letters) &&
          jaro_winkler(a.text, b.text) >= kSimilar) ||
         few_edits(a.text, b.text);
}

bool cut_to(const NameWord& cut, const NameWord& whole) {
  return cut.text.size() >= kLeastCut && cut.text.size() < whole.text.size() &&
         whole.text.starts_with(cut.text);
}

// A prefix counts as cut where the source says so, or where enough is left to be a name by intent
// ("Oluwaseun").
bool is_cut(const NameWord& a, bool a_cut, const NameWord& b, bool b_cut) {
  constexpr std::size_t kTelling = 5;
  return (cut_to(a, b) && (a_cut || a.text.size() >= kTelling)) ||
         (cut_to(b, a) && (b_cut || b.text.size() >= kTelling));
}

bool shares_a_part(const NameFeature& a, const NameFeature& b) {
  const auto has = [](const NameFeature& name, const NameWord& part) {
    if (name.family_parts.empty()) return name.family->hash == part.hash;
    return std::any_of(name.family_parts.begin(), name.family_parts.end(),
                       [&](const NameWord* own) { return own->hash == part.hash; });
  };
  const NameFeature& split = a.family_parts.empty() ? b : a;
  const NameFeature& other = a.family_parts.empty() ? a : b;
  return std::any_of(split.family_parts.begin(), split.family_parts.end(),
                     [&](const NameWord* part) { return part->text.size() > 2 && has(other, *part); });
}

bool is_middle_of(const NameWord* given, std::string_view middle) {
  return given != nullptr && given->text.size() > 1 && !middle.empty() &&
         middle.substr(0, middle.find(' ')) == given->text;
}

bool are_swapped(const NameFeature& a, const NameFeature& b) {
  if (a.given == nullptr || a.family == nullptr || b.given == nullptr || b.family == nullptr) return false;
  return is_close(*a.given, *b.family) && is_close(*a.family, *b.given);
}

FieldResult given_result(const Model::Content& model, const NameFeature& a, const NameFeature& b) {
  if (a.given == nullptr || b.given == nullptr) return {};
  Level level = compare_given(*a.given, a.given_cut, *b.given, b.given_cut);
  if (level >= level::given::similar && (is_middle_of(a.given, b.middle) || is_middle_of(b.given, a.middle)))
    level = level::given::middle;
  const LevelWeight& weight = model.weight(Field::given_name, level);
  const double rarity = level == level::given::exact ? a.given->exact_bits
                                                     : std::min(a.given->close_bits(), b.given->close_bits());
  return {level, weight.bits + weight.by_frequency * rarity};
}

FieldResult family_result(const Model::Content& model, const NameFeature& a, const NameFeature& b) {
  if (a.family == nullptr || b.family == nullptr) return {};
  const Level level = compare_family(a, b);
  const LevelWeight& weight = model.weight(Field::family_name, level);
  const double rarity = level == level::family::exact
                            ? a.family->exact_bits
                            : std::min(a.family->close_bits(), b.family->close_bits());
  return {level, weight.bits + weight.by_frequency * rarity};
}

FieldResult middle_result(const Model::Content& model, const NameFeature& a, const NameFeature& b) {
  if (a.middle.empty() || b.middle.empty()) return {};
  namespace at = level::middle;
  const bool initial = a.middle.size() == 1 || b.middle.size() == 1;
  const Level level = a.middle.front() == b.middle.front() && initial ? at::initial
                      : a.middle == b.middle                          ? at::exact
                                                                      : at::different;
  return {level, model.weight(Field::middle_name, level).bits};
}

struct NameResult {
  FieldResult given, middle, family;
  double total() const { return given.bits + middle.bits + family.bits; }
};

// As rare as the name is in the order of the one who has the commoner name that way.
NameResult swapped_result(const Model::Content& model, const NameFeature& a, const NameFeature& b,
                          const FieldResult& middle) {
  const auto rarity = [](const NameFeature& one) { return one.given->exact_bits + one.family->exact_bits; };
  const NameFeature& right = rarity(a) <= rarity(b) ? a : b;
  const LevelWeight& given = model.weight(Field::given_name, level::given::swapped);
  const LevelWeight& family = model.weight(Field::family_name, level::family::swapped);
  return {{level::given::swapped, given.bits + given.by_frequency * right.given->exact_bits},
          middle,
          {level::family::swapped, family.bits + family.by_frequency * right.family->exact_bits}};
}

NameResult compare_pair(const Model::Content& model, const NameFeature& a, const NameFeature& b) {
  NameResult straight{given_result(model, a, b), middle_result(model, a, b), family_result(model, a, b)};
  if (straight.given.level == level::given::exact || !are_swapped(a, b)) return straight;
  const NameResult swapped = swapped_result(model, a, b, straight.middle);
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

Level compare_given(const NameWord& a, bool a_cut, const NameWord& b, bool b_cut) {
  namespace at = level::given;
  if (a.text.size() == 1 || b.text.size() == 1)
    return a.text.front() == b.text.front() ? at::initial : at::different;
  if (a.hash == b.hash) return at::exact;
  if (is_variant(a, b)) return at::variant;
  if (is_close(a, b)) return at::close;
  if (is_cut(a, a_cut, b, b_cut)) return at::cut;
  return is_similar(a, b) ? at::similar : at::different;
}

Level compare_family(const NameFeature& a, const NameFeature& b) {
  namespace at = level::family;
  const NameWord& left = *a.family;
  const NameWord& right = *b.family;
  if (left.hash == right.hash) return at::exact;
  if (is_close(left, right) || is_variant(left, right)) return at::close;
  if (shares_a_part(a, b)) return at::part;
  if (is_cut(left, a.family_cut, right, b.family_cut)) return at::cut;
  return is_similar(left, right) ? at::similar : at::different;
}

void compare_names(const Model::Content& model, const Features& a, const Features& b, Comparison& result) {
  if (a.names.empty() || b.names.empty()) return;
  NameResult best = compare_pair(model, a.names.front(), b.names.front());
  for (const NameFeature& left : a.names) {
    for (const NameFeature& right : b.names) {
      if (&left == &a.names.front() && &right == &b.names.front()) continue;
      if (const NameResult pair = compare_pair(model, left, right); better(pair, best)) best = pair;
    }
  }
  result[index_of(Field::given_name)] = best.given;
  result[index_of(Field::middle_name)] = best.middle;
  result[index_of(Field::family_name)] = best.family;
}

}  // namespace concord::matching

#include <algorithm>
#include <cstdlib>

#include "scoring.hpp"

namespace concord::matching {
namespace {

using domain::PartialDate;
using domain::Precision;
using Identifiers = std::vector<IdentifierFeature>;

bool share_verified(const Identifiers& a, const Identifiers& b) {
  return std::any_of(a.begin(), a.end(), [&](const IdentifierFeature& left) {
    return left.verified && !left.weak &&
           std::any_of(b.begin(), b.end(), [&](const IdentifierFeature& right) {
             return right.verified && !right.weak && left.type == right.type && left.value == right.value;
           });
  });
}

bool share_verified(const Features& a, const Features& b) {
  return share_verified(a.nhs_numbers, b.nhs_numbers) || share_verified(a.ninos, b.ninos) ||
         share_verified(a.identifiers, b.identifiers);
}

bool have_verified(const Identifiers& identifiers) {
  return std::any_of(identifiers.begin(), identifiers.end(),
                     [](const IdentifierFeature& one) { return one.verified && !one.weak; });
}

template <class Contradicts>
bool all_dates(const Features& a, const Features& b, Contradicts contradicts) {
  if (a.birth_dates.empty() || b.birth_dates.empty()) return false;
  return std::all_of(a.birth_dates.begin(), a.birth_dates.end(), [&](const PartialDate& left) {
    return std::all_of(b.birth_dates.begin(), b.birth_dates.end(),
                       [&](const PartialDate& right) { return contradicts(left, right); });
  });
}

bool are_generations(const Features& a, const Features& b) {
  return all_dates(a, b, [](const PartialDate& left, const PartialDate& right) {
    if (left.precision() != Precision::day || right.precision() != Precision::day) return false;
    return std::abs(left.year - right.year) >= kGeneration &&
           compare_dates(left, right) != level::birth::one_digit;
  });
}

bool share_a_birth_date(const Features& a, const Features& b) {
  return std::any_of(a.birth_dates.begin(), a.birth_dates.end(), [&](const PartialDate& left) {
    return left.precision() == Precision::day &&
           std::find(b.birth_dates.begin(), b.birth_dates.end(), left) != b.birth_dates.end();
  });
}

bool given_names_may_agree(const NameFeature& a, const NameFeature& b) {
  if (a.given == nullptr || b.given == nullptr) return true;
  if (compare_given(*a.given, a.given_cut, *b.given, b.given_cut) != level::given::different) return true;
  const auto is_middle = [](const NameFeature& one, const NameFeature& other) {
    return !other.middle.empty() && one.given->text == other.middle;
  };
  const auto is_family = [](const NameFeature& one, const NameFeature& other) {
    return other.family != nullptr && one.given->hash == other.family->hash;
  };
  return is_middle(a, b) || is_middle(b, a) || is_family(a, b) || is_family(b, a);
}

// Of one family, and no name of the one can be a name of the other.
bool are_siblings_by_name(const Features& a, const Features& b) {
  bool one_family = false;
  for (const NameFeature& left : a.names) {
    for (const NameFeature& right : b.names) {
      if (given_names_may_agree(left, right)) return false;
      one_family = one_family || (left.family != nullptr && right.family != nullptr &&
                                  compare_family(left, right) < level::family::similar);
    }
  }
  return one_family;
}

}  // namespace

std::string_view to_string(Veto veto) {
  switch (veto) {
    case Veto::different_nhs_number:
      return "different-nhs-number";
    case Veto::twins:
      return "twins";
    case Veto::generations:
      return "generations";
    case Veto::free_of_duplicates:
      return "source-is-free-of-duplicates";
    case Veto::none:
      break;
  }
  return "";
}

Veto veto(const Model::Content& model, const Features& a, const Features& b) {
  const Subject& left = *a.subject;
  const Subject& right = *b.subject;
  const bool both_current =
      !left.ceased && !right.ceased && left.part == right.part && left.layout == right.layout;
  if (both_current && model.is_free_of_duplicates(left.part, left.layout)) return Veto::free_of_duplicates;
  if (share_verified(a, b)) return Veto::none;
  if (have_verified(a.nhs_numbers) && have_verified(b.nhs_numbers)) return Veto::different_nhs_number;
  if (model.veto_generations && are_generations(a, b)) return Veto::generations;
  return model.veto_twins && share_a_birth_date(a, b) && are_siblings_by_name(a, b) ? Veto::twins
                                                                                    : Veto::none;
}

std::string veto(const Model& model, const Subject& a, const Subject& b) {
  Vocabulary words(model.content());
  return std::string(to_string(veto(model.content(), features_of(a, words), features_of(b, words))));
}

}  // namespace concord::matching

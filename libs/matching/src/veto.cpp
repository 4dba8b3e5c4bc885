#include <algorithm>
#include <cstdlib>
#include <span>

#include "scoring.hpp"

namespace concord::matching {
namespace {

using domain::PartialDate;
using domain::Precision;
using Identifiers = std::span<const IdentifierFeature>;

bool share_verified(Identifiers a, Identifiers b) {
  return std::any_of(a.begin(), a.end(), [&](const IdentifierFeature& left) {
    return left.verified && !left.weak &&
           std::any_of(b.begin(), b.end(), [&](const IdentifierFeature& right) {
             return right.verified && !right.weak && left.type == right.type && left.value == right.value;
           });
  });
}

bool share_verified(const Features& a, const Features& b) {
  return share_verified(a.nhs_numbers(), b.nhs_numbers()) || share_verified(a.ninos(), b.ninos()) ||
         share_verified(a.identifiers(), b.identifiers());
}

bool have_verified(Identifiers identifiers) {
  return std::any_of(identifiers.begin(), identifiers.end(),
                     [](const IdentifierFeature& one) { return one.verified && !one.weak; });
}

template <class Contradicts>
bool all_dates(const Features& a, const Features& b, Contradicts contradicts) {
  if (a.birth_dates().empty() || b.birth_dates().empty()) return false;
  return std::all_of(a.birth_dates().begin(), a.birth_dates().end(), [&](const PartialDate& left) {
    return std::all_of(b.birth_dates().begin(), b.birth_dates().end(),
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

// Both bear marks, and none of the one's can be the other's.
bool marks_contradict(const Features& a, const Features& b) {
  if (a.generations() == 0 || b.generations() == 0) return false;
  const auto bears = [](const Features& one, unsigned mark) {
    return (unsigned{one.generations()} >> mark & 1U) != 0;
  };
  for (unsigned left = 0; left < kGenerations; ++left) {
    for (unsigned right = 0; bears(a, left) && right < kGenerations; ++right) {
      if (bears(b, right) && may_be_one(static_cast<Generation>(left), static_cast<Generation>(right)))
        return false;
    }
  }
  return true;
}

bool share_a_birth_date(const Features& a, const Features& b) {
  const auto others = b.birth_dates();
  return std::any_of(a.birth_dates().begin(), a.birth_dates().end(), [&](const PartialDate& left) {
    return left.precision() == Precision::day &&
           std::find(others.begin(), others.end(), left) != others.end();
  });
}

bool given_names_may_agree(const Vocabulary& vocabulary, const NameFeature& a, const NameFeature& b) {
  if (a.given.id == 0 || b.given.id == 0) return true;
  if (compare_given(vocabulary, a.given, b.given) != level::given::different) return true;
  const auto is_middle = [](const NameFeature& one, const NameFeature& other) {
    return one.given.id == other.middle;
  };
  const auto is_family = [](const NameFeature& one, const NameFeature& other) {
    return one.given.id == other.family.id;
  };
  return is_middle(a, b) || is_middle(b, a) || is_family(a, b) || is_family(b, a);
}

// Of one family, and no name of the one can be a name of the other.
bool are_siblings_by_name(const Vocabulary& vocabulary, const Features& a, const Features& b) {
  bool one_family = false;
  for (const NameFeature& left : a.names()) {
    for (const NameFeature& right : b.names()) {
      if (given_names_may_agree(vocabulary, left, right)) return false;
      one_family = one_family || (left.family.id != 0 && right.family.id != 0 &&
                                  compare_family(vocabulary, a, left, b, right) < level::family::similar);
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
    case Veto::generation_marks:
      return "generation-marks";
    case Veto::free_of_duplicates:
      return "source-is-free-of-duplicates";
    case Veto::none:
      break;
  }
  return "";
}

Veto veto(const Vocabulary& vocabulary, const Features& a, const Features& b) {
  const Model::Content& model = vocabulary.model();
  const bool both_current = !a.ceased() && !b.ceased() && a.part() == b.part() && a.layout() == b.layout();
  if (both_current && !model.free_of_duplicates.empty() && a.layout() != 0 &&
      model.is_free_of_duplicates(a.part(), vocabulary.value(a.layout()).text))
    return Veto::free_of_duplicates;
  if (share_verified(a, b)) return Veto::none;
  if (have_verified(a.nhs_numbers()) && have_verified(b.nhs_numbers())) return Veto::different_nhs_number;
  if (marks_contradict(a, b)) return Veto::generation_marks;
  if (model.veto_generations && are_generations(a, b)) return Veto::generations;
  const bool twins = model.veto_twins && share_a_birth_date(a, b) && are_siblings_by_name(vocabulary, a, b);
  return twins ? Veto::twins : Veto::none;
}

std::string veto(const Model& model, const Subject& a, const Subject& b) {
  Vocabulary words(model.content());
  const Features left = features_of(a, words);
  return std::string(to_string(veto(words, left, features_of(b, words))));
}

}  // namespace concord::matching

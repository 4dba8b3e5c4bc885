// From levels to a score: prior, fields, and what other kinds of non-match would explain as well.
#pragma once

#include <optional>

#include <concord/matching/evidence.hpp>

#include "compare.hpp"
#include "model_content.hpp"

namespace concord::matching {

// score = prior + sum of the fields' bits - log2(1 + the odds of each kind), where the odds of a kind (a
// relative, a twin, a namesake) are those that the pair is of that kind and not one of strangers: its share
// among pairs, times k / u of every field tied to the kind. A field's frequency enters match and kind alike.
struct Score {
  double fields = 0;
  double total = 0;
  std::array<double, kKinds> odds{};
  // What each kind takes off once those before it are known: never above 0, and they add up to the total.
  std::array<double, kKinds> bits{};
  bool listed_together = false;  // two entries of one claim, account or tenancy
};

Score score_of(const Model::Content& model, const Comparison& comparison);
// The same where nobody else is known who could be meant: a relative of that name would have to be one whom
// no source knows, which the model says how many are. Of two who stand in one list both are known.
double score_without_rival(const Model::Content& model, const Score& score);
Evidence evidence_of(const Model::Content& model, const Comparison& comparison);
double score(const Vocabulary& vocabulary, const Features& a, const Features& b);
// None below `least`: where the fields alone are, nothing else is worked out.
std::optional<double> score_from(const Vocabulary& vocabulary, const Features& a, const Features& b,
                                 double least);
bool scores(const Vocabulary& vocabulary, const Features& a, const Features& b, double least);

// Why the two can't be one person whatever the score; none where they can.
enum class Veto : std::uint8_t {
  none,
  different_nhs_number,
  twins,
  generations,
  generation_marks,
  free_of_duplicates
};
std::string_view to_string(Veto veto);
Veto veto(const Vocabulary& vocabulary, const Features& a, const Features& b);

}  // namespace concord::matching

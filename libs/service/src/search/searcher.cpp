#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include <concord/base/text.hpp>
#include <concord/service/search.hpp>

#include "../view/visible_subjects.hpp"

namespace concord::service {
namespace {

using domain::Category;

// A search asks the index for more than it shows, since several records are one person and some may not
// be shown to this asker.
constexpr std::size_t kRecordsPerProfile = 6;

// What the asker may not see, they may not search by: the field is left out, as if it had not been given.
matching::SearchQuery within_mask(matching::SearchQuery query, const policy::Mask& mask) {
  const auto allowed = [&](Category category) {
    return std::any_of(domain::kParts.begin(), domain::kParts.end(),
                       [&](auto part) { return mask.allows(part, category); });
  };
  if (!allowed(Category::identifiers) && !allowed(Category::identifiers_masked)) {
    query.subject.identifiers.clear();
  }
  if (!allowed(Category::contact)) {
    query.subject.addresses.clear();
    query.subject.phones.clear();
    query.subject.emails.clear();
  }
  return query;
}

// Whether something that was asked for, a birth date say, is otherwise in one of these records and as asked
// in none. A search adds up whatever speaks for someone; who looks at the list must not be told `certain` of
// a person with another birth date.
bool are_contradicting(const matching::Model& model, const matching::SearchQuery& query,
                       const std::vector<matching::Subject>& seen) {
  static constexpr std::array<std::string_view, 6> kTelling{"given_name", "family_name", "birth_date",
                                                            "nino",       "nhs_number",  "identifier"};
  std::array<bool, kTelling.size()> otherwise{}, as_asked{};
  for (const matching::Subject& subject : seen) {
    for (const matching::EvidenceLine& line : matching::explain(model, query.subject, subject).lines) {
      const auto at = std::find(kTelling.begin(), kTelling.end(), line.comparison);
      if (at == kTelling.end() || line.level == "missing") {
        continue;
      }
      (is_contradiction(line) ? otherwise : as_asked)[static_cast<std::size_t>(at - kTelling.begin())] = true;
    }
  }
  for (std::size_t i = 0; i < kTelling.size(); ++i) {
    if (otherwise[i] && !as_asked[i]) {
      return true;
    }
  }
  return false;
}

bool has_word_beginning(const matching::Subject& subject, std::string_view prefix) {
  const auto begins = [&](const std::string& names) {
    const auto words = split(names, ' ');
    return std::any_of(words.begin(), words.end(), [&](auto word) { return word.starts_with(prefix); });
  };
  return std::any_of(subject.names.begin(), subject.names.end(), [&](const matching::SubjectName& name) {
    return begins(name.given) || begins(name.middle) || begins(name.family);
  });
}

struct Ranked {
  matching::Candidate candidate;
  domain::RecordKey key;
  store::ProfileRow profile;
};

// What a candidate scores by what is seen of it; nothing where all that speaks for it is hidden.
std::optional<double> score_seen(const matching::Model& model, const matching::SearchQuery& query,
                                 const matching::Subject& whole, const matching::Subject& seen,
                                 double score) {
  const matching::Evidence evidence = matching::explain(model, query.subject, seen);
  const bool speaks = std::any_of(
      evidence.lines.begin(), evidence.lines.end(),
      [](const matching::EvidenceLine& line) { return line.comparison != "prior" && line.weight > 0; });
  const bool begins = !query.prefix.empty() && has_word_beginning(seen, query.prefix);
  if (!speaks && !begins) {
    return std::nullopt;
  }
  // What typing ahead added, which no evidence shows.
  const double by_prefix = begins ? score - matching::explain(model, query.subject, whole).score : 0;
  return evidence.score + by_prefix;
}

// The profile of a record that may be shown in an answer to what was asked. Finding a restricted resident by
// where they live or how to reach them would itself tell it. Of somebody who doesn't exist for the asker
// nothing is read, so that the answer takes the store no longer than if there were nobody.
std::optional<store::ProfileRow> profile_to_show(store::Snapshot& snapshot, matching::Slot slot,
                                                 bool by_place, const Asker& asker) {
  if (hides(asker, slot)) {
    return std::nullopt;
  }
  const auto number = snapshot.profiles().profile_of(slot);
  auto profile = number ? snapshot.profiles().find(*number) : std::nullopt;
  return profile && profile->restricted && by_place ? std::nullopt : profile;
}

void sort(std::vector<Ranked>& ranked) {
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.candidate.score != b.candidate.score ? a.candidate.score > b.candidate.score : a.key < b.key;
  });
}

// Records that may be shown, best first by what the asker sees of them.
std::vector<Ranked> rank(store::Snapshot& snapshot, const matching::Index& index,
                         const matching::SearchQuery& query, bool by_place, const Asker& asker,
                         std::size_t most) {
  const SeenBy seen_by(snapshot, index, asker);
  std::vector<Ranked> ranked;
  for (matching::Candidate candidate : index.search(query, (most + 1) * kRecordsPerProfile)) {
    auto profile = profile_to_show(snapshot, candidate.slot, by_place, asker);
    const auto seen = profile ? seen_by.record(candidate.slot, *profile) : std::nullopt;
    if (!seen) {
      continue;
    }
    // Below nothing, also where nothing is hidden: that one is left out must not tell that something is.
    if (seen->hides || candidate.score < 0) {
      const auto score =
          score_seen(index.model(), query, *index.find(candidate.slot), seen->subject, candidate.score);
      if (!score) {
        continue;
      }
      candidate.score = *score;
    }
    ranked.push_back({candidate, seen->subject.key, std::move(*profile)});
  }
  sort(ranked);
  return ranked;
}

}  // namespace

Result<SearchAnswer> Searcher::search(store::Snapshot& snapshot, const Understood& asked, const Asker& asker,
                                      std::size_t most) const {
  if (!resolver_.ready()) {
    return fail(Code::unavailable, "the search index is being built: try again shortly");
  }
  const matching::SearchQuery query = within_mask(asked.query, asker.mask);
  SearchAnswer answer;
  std::unordered_set<store::ProfileNumber> shown;
  std::vector<Ranked> ranked;
  resolver_.read([&](const matching::Index& index) {
    ranked = rank(snapshot, index, query, asked.by_place, asker, most);
  });
  for (const Ranked& one : ranked) {
    if (!shown.insert(one.profile.number).second) {
      continue;
    }
    if (answer.found.size() == most) {
      answer.more = true;
      break;
    }
    auto view = viewer_.view(snapshot, one.profile, asker);
    if (!view) {
      return view.error();
    }
    matching::Band band = resolver_.model().band(one.candidate.score);
    const std::vector<store::RecordNumber> members = snapshot.profiles().members(one.profile.number);
    resolver_.read([&](const matching::Index& index) {
      if (are_contradicting(index.model(), query, SeenBy(snapshot, index, asker).records(members).subjects)) {
        band = std::max(band, matching::Band::possible);  // no better than that
      }
    });
    answer.found.push_back({std::move(*view), one.candidate.score, band, one.key});
  }
  return answer;
}

Result<std::vector<Searcher::Match>> Searcher::match(store::Snapshot& snapshot,
                                                     const domain::Record& candidate, const Asker& asker,
                                                     std::size_t most) const {
  if (!resolver_.ready()) {
    return fail(Code::unavailable, "the search index is being built: try again shortly");
  }
  const matching::Subject asked =
      matching::standardise({"concord", candidate.record_id}, {&candidate, 1}, "candidate", false);
  struct Scored {
    Ranked ranked;
    matching::Evidence evidence;
  };
  const bool by_place = !asked.addresses.empty() || !asked.phones.empty() || !asked.emails.empty();
  std::vector<Scored> scored;
  resolver_.read([&](const matching::Index& index) {
    const SeenBy seen_by(snapshot, index, asker);
    const double least = index.model().thresholds().possible;
    for (const matching::Candidate& found : index.candidates(asked, least)) {
      auto profile = profile_to_show(snapshot, found.slot, by_place, asker);
      const auto seen = profile ? seen_by.record(found.slot, *profile) : std::nullopt;
      if (!seen || scored.size() >= most * kRecordsPerProfile) {
        continue;
      }
      matching::Evidence evidence = matching::explain(index.model(), asked, seen->subject);
      if (evidence.score >= least) {
        scored.push_back(
            {{{found.slot, evidence.score}, seen->subject.key, std::move(*profile)}, std::move(evidence)});
      }
    }
  });
  std::stable_sort(scored.begin(), scored.end(),
                   [](const Scored& a, const Scored& b) { return a.evidence.score > b.evidence.score; });
  std::vector<Match> matches;
  std::unordered_set<store::ProfileNumber> shown;
  for (Scored& one : scored) {
    if (matches.size() == most || !shown.insert(one.ranked.profile.number).second) {
      continue;
    }
    auto view = viewer_.view(snapshot, one.ranked.profile, asker);
    if (!view) {
      return view.error();
    }
    const double score = one.evidence.score;
    matches.push_back(
        {{std::move(*view), score, resolver_.model().band(score), one.ranked.key}, std::move(one.evidence)});
  }
  return matches;
}

}  // namespace concord::service

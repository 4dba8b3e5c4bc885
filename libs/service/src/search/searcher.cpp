#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include <concord/service/search.hpp>

namespace concord::service {
namespace {

using domain::Category;

// A search asks the index for more than it shows, since several records are one person and some may not
// be shown to this asker.
constexpr std::size_t kRecordsPerProfile = 6;

bool may_meet(domain::Part part, const policy::Mask& mask) { return mask.allows(part, Category::identity); }

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
bool are_contradicting(const matching::Index& index, const matching::SearchQuery& query,
                       const std::vector<store::RecordNumber>& records, const policy::Mask& mask) {
  static constexpr std::array<std::string_view, 6> kTelling{"given_name", "family_name", "birth_date",
                                                            "nino",       "nhs_number",  "identifier"};
  std::array<bool, kTelling.size()> otherwise{}, as_asked{};
  for (const store::RecordNumber record : records) {
    const auto slot = static_cast<matching::Slot>(record);
    if (const auto part = index.part(slot); !part || !may_meet(*part, mask)) {
      continue;
    }
    for (const matching::EvidenceLine& line : index.explain(query.subject, slot).lines) {
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

struct Ranked {
  matching::Candidate candidate;
  domain::RecordKey key;
};

}  // namespace

Result<SearchAnswer> Searcher::search(store::Snapshot& snapshot, const Understood& asked, const Asker& asker,
                                      std::size_t most) const {
  if (!resolver_.ready()) {
    return fail(Code::unavailable, "the search index is being built: try again shortly");
  }
  const matching::SearchQuery query = within_mask(asked.query, asker.mask);
  std::vector<Ranked> ranked;
  resolver_.read([&](const matching::Index& index) {
    for (const matching::Candidate& candidate : index.search(query, (most + 1) * kRecordsPerProfile)) {
      if (may_meet(*index.part(candidate.slot), asker.mask)) {
        ranked.push_back({candidate, *index.key(candidate.slot)});
      }
    }
  });
  SearchAnswer answer;
  std::unordered_set<store::ProfileNumber> shown;
  for (const Ranked& one : ranked) {
    const auto number = snapshot.profiles().profile_of(one.candidate.slot);
    if (!number || !shown.insert(*number).second) {
      continue;
    }
    const auto profile = snapshot.profiles().find(*number);
    // Finding a restricted resident by where they live or how to reach them would itself tell it.
    if (!profile || (profile->restricted && asked.by_place)) {
      continue;
    }
    if (answer.found.size() == most) {
      answer.more = true;
      break;
    }
    auto view = viewer_.view(snapshot, *profile, asker);
    if (!view) {
      return view.error();
    }
    matching::Band band = resolver_.model().band(one.candidate.score);
    const std::vector<store::RecordNumber> members = snapshot.profiles().members(*number);
    resolver_.read([&](const matching::Index& index) {
      if (are_contradicting(index, query, members, asker.mask)) {
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
  std::vector<Scored> scored;
  resolver_.read([&](const matching::Index& index) {
    const double least = index.model().thresholds().possible;
    for (const matching::Candidate& found : index.candidates(asked, least)) {
      if (may_meet(*index.part(found.slot), asker.mask) && scored.size() < most * kRecordsPerProfile) {
        scored.push_back({{found, *index.key(found.slot)}, index.explain(asked, found.slot)});
      }
    }
  });
  std::vector<Match> matches;
  std::unordered_set<store::ProfileNumber> shown;
  const bool by_place = !asked.addresses.empty() || !asked.phones.empty() || !asked.emails.empty();
  for (Scored& one : scored) {
    const auto number = snapshot.profiles().profile_of(one.ranked.candidate.slot);
    if (!number || matches.size() == most || !shown.insert(*number).second) {
      continue;
    }
    const auto profile = snapshot.profiles().find(*number);
    if (!profile || (profile->restricted && by_place)) {
      continue;
    }
    auto view = viewer_.view(snapshot, *profile, asker);
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

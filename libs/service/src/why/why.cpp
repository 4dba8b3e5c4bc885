#include <algorithm>
#include <limits>
#include <set>

#include <concord/service/decide.hpp>
#include <concord/service/why.hpp>

#include "../resolve/round.hpp"
#include "../view/visible_subjects.hpp"
#include "compared.hpp"
#include "rivals.hpp"

namespace concord::service {
namespace {

using matching::Slot;
using Numbers = std::vector<store::RecordNumber>;

bool holds(const Numbers& records, store::RecordNumber record) {
  return std::find(records.begin(), records.end(), record) != records.end();
}

constexpr double kAnyScore = -std::numeric_limits<double>::infinity();

// Whether the index brings any of the subjects together with any of the records.
bool meet(const matching::Index& index, const Subjects& subjects, const Numbers& records) {
  return std::any_of(subjects.begin(), subjects.end(), [&](const matching::Subject& subject) {
    const auto met = index.candidates(subject, kAnyScore);
    return std::any_of(met.begin(), met.end(), [&](const auto& one) { return holds(records, one.slot); });
  });
}

// By what is seen of either, and by nothing that is hidden of the other: else it would say that something is.
bool meet_as_seen(const matching::Model& model, const Subjects& a, const Subjects& b) {
  matching::Index seen(model, matching::IndexFor::linking);
  for (std::size_t i = 0; i < b.size(); ++i) {
    seen.put(static_cast<Slot>(i + 1), b[i]);
  }
  return std::any_of(a.begin(), a.end(), [&](const matching::Subject& subject) {
    return !seen.candidates(subject, kAnyScore).empty();
  });
}

// The index of all knows which keys too many records hold.
bool share_a_key(const matching::Index& index, const Numbers& a, const Subjects& seen_a, const Numbers& b,
                 const Subjects& seen_b) {
  return meet(index, seen_a, b) && meet(index, seen_b, a) && meet_as_seen(index.model(), seen_a, seen_b);
}

class Asking {
 public:
  Asking(store::Snapshot& snapshot, const matching::Index& index, const NamedSide& a, const NamedSide& b,
         const Asker& asker)
      : snapshot_(snapshot), index_(index), a_(a), b_(b), asker_(asker) {}

  void tell_together(Why& why) const {
    const bool certain = why.evidence.score >= index_.model().thresholds().certain && why.veto.empty();
    why.reason = ruled(why, true) ? "ruled-same" : certain ? "evidence" : "through-others";
  }

  void tell_apart(Why& why) const {
    const auto& compared = *why.profiles;
    if (ruled(why, false)) {
      why.reason = "ruled-different";
    } else if (!compared.veto.empty()) {
      why.reason = "vetoed";
    } else if (const auto others = in_one_component(); !others) {
      why.reason = "never-compared";
    } else if (compared.linking_score < index_.model().thresholds().certain) {
      why.reason = "below-threshold";
    } else if (compared.average < compared.least_average) {
      why.reason = "average-against";
    } else {
      tell_rivals(*others, why);
    }
  }

 private:
  static bool ruled(const Why& why, bool same) {
    return std::any_of(why.rulings.begin(), why.rulings.end(),
                       [&](const auto& ruling) { return ruling.same == same; });
  }

  // The other profiles of the component, if the two are in one.
  std::optional<std::set<store::ProfileNumber>> in_one_component() const {
    const auto same = same_pairs(snapshot_.rulings().in_force());
    const auto component = index_.component(static_cast<Slot>(a_.members.front()), same);
    std::set<store::ProfileNumber> profiles;
    for (const Slot slot : component) {
      if (const auto profile = snapshot_.profiles().profile_of(slot)) {
        profiles.insert(*profile);
      }
    }
    if (profiles.erase(b_.profile.number) == 0) {
      return std::nullopt;
    }
    profiles.erase(a_.profile.number);
    return profiles;
  }

  void tell_rivals(const std::set<store::ProfileNumber>& others, Why& why) const {
    const double score = why.profiles->evidence.score;
    std::set<Uuid> rivals = rivals_of(snapshot_, index_, asker_, others, a_.members, b_.members, score);
    rivals.merge(rivals_of(snapshot_, index_, asker_, others, b_.members, a_.members, score));
    why.rivals.assign(rivals.begin(), rivals.end());
    why.reason = why.rivals.empty() ? "not-shown" : "two-candidates";
  }

  store::Snapshot& snapshot_;
  const matching::Index& index_;
  const NamedSide& a_;
  const NamedSide& b_;
  const Asker& asker_;
};

}  // namespace

Result<Why> why(store::Snapshot& snapshot, const matching::Index& index, const NamedSide& a,
                const NamedSide& b, const Asker& asker, std::size_t most_links) {
  Why told;
  told.together = a.profile.number == b.profile.number;
  // A record beside its own profile is compared with the rest of it.
  NamedSide left = a;
  NamedSide right = b;
  NamedSide& wider = left.named.size() > right.named.size() ? left : right;
  const NamedSide& narrower = &wider == &left ? right : left;
  std::erase_if(wider.named, [&](store::RecordNumber record) { return holds(narrower.named, record); });
  const SeenBy seen(snapshot, index, asker);
  const auto [one, hides_one] = seen.records(left.named);
  const auto [other, hides_other] = seen.records(right.named);
  const bool hides = hides_one || hides_other;
  if (one.empty() || other.empty()) {
    return error_at("/b", Code::invalid_value, "must name another record or profile than /a");
  }
  auto compared = matching::compare_wholes(index.model(), one, other);
  told.evidence = std::move(compared.evidence);
  told.veto = std::move(compared.veto);
  told.share_a_key = share_a_key(index, left.named, one, right.named, other);
  told.links = links_between(index.model(), one, other, most_links);
  const Asking asking(snapshot, index, a, b, asker);
  if (told.together) {
    told.rulings = rulings_between(snapshot, left.named, right.named);
    asking.tell_together(told);
    if (hides && told.reason == "through-others") {
      told.reason = "not-shown";
    }
    return told;
  }
  told.rulings = rulings_between(snapshot, a.members, b.members);
  told.profiles = matching::compare_wholes(index.model(), seen.records(a.members).subjects,
                                           seen.records(b.members).subjects);
  asking.tell_apart(told);
  if (hides && told.reason != "ruled-different") {
    told.reason = "not-shown";
    told.rivals.clear();
  }
  return told;
}

}  // namespace concord::service

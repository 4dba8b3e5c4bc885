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

bool share_a_key(const matching::Index& index, const Numbers& a, const Numbers& b) {
  return std::any_of(a.begin(), a.end(), [&](store::RecordNumber record) {
    const auto subject = index.find(static_cast<Slot>(record));
    if (!subject) {
      return false;
    }
    const auto met =
        index.candidates(*subject, -std::numeric_limits<double>::infinity(), static_cast<Slot>(record));
    return std::any_of(met.begin(), met.end(), [&](const auto& one) { return holds(b, one.slot); });
  });
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
  told.share_a_key = !hides && share_a_key(index, left.named, right.named);
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

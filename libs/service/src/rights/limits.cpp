#include <algorithm>
#include <set>

#include <concord/service/limits.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kMost = 1'000'000;
constexpr int kMostSteps = 1000;  // from profile to profile

template <class Range, class Value>
bool contains(const Range& range, const Value& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

// What its rulings leave of it: whether it counts on the days that it names.
bool stands(const store::ProcessingLimitRow& limit) {
  const std::string& last = limit.rulings.empty() ? limit.kind : limit.rulings.back().ruling;
  return last == "restriction" || last == "upheld" || (last == "objection" && limit.meanwhile);
}

// What limits hold for one purpose.
struct Held {
  std::set<store::RecordNumber> records;
  std::set<store::ProfileNumber> profiles;

  void add(const store::ProcessingLimitRow& limit) {
    records.insert(limit.records.begin(), limit.records.end());
    if (limit.profile) {
      profiles.insert(*limit.profile);
    }
  }
};

// Where the id of the profile leads; nothing where its records were withdrawn or erased.
std::optional<store::ProfileNumber> leads_to(store::Snapshot& snapshot, store::ProfileNumber number) {
  auto profile = snapshot.profiles().find(number);
  for (int step = 0; profile && profile->state == store::ProfileState::redirected; ++step) {
    const bool on = profile->redirects_to && step < kMostSteps;
    profile = on ? snapshot.profiles().find(*profile->redirects_to) : std::nullopt;
  }
  return profile && profile->state == store::ProfileState::live ? std::optional(profile->number)
                                                                : std::nullopt;
}

}  // namespace

// Everything that an answer needs, for one London day: immutable once it is published.
struct Limits::State {
  CivilDate day{};
  std::vector<store::ProcessingLimitRow> limits;
  std::map<domain::Purpose, Held> limited;

  void begin(CivilDate on) {
    day = on;
    limited.clear();
    for (int i = 0; i <= static_cast<int>(domain::Purpose::audit); ++i) {
      const auto purpose = static_cast<domain::Purpose>(i);
      for (const store::ProcessingLimitRow& limit : limits) {
        if (service::limits(limit, purpose, day)) {
          limited[purpose].add(limit);
        }
      }
    }
  }
};

bool can_be_limited(domain::Purpose purpose) { return !contains(kNeverLimited, purpose); }

std::string_view state_of(const store::ProcessingLimitRow& limit, CivilDate day) {
  const std::string last = limit.rulings.empty() ? "" : limit.rulings.back().ruling;
  if (last == "lifted" || last == "overruled") {
    return last == "lifted" ? "lifted" : "overruled";
  }
  if (limit.to && *limit.to < day) {
    return "ended";
  }
  if (limit.kind == "objection" && last.empty()) {
    return "open";
  }
  return day < limit.from ? "to-come" : "in-force";
}

bool limits(const store::ProcessingLimitRow& limit, domain::Purpose purpose, CivilDate day) {
  const bool on_that_day = limit.from <= day && (!limit.to || day <= *limit.to);
  const bool named = limit.kind == "restriction" || contains(limit.purposes, purpose);
  return on_that_day && named && can_be_limited(purpose) && stands(limit);
}

Limits::Limits(store::Database& database, const Clock& clock) : database_(database), clock_(clock) { load(); }

void Limits::load() {
  // The snapshot is taken under the lock, so that of two at once the later one publishes the later state.
  const std::lock_guard lock(changing_);
  auto state = std::make_shared<State>();
  database_.read(
      [&](store::Snapshot& snapshot) { state->limits = snapshot.rights().limits(INT64_MAX, kMost); });
  state->begin(london_date(clock_.now()));
  state_.store(std::move(state));
}

std::shared_ptr<const Limits::State> Limits::on_day_of(Instant now) const {
  auto state = state_.load();
  // No day matters where there is none, which is what a council has nearly always.
  if (state->limits.empty() || state->day == london_date(now)) {
    return state;
  }
  const std::lock_guard lock(changing_);
  auto next = std::make_shared<State>(*state_.load());
  next->begin(london_date(now));
  state_.store(next);
  return next;
}

std::shared_ptr<const std::vector<store::RecordNumber>> Limits::limited_for(domain::Purpose purpose,
                                                                            Instant now) const {
  const auto state = on_day_of(now);
  const auto found = state->limited.find(purpose);
  if (found == state->limited.end()) {
    return nullptr;
  }
  const std::uint64_t moment = database_.moment();  // before the snapshot
  {
    const std::lock_guard lock(finding_);
    const Found& known = found_[purpose];
    if (known.state == state && known.moment == moment) {
      return known.records;
    }
  }
  std::set<store::RecordNumber> records = found->second.records;
  database_.read([&](store::Snapshot& snapshot) {
    for (const store::ProfileNumber noted : found->second.profiles) {
      if (const auto profile = leads_to(snapshot, noted)) {
        const auto members = snapshot.profiles().members(*profile);
        records.insert(members.begin(), members.end());
      }
    }
  });
  auto all = std::make_shared<const std::vector<store::RecordNumber>>(records.begin(), records.end());
  const std::lock_guard lock(finding_);
  found_[purpose] = {state, moment, all};
  return all;
}

std::optional<store::ProfileNumber> profile_held(store::Snapshot& snapshot,
                                                 const store::ProcessingLimitRow& limit) {
  auto profile = limit.profile ? leads_to(snapshot, *limit.profile) : std::nullopt;
  for (std::size_t i = 0; !profile && i < limit.records.size(); ++i) {
    profile = snapshot.profiles().profile_of(limit.records[i]);
  }
  return profile;
}

bool holds_others(store::Snapshot& snapshot, const store::ProcessingLimitRow& limit) {
  const auto profile = profile_held(snapshot, limit);
  return !profile || snapshot.profiles().members(*profile) != limit.records;
}

bool is_limited(const Asker& asker, store::RecordNumber member) {
  return asker.limited && std::binary_search(asker.limited->begin(), asker.limited->end(), member);
}

bool is_limited(store::Snapshot& snapshot, const Asker& asker, store::ProfileNumber profile) {
  if (!asker.limited) {
    return false;
  }
  const auto members = snapshot.profiles().members(profile);
  return std::any_of(members.begin(), members.end(),
                     [&](store::RecordNumber member) { return is_limited(asker, member); });
}

bool is_limited_record(store::Snapshot& snapshot, const Asker& asker, store::RecordNumber record) {
  if (!asker.limited) {
    return false;
  }
  const auto profile = snapshot.profiles().profile_of(record);
  return profile && is_limited(snapshot, asker, *profile);
}

}  // namespace concord::service

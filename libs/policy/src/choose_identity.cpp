#include <optional>

#include <concord/base/text.hpp>

#include "choosing.hpp"

namespace concord::policy {
namespace {

using domain::NameUse;
using domain::PersonName;
using domain::Record;

// Names of one person in one spelling say the same, whatever their title and use.
std::string says_of(const PersonName& name) {
  const bool parts = !name.given.empty() || !name.middle.empty() || !name.family.empty();
  const std::string whole = fold(domain::display(name));
  if (whole.empty() || domain::is_placeholder_name(whole)) {
    return {};
  }
  if (!parts) {
    return joined({whole});
  }
  return joined({fold(name.given), fold(name.middle), fold(name.family), fold(name.suffix)});
}

// The name by which somebody is called now comes before those by which they were.
int turn_of(NameUse use) {
  switch (use) {
    case NameUse::usual:
      return 0;
    case NameUse::preferred:
    case NameUse::known_as:
      return 1;
    case NameUse::religious:
      return 2;
    case NameUse::alias:
      return 3;
    case NameUse::former:
    case NameUse::birth:
      return 4;
  }
  return 5;
}

template <class T>
std::optional<Golden<T>> best_of(const std::vector<Candidate<T>>& sorted) {
  if (sorted.empty()) {
    return std::nullopt;
  }
  Golden<T> best = golden(sorted.front());
  for (const Candidate<T>& candidate : sorted) {
    if (candidate.says == sorted.front().says) {
      add_also(best, candidate.from->key);
    }
  }
  std::sort(best.also.begin(), best.also.end());
  return best;
}

// One value of a record as a list of one or none.
template <class T>
std::span<const T> as_list(const std::optional<T>& value) {
  return value ? std::span<const T>{&*value, 1} : std::span<const T>{};
}

// "1984" and "1984-03" say the same as "1984-03-02", only less of it.
bool contradict(const domain::PartialDate& a, const domain::PartialDate& b) {
  if (a.year != b.year) {
    return true;
  }
  if (a.month == 0 || b.month == 0) {
    return false;
  }
  return a.month != b.month || (a.day != 0 && b.day != 0 && a.day != b.day);
}

std::vector<Candidate<domain::PartialDate>> birth_dates(const Choosing& choosing, bool expected) {
  std::vector<Candidate<domain::PartialDate>> all;
  for (const Contribution& contribution : choosing.contributions) {
    const Record& record = contribution.record;
    if (!record.birth_date || record.birth_expected != expected || domain::is_sentinel(*record.birth_date)) {
      continue;
    }
    all.push_back({&*record.birth_date, &contribution, to_string(*record.birth_date), false,
                   rank_of(choosing.ranks, "birth_date", contribution.part)});
  }
  sort_by_preference(all);
  return all;
}

}  // namespace

void choose_names(const Choosing& choosing, GoldenProfile& profile) {
  auto all = candidates<PersonName>(
      choosing, "name", [](const Record& record) -> const auto& { return record.names; }, says_of);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return turn_of(a.value->use) < turn_of(b.value->use);
  });
  auto names = one_for_each(all);
  if (names.empty()) {
    return;
  }
  const NameUse use = names.front().value.use;
  for (const auto& candidate : all) {
    const bool other = candidate.value->use == use && candidate.says != all.front().says;
    names.front().conflicts = names.front().conflicts || (other && candidate.from->key != names.front().from);
  }
  profile.name = std::move(names.front());
  profile.other_names.assign(std::make_move_iterator(names.begin() + 1),
                             std::make_move_iterator(names.end()));
}

void choose_birth_date(const Choosing& choosing, GoldenProfile& profile) {
  auto all = birth_dates(choosing, false);
  if (all.empty()) {
    all = birth_dates(choosing, true);  // a child that is not born yet
  }
  profile.birth_date = best_of(all);
  for (const auto& candidate : all) {
    profile.birth_date->conflicts =
        profile.birth_date->conflicts || contradict(*candidate.value, profile.birth_date->value);
  }
}

void choose_sex(const Choosing& choosing, GoldenProfile& profile) {
  const auto all = candidates<domain::Sex>(
      choosing, "sex",
      [](const Record& record) {
        return std::span<const domain::Sex>{&record.sex, 1};
      },
      [](domain::Sex sex) {
        return sex == domain::Sex::unknown ? std::string{} : std::string{to_string(sex)};
      });
  profile.sex = best_of(all);
  for (const auto& candidate : all) {
    profile.sex->conflicts = profile.sex->conflicts || *candidate.value != profile.sex->value;
  }
}

void choose_death(const Choosing& choosing, GoldenProfile& profile) {
  const auto all = candidates<domain::Death>(
      choosing, "death", [](const Record& record) { return as_list(record.death); },
      [](const domain::Death& death) {
        return joined({to_string(death.state), text_of(death.date)});
      },
      [](const domain::Death& death) { return death.state == domain::DeathState::verified; });
  profile.death = best_of(all);
  for (const auto& candidate : all) {
    const auto& chosen = profile.death->value.date;
    const auto& other = candidate.value->date;
    profile.death->conflicts = profile.death->conflicts || (chosen && other && contradict(*chosen, *other));
  }
}

void choose_identifiers(const Choosing& choosing, GoldenProfile& profile) {
  auto all = candidates<domain::Identifier>(
      choosing, "identifiers", [](const Record& record) -> const auto& { return record.identifiers; },
      [](const domain::Identifier& identifier) {
        return joined({identifier.type, identifier.value});
      },
      [](const domain::Identifier& identifier) { return identifier.verified; });
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.value->type < b.value->type; });
  profile.identifiers = one_for_each(all);
  // A person has one of each; a part of a NINO says no other than the whole.
  for (auto& one : profile.identifiers) {
    one.conflicts =
        !domain::names_a_group(one.value.type) && std::any_of(all.begin(), all.end(), [&](const auto& other) {
          return other.value->type == one.value.type && other.from->key != one.from &&
                 !other.value->value.starts_with(one.value.value) &&
                 !one.value.value.starts_with(other.value->value);
        });
  }
}

}  // namespace concord::policy

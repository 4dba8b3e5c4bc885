// Survivorship, field by field. Contributions are sorted by key.
#pragma once

#include <span>

#include <concord/policy/survivorship.hpp>

#include "preference.hpp"

namespace concord::policy {

struct Choosing {
  std::span<const Contribution> contributions;
  const Ranks& ranks;
  CivilDate today;
};

void choose_names(const Choosing& choosing, GoldenProfile& profile);
void choose_birth_date(const Choosing& choosing, GoldenProfile& profile);
void choose_sex(const Choosing& choosing, GoldenProfile& profile);
void choose_death(const Choosing& choosing, GoldenProfile& profile);
void choose_identifiers(const Choosing& choosing, GoldenProfile& profile);
void choose_addresses(const Choosing& choosing, GoldenProfile& profile);
void choose_contacts(const Choosing& choosing, GoldenProfile& profile);
void choose_engagements(const Choosing& choosing, GoldenProfile& profile);
void choose_markers(const Choosing& choosing, GoldenProfile& profile);
void choose_restrictions(const Choosing& choosing, GoldenProfile& profile);
void choose_attributes(const Choosing& choosing, GoldenProfile& profile);

// Texts put side by side so that no two lists of texts give the same one.
std::string joined(std::initializer_list<std::string_view> texts);
std::string text_of(const std::optional<domain::PartialDate>& date);

// The candidates of one field: `list` gives a record's values, `says` what one comes down to (empty: left
// out), `verified` whether it is.
template <class T, class List, class Says, class Verified>
std::vector<Candidate<T>> candidates(const Choosing& choosing, std::string_view field, List list, Says says,
                                     Verified verified) {
  std::vector<Candidate<T>> all;
  for (const Contribution& contribution : choosing.contributions) {
    const int rank = rank_of(choosing.ranks, field, contribution.part);
    for (const T& value : list(contribution.record)) {
      std::string text = says(value);
      if (!text.empty()) {
        all.push_back({&value, &contribution, std::move(text), verified(value), rank});
      }
    }
  }
  sort_by_preference(all);
  return all;
}

template <class T, class List, class Says>
std::vector<Candidate<T>> candidates(const Choosing& choosing, std::string_view field, List list, Says says) {
  return candidates<T>(choosing, field, list, says, [](const T&) { return false; });
}

}  // namespace concord::policy

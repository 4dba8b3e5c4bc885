#include <array>
#include <numeric>
#include <tuple>

#include <concord/base/text.hpp>

#include "choosing.hpp"

namespace concord::policy {
namespace {

using domain::Address;
using domain::AddressUse;
using domain::Record;

bool is_current(const Address& address, CivilDate today) {
  return address.use != AddressUse::previous && (!address.to || !domain::has_passed(*address.to, today));
}

// What makes two addresses one place: the same flat of one UPRN, or the same flat, house, street and
// postcode. A block's UPRN alone doesn't make its flats one.
std::vector<std::string> places_of(const Address& address) {
  const auto parts = domain::parse_address_parts(address.lines);
  std::vector<std::string> places;
  if (!address.uprn.empty()) {
    places.push_back(joined({"uprn", address.uprn, parts.flat}));
  }
  if (!parts.house.empty() || !parts.street.empty()) {
    places.push_back(joined({"door", address.postcode, parts.flat, parts.house, parts.street}));
  }
  if (places.empty()) {
    std::string lines;
    for (const std::string& line : address.lines) {
      lines += fold(line) + ' ';
    }
    places.push_back(joined({"text", address.postcode, lines}));
  }
  return places;
}

// Most sources spell an address as the others do, and reading one is most of the work.
bool reads_alike(const Address& a, const Address& b) {
  return a.lines == b.lines && a.postcode == b.postcode && a.uprn == b.uprn;
}

// Gives candidates that are one place, directly or through a third, one text. The least place names them,
// so that the order of candidates doesn't matter.
void name_places(std::vector<Candidate<Address>>& all) {
  std::vector<std::vector<std::string>> places;
  std::map<std::string, std::string> names;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Address& address = *all[i].value;
    const auto alike =
        std::find_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const auto& earlier) { return reads_alike(*earlier.value, address); });
    places.push_back(alike->value == &address ? places_of(address)
                                              : places[static_cast<std::size_t>(alike - all.begin())]);
    for (const std::string& place : places.back()) {
      names.emplace(place, place);
    }
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& of_one : places) {
      const auto least = [&](const std::string& a, const std::string& b) {
        return names.at(a) < names.at(b);
      };
      const std::string name = names.at(*std::min_element(of_one.begin(), of_one.end(), least));
      for (const std::string& place : of_one) {
        changed = changed || names.at(place) != name;
        names.at(place) = name;
      }
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].says = names.at(places[i].front());
  }
}

using Candidates = std::vector<Candidate<Address>>;

Candidates those(const Candidates& all, bool (*what)(const Address&, CivilDate), CivilDate today) {
  Candidates some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some),
               [&](const auto& candidate) { return what(*candidate.value, today); });
  return some;
}

bool is_current_home(const Address& address, CivilDate today) {
  return address.use == AddressUse::home && is_current(address, today);
}
bool is_current_other(const Address& address, CivilDate today) {
  return address.use != AddressUse::home && is_current(address, today);
}
bool is_past(const Address& address, CivilDate today) { return !is_current(address, today); }

// Correspondence to a place and living there are two facts.
void tell_uses_apart(Candidates& all) {
  for (auto& candidate : all) {
    candidate.says = joined({to_string(candidate.value->use), candidate.says});
  }
}

void add(std::vector<Golden<Address>>& to, std::vector<Golden<Address>> more, std::size_t from = 0) {
  to.insert(to.end(), std::make_move_iterator(more.begin() + static_cast<std::ptrdiff_t>(from)),
            std::make_move_iterator(more.end()));
}

std::vector<Golden<Address>> newest_first(std::vector<Golden<Address>> past) {
  std::stable_sort(past.begin(), past.end(), [](const auto& a, const auto& b) {
    return std::tie(a.value.to, a.value.from) > std::tie(b.value.to, b.value.from);
  });
  return past;
}

// Of one record's two homes the one moved into last is home.
Candidates homes_of(const Candidates& all, CivilDate today) {
  Candidates homes = those(all, is_current_home, today);
  std::stable_sort(homes.begin(), homes.end(), [](const auto& a, const auto& b) {
    return preferred(a, b) || (!preferred(b, a) && a.value->from > b.value->from);
  });
  return homes;
}

}  // namespace

void choose_addresses(const Choosing& choosing, GoldenProfile& profile) {
  auto all = candidates<Address>(
      choosing, "address", [](const Record& record) -> const auto& { return record.addresses; },
      [](const Address&) { return std::string{"?"}; });
  name_places(all);
  const Candidates homes = homes_of(all, choosing.today);
  auto golden_homes = one_for_each(homes);
  if (!golden_homes.empty()) {
    auto& home = golden_homes.front();
    home.conflicts = std::any_of(homes.begin(), homes.end(), [&](const auto& other) {
      return other.says != homes.front().says && other.from->key != home.from && !other.from->ceased;
    });
    profile.address = home;
    add(profile.other_addresses, golden_homes, 1);
  }
  Candidates others = those(all, is_current_other, choosing.today);
  tell_uses_apart(others);
  add(profile.other_addresses, one_for_each(others));
  add(profile.other_addresses, newest_first(one_for_each(those(all, is_past, choosing.today))));
}

void choose_contacts(const Choosing& choosing, GoldenProfile& profile) {
  const auto all = candidates<domain::ContactPoint>(
      choosing, "contacts", [](const Record& record) -> const auto& { return record.contacts; },
      [](const domain::ContactPoint& contact) {
        return joined({to_string(contact.kind), contact.value, contact.extension});
      });
  profile.contacts = one_for_each(all);
  // Sources that differ on whether it may be used are what matters; having two phones is no contradiction.
  for (auto& one : profile.contacts) {
    one.conflicts = std::any_of(all.begin(), all.end(), [&](const auto& other) {
      return other.value->kind == one.value.kind && other.value->value == one.value.value &&
             other.value->may_use && one.value.may_use && *other.value->may_use != *one.value.may_use;
    });
  }
}

}  // namespace concord::policy

#include "account_people.hpp"

#include <algorithm>
#include <optional>

#include "account_words.hpp"

namespace concord::domain {
namespace {

// One person's share of the field. `family` is filled only where the order says which word it is:
// "SMITH, J" or "SMITH MR J". Otherwise `names` are in the order of speech.
struct Share {
  std::string title;
  Words family;
  Words names;
  std::string suffix;
  bool only_title() const { return family.empty() && names.empty() && !title.empty(); }
};

void append(std::string& text, const std::string& word) {
  if (!text.empty()) text += ' ';
  text += word;
}

void take_titles(Words& words, std::string& title) {
  while (!words.empty() &&
         (is_plain_title(words.front().folded) || (words.size() > 1 && is_title(words.front().folded)))) {
    append(title, words.front().written);
    words.erase(words.begin());
  }
}

void take_last(Words& words, Share& share) {
  if (words.size() > 1 && is_plain_title(words.back().folded)) {
    append(share.title, words.back().written);
    words.pop_back();
  }
  if (words.size() > 1 && is_suffix(words.back().folded)) {
    share.suffix = words.back().written;
    words.pop_back();
  }
}

// Where the given names begin in "SMITH, JOHN" and "SMITH MR JOHN"; nothing in the order of speech.
std::optional<std::size_t> given_names_begin(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].comma_after) return i + 1;
  }
  std::size_t first = 0;
  while (first < words.size() && is_title(words[first].folded)) ++first;
  for (std::size_t i = first + 1; i < words.size(); ++i) {
    if (is_plain_title(words[i].folded)) return i;
  }
  return std::nullopt;
}

Share share_of(const Words& words) {
  Share share;
  const auto begin = given_names_begin(words);
  if (!begin) {
    share.names = words;
    take_titles(share.names, share.title);
    take_last(share.names, share);
    return share;
  }
  const auto middle = words.begin() + static_cast<std::ptrdiff_t>(*begin);
  share.family.assign(words.begin(), middle);
  share.names.assign(middle, words.end());
  if (share.family.size() > 1) take_titles(share.family, share.title);
  take_last(share.family, share);
  take_titles(share.names, share.title);
  take_last(share.names, share);
  return share;
}

PersonName with_given(const Share& share, const std::string& family) {
  PersonName name;
  name.title = share.title;
  name.given = written(share.names, 0, 1);
  name.middle = written(share.names, 1, share.names.size());
  name.family = family;
  name.suffix = share.suffix;
  return name;
}

bool all_initials(const Words& words) { return std::all_of(words.begin(), words.end(), is_initial); }

// Only initials after a longer word: "SMITH J A".
bool family_stands_first(const Words& names) {
  return names.size() > 1 && !is_initial(names.front()) &&
         std::all_of(names.begin() + 1, names.end(), is_initial);
}

// "VAN DER BERG" and "DE SILVA" after a title; not "MR AL SMITH".
bool is_all_family(const Share& share) {
  const auto& names = share.names;
  if (share.title.empty() || names.size() < 2 || !is_particle(names[0].folded)) return false;
  return is_leading_particle(names[0].folded) || (names.size() > 2 && is_particle(names[1].folded));
}

std::size_t family_begins(const Words& names) {
  for (std::size_t i = 1; i + 1 < names.size(); ++i) {
    if (is_particle(names[i].folded)) return i;
  }
  return names.size() - 1;
}

PersonName in_order_of_speech(const Share& share) {
  const auto& names = share.names;
  PersonName name;
  name.title = share.title;
  name.suffix = share.suffix;
  if (names.empty()) return name;
  if (family_stands_first(names)) {
    name.family = names.front().written;
    name.given = names[1].written;
    name.middle = written(names, 2, names.size());
    return name;
  }
  if (all_initials(names)) return with_given(share, "");
  const auto family = is_all_family(share) ? 0 : family_begins(names);
  name.family = written(names, family, names.size());
  if (family > 0) name.given = names.front().written;
  name.middle = written(names, 1, family);
  return name;
}

PersonName person_in(const Share& share) {
  return share.family.empty() ? in_order_of_speech(share) : with_given(share, written(share.family));
}

bool is_last_word(const Words& names, const std::string& family) {
  return !names.empty() && names.back().written == family;
}

// The second of two whose first was written family name first: "SMITH, MR J & MRS P" shares the name,
// "SMITH, MR JOHN & MS PAULA JONES" doesn't. Where the first has middle names, so may the second.
PersonName after_family_first(const Share& share, const Share& first, const std::string& family) {
  if (!share.family.empty()) return person_in(share);
  const auto& names = share.names;
  const bool several = names.size() > 1 && !is_initial(names.back());
  const bool middle_names =
      several && first.names.size() > 1 && !is_initial(first.names[1]) && !is_initial(names.front());
  const bool own_family = is_last_word(names, family) || (several && !middle_names);
  return own_family ? in_order_of_speech(share) : with_given(share, family);
}

// The second of two in the order of speech: "MR J SMITH & MRS P", "JOHN SMITH & MARY".
PersonName after_order_of_speech(const Share& share, const PersonName& first) {
  const auto& names = share.names;
  const auto& family = first.family;
  if (!share.family.empty() || names.size() > 1) {
    return all_initials(names) && share.family.empty() ? with_given(share, family) : person_in(share);
  }
  const bool given = names.empty() || is_initial(names.front()) ||
                     (share.title.empty() && !first.given.empty() && !is_last_word(names, family));
  return given ? with_given(share, family) : in_order_of_speech(share);
}

// "MR & MRS J SMITH": by custom the initial is that of the one named first. "MR & MRS JOHN & MARY SMITH"
// names both.
std::vector<PersonName> titles_first(const std::vector<Share>& shares) {
  const bool both_named = shares.size() == 3 && shares[2].title.empty() && shares[1].names.size() == 1;
  PersonName second = person_in(shares[1]);
  PersonName first = second;
  first.title = shares[0].title;
  if (both_named) {
    first.given = shares[1].names.front().written;
    second = person_in(shares[2]);
    first.family = second.family;
    second.title = shares[1].title;
    return {first, second};
  }
  second.given.clear();
  second.middle.clear();
  std::vector<PersonName> people{first, second};
  for (std::size_t i = 2; i < shares.size(); ++i) people.push_back(after_order_of_speech(shares[i], first));
  return people;
}

// "J & P SMITH", "MR JOHN & MRS MARY SMITH": the first has no family name of their own. "MR SMITH & MRS P
// JONES" has.
bool borrows_family(const Share& first, const Share& second) {
  if (!first.family.empty() || first.names.empty() || !second.family.empty() || second.names.size() < 2)
    return false;
  if (all_initials(first.names)) return true;
  return first.names.size() == 1 && !is_initial(second.names.front());
}

std::vector<PersonName> couple_in(std::vector<Share>& shares) {
  if (shares[0].only_title()) return titles_first(shares);
  std::vector<PersonName> people;
  const bool family_first = !shares[0].family.empty();
  if (borrows_family(shares[0], shares[1])) {
    people.push_back(with_given(shares[0], in_order_of_speech(shares[1]).family));
  } else {
    people.push_back(person_in(shares[0]));
  }
  const std::string family = people[0].family;
  // "SMITH, MR & MRS J" is "MR & MRS J SMITH" in another order.
  if (family_first && shares[0].names.empty() && shares[1].family.empty() && !shares[1].names.empty()) {
    people[0] = with_given({shares[0].title, {}, shares[1].names, shares[0].suffix}, family);
    shares[1].names.clear();
  }
  for (std::size_t i = 1; i < shares.size(); ++i) {
    people.push_back(family_first ? after_family_first(shares[i], shares[0], family)
                                  : after_order_of_speech(shares[i], people[0]));
  }
  return people;
}

// At every "and"; and, where there is none, before a second plain title: "MR J SMITH MRS P SMITH".
std::vector<Share> shares_of(const Words& words) {
  const bool joined = std::any_of(words.begin(), words.end(), [](const Word& word) { return word.joins; });
  std::vector<Share> shares;
  Words current;
  bool title_seen = false;
  const auto close = [&] {
    if (!current.empty()) shares.push_back(share_of(current));
    current.clear();
  };
  for (const auto& word : words) {
    const bool title = is_plain_title(word.folded);
    if (word.joins || (title && title_seen && !joined)) close();
    if (word.joins) continue;
    title_seen = title_seen || title;
    current.push_back(word);
  }
  close();
  return shares;
}

bool names_somebody(const PersonName& name) {
  if (name.given.empty() && name.family.empty()) return false;
  return !is_placeholder_name(name.given + ' ' + name.family) || !is_placeholder_name(display(name));
}

}  // namespace

std::vector<PersonName> people_in(const Words& words) {
  constexpr std::size_t kMost = 8;
  auto shares = shares_of(words);
  if (shares.size() > kMost) shares.resize(kMost);
  std::vector<PersonName> people;
  if (shares.size() == 1) people.push_back(person_in(shares[0]));
  if (shares.size() > 1) people = couple_in(shares);
  std::erase_if(people, [](const PersonName& name) { return !names_somebody(name); });
  return people;
}

}  // namespace concord::domain

#include <algorithm>
#include <array>

#include <concord/base/text.hpp>
#include <concord/domain/person_name.hpp>

#include "account_people.hpp"
#include "account_text.hpp"
#include "account_words.hpp"

namespace concord::domain {
namespace {

// lead_liab_name and its like: a name that fills the column may end within a word.
constexpr std::size_t kColumn = 32;

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 4> kDead{"dec d", "decd", "deceased", "dcd"};
constexpr std::array<std::string_view, 12> kExecutors{"exec",      "execs",     "executor", "executors",
                                                      "executrix", "exor",      "exors",    "exr",
                                                      "exrs",      "executers", "exs",      "execu"};
// These mean executors only in "personal reps of", "estate of", "PRs of".
constexpr std::array<std::string_view, 11> kExecutorsOf{
    "administrator", "administrators", "admors",         "beneficiaries",  "estate", "pr", "prs",
    "rep",           "reps",           "representative", "representatives"};
constexpr std::array<std::string_view, 5> kBeforeExecutors{"the", "personal", "pers", "joint", "legal"};
constexpr std::array<std::string_view, 6> kAfterExecutors{"of", "for", "to", "the", "late", "estate"};

bool any_word(const Words& words, bool (*what)(std::string_view)) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) { return what(word.folded); });
}

bool take_dead(Words& words) {
  const auto count = words.size();
  std::erase_if(words, [](const Word& word) { return is_among(kDead, word.folded); });
  bool taken = words.size() != count;
  const auto ends_in = [&](std::string_view last, std::size_t least) {
    return words.size() >= least && words.back().folded == last;
  };
  if (ends_in("d", 3) && words[words.size() - 2].folded == "dec") words.pop_back();
  if (ends_in("dec", 2)) {
    words.pop_back();
    taken = true;
  }
  return taken;
}

bool is_executors(const Words& words, std::size_t i) {
  if (is_among(kExecutors, words[i].folded)) return true;
  if (!is_among(kExecutorsOf, words[i].folded)) return false;
  const bool of = i + 1 < words.size() && words[i + 1].folded == "of";
  const bool personal = i > 0 && (words[i - 1].folded == "personal" || words[i - 1].folded == "pers");
  return of || personal;
}

// Takes "the executors of the estate of the late", wherever it stands.
bool take_executors(Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_executors(words, i)) continue;
    auto from = i;
    auto to = i + 1;
    while (from > 0 && is_among(kBeforeExecutors, words[from - 1].folded)) --from;
    while (to < words.size() && is_among(kAfterExecutors, words[to].folded)) ++to;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(from),
                words.begin() + static_cast<std::ptrdiff_t>(to));
    return true;
  }
  return false;
}

bool take_late(Words& words) {
  std::size_t late = !words.empty() && words[0].folded == "the" ? 1 : 0;
  if (words.size() < late + 3 || words[late].folded != "late") return false;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(late + 1));
  return true;
}

bool is_estate(Words& words) {
  const bool dead = take_dead(words);
  const bool executors = take_executors(words);
  const bool late = take_late(words);
  return dead || executors || late;
}

bool all_words(const Words& words, bool (*what)(std::string_view)) {
  return std::all_of(words.begin(), words.end(), [&](const Word& word) { return what(word.folded); });
}

// "COUNCIL, MR BRYAN": whatever the word, a family name, a comma and a title make a person.
bool is_family_comma_title(const Words& words) {
  return words.size() > 2 && words[0].comma_after && is_plain_title(words[1].folded);
}

bool is_partner_of_firm(std::string_view word) {
  return word == "co" || word == "son" || word == "sons" || word == "daughters" || word == "bros";
}

// "J SMITH & SONS", whatever title stands before.
bool names_a_firm_after_and(const Words& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i - 1].joins && is_partner_of_firm(words[i].folded)) return true;
  }
  return false;
}

// "P.L.C." and "L L P" come as letters.
bool ends_in_spelt_company(const Words& words) {
  if (words.size() < 4) return false;
  std::string last;
  for (std::size_t i = words.size() - 3; i < words.size(); ++i) last += words[i].folded;
  return last == "ltd" || last == "plc" || last == "llp";
}

bool is_company(const Words& words, std::size_t length) {
  if (is_family_comma_title(words)) return false;
  if (any_word(words, is_company_word) || names_a_firm_after_and(words) || ends_in_spelt_company(words))
    return true;
  const bool comma =
      std::any_of(words.begin(), words.end(), [](const Word& word) { return word.comma_after; });
  if (comma || any_word(words, is_plain_title)) return false;
  if (length >= kColumn && words.size() > 1 && is_cut_company_word(words.back().folded)) return true;
  return words.size() > 1 && any_word(words, is_likely_company_word);
}

NamedParty people(NamedKind kind, const Words& words) {
  NamedParty party{kind, people_in(words)};
  if (kind == NamedKind::estate) {
    if (party.people.size() > 1) party.people.resize(1);
    return party;
  }
  if (party.people.empty()) party.kind = NamedKind::unknown;
  if (party.people.size() > 1) party.kind = NamedKind::couple;
  return party;
}

}  // namespace

NamedParty parse_account_name(std::string_view text) {
  const std::string name = is_utf8(text) ? collapse_blanks(text) : collapse_blanks(from_cp1252(text));
  Words words = words_of(name);
  if (words.empty()) return {NamedKind::unknown, {}};
  if (all_words(words, is_filler)) return {NamedKind::unknown, {}};
  if (all_words(words, is_occupier_word)) return {NamedKind::occupier, {}};
  if (any_word(words, is_void_word) && !any_word(words, is_plain_title))
    return {NamedKind::void_property, {}};
  if (is_placeholder_name(name)) return {NamedKind::unknown, {}};
  if (is_estate(words)) {
    if (is_company(words, 0)) words.clear();
    return people(NamedKind::estate, words);
  }
  if (is_company(words, utf8_length(name))) return {NamedKind::company, {}};
  return people(NamedKind::person, words);
}

}  // namespace concord::domain

#include <algorithm>
#include <array>
#include <string>

#include <concord/base/text.hpp>
#include <concord/domain/person_name.hpp>

#include "vocabulary.hpp"

namespace concord::domain {
namespace {

constexpr Vocabulary<NameUse, 7> kNameUses{{{NameUse::usual, "usual"},
                                            {NameUse::birth, "birth"},
                                            {NameUse::former, "former"},
                                            {NameUse::alias, "alias"},
                                            {NameUse::known_as, "known-as"},
                                            {NameUse::preferred, "preferred"},
                                            {NameUse::religious, "religious"}}};

constexpr Vocabulary<NamedKind, 7> kNamedKinds{{{NamedKind::person, "person"},
                                                {NamedKind::couple, "couple"},
                                                {NamedKind::company, "company"},
                                                {NamedKind::estate, "estate"},
                                                {NamedKind::void_property, "void-property"},
                                                {NamedKind::occupier, "occupier"},
                                                {NamedKind::unknown, "unknown"}}};

// Folded. Null, Na and single letters are names that people have, so they aren't here.
constexpr std::array<std::string_view, 42> kPlaceholders{"a n other",
                                                         "anon",
                                                         "anonymous",
                                                         "baby",
                                                         "baby boy",
                                                         "baby girl",
                                                         "baby of",
                                                         "current occupier",
                                                         "dummy",
                                                         "do not use",
                                                         "duplicate",
                                                         "dummy record",
                                                         "infant",
                                                         "lbh void",
                                                         "n a",
                                                         "name unknown",
                                                         "name withheld",
                                                         "newborn",
                                                         "no name",
                                                         "not given",
                                                         "not known",
                                                         "not stated",
                                                         "occupant",
                                                         "occupier",
                                                         "owner",
                                                         "owner occupier",
                                                         "tba",
                                                         "tbc",
                                                         "test",
                                                         "test person",
                                                         "test record",
                                                         "test test",
                                                         "testing",
                                                         "the occupant",
                                                         "the occupier",
                                                         "the owner",
                                                         "the resident",
                                                         "unborn",
                                                         "unborn baby",
                                                         "unknown",
                                                         "unknown unknown",
                                                         "void"};

bool is_run_of_x(std::string_view folded) {
  return folded.size() >= 2 && folded.find_first_not_of('x') == std::string_view::npos;
}

}  // namespace

std::string_view to_string(NameUse use) { return word_for(kNameUses, use); }
Result<NameUse> parse_name_use(std::string_view text) { return meaning_of(kNameUses, "a name's use", text); }

std::string_view to_string(NamedKind kind) { return word_for(kNamedKinds, kind); }

std::string display(const PersonName& name) {
  const bool parts = !name.given.empty() || !name.middle.empty() || !name.family.empty();
  if (!parts && !name.full.empty()) return name.full;
  std::string text;
  for (const auto* part : {&name.title, &name.given, &name.middle, &name.family, &name.suffix}) {
    if (part->empty()) continue;
    if (!text.empty()) text += ' ';
    text += *part;
  }
  return text;
}

bool is_placeholder_name(std::string_view text) {
  const std::string folded = fold(text);
  return folded.empty() || is_run_of_x(folded) ||
         std::find(kPlaceholders.begin(), kPlaceholders.end(), folded) != kPlaceholders.end();
}

}  // namespace concord::domain

// Names as people have them: any script, one part or many, no length that anyone would reach.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/domain/partial_date.hpp>

namespace concord::domain {

enum class NameUse { usual, birth, former, alias, known_as, preferred, religious };
std::string_view to_string(NameUse use);
Result<NameUse> parse_name_use(std::string_view text);

// Either given and family (either may be empty), or `full` alone for a name that its source keeps whole.
struct PersonName {
  NameUse use = NameUse::usual;
  std::string title;
  std::string given;
  std::string middle;  // further given names, or initials, with blanks
  std::string family;
  std::string suffix;      // Jr, III
  std::string full;        // only where the source has no parts
  bool given_cut = false;  // filled its column to the last character: may be truncated
  bool family_cut = false;
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;
  bool operator==(const PersonName&) const = default;
};

// "Ms Amina Okafor"; the full name where there are no parts.
std::string display(const PersonName& name);

// Test, Owner, VOID, The Occupier, Unknown, Baby, TBC and the like: a text in the place of a name that
// names nobody. Folded before it is looked up.
bool is_placeholder_name(std::string_view text);

// What the name field of an account holds. Council-tax and rent systems put more than people there.
enum class NamedKind { person, couple, company, estate, void_property, occupier, unknown };
std::string_view to_string(NamedKind kind);

struct NamedParty {
  NamedKind kind = NamedKind::unknown;
  // One for a person; two, rarely more, for a couple; none or one (the dead) for an estate.
  std::vector<PersonName> people;
};

// Reads "OKAFOR, MS AMINA", "SMITH, MR J & MRS P", "MR & MRS J SMITH", "SMITH, MR John Alan Decd",
// "EXORS OF J SMITH DEC'D", "Renting Company LTD", "LBH VOID", "THE OCCUPIER". Case is kept as written. Where
// only one of a couple has a given name ("MR & MRS J SMITH"), the first has it. Never fails: what can't be
// read is `unknown`.
NamedParty parse_account_name(std::string_view text);

}  // namespace concord::domain

// What a principal may see: a set of (part, category). Denied by default. Pure values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>
#include <concord/domain/access.hpp>
#include <concord/domain/record.hpp>

namespace concord::policy {

class Mask {
 public:
  void allow(domain::Part part, domain::Category category) { bits_[index(part)] |= bit(category); }
  void deny(domain::Part part, domain::Category category) {
    bits_[index(part)] &= static_cast<std::uint16_t>(~bit(category));
  }
  void deny_everywhere(domain::Category category);
  Mask& operator|=(const Mask& other);
  Mask& operator&=(const Mask& other);
  bool allows(domain::Part part, domain::Category category) const {
    return (bits_[index(part)] & bit(category)) != 0;
  }
  bool allows_any(domain::Part part) const { return bits_[index(part)] != 0; }
  bool empty() const;
  auto operator<=>(const Mask&) const = default;
  // Its bytes, for looking up what was made for it.
  std::string key() const;

 private:
  static std::size_t index(domain::Part part) { return static_cast<std::size_t>(part); }
  static std::uint16_t bit(domain::Category category) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(category));
  }
  std::array<std::uint16_t, domain::kParts.size()> bits_{};
};

// What a route asks of whoever calls it.
enum class Permission : std::uint8_t {
  none,           // /livez
  write_records,  // of one's own source
  read_records,   // one record as it stands: an adapter its own source's, staff through their mask
  read_sources,
  search,
  match,  // who a whole candidate record would be
  read_profiles,
  read_evidence,
  decide,
  read_changes,
  approve_extracts,
  read_models,     // and preview them
  release_models,  // and propose them
  read_sharing,    // the matrix, agreements and measures: no resident
  govern_sharing,  // make and end agreements, list and review every use of the break-glass
  request_access,  // to what is withheld
  answer_access,   // requests to the parts that config/parts.json names the role for
  reveal_identifiers,
  break_glass,
  manage_accounts,
  read_audit,               // who looked at what; whom, only through a mask
  review_access,            // answer what rules over the audit log ask
  link_staff,               // say which record a member of staff has as a resident
  read_subject_requests,    // all to who answers them, else those that wait for the asker's opinion
  answer_subject_requests,  // note them and their steps, make bundles, limit processing
  propose_rectification,    // to the source that owns the value
  read_rectifications,      // those of values that the asker sees; an adapter, of its own source's records
  answer_rectifications,    // of the parts that config/parts.json names the role for, or of one's own source
  erase,                    // records for good, legal holds, and retention
  protect,                  // pairs who must not be told of one another, and records that are never joined
};
std::string_view to_string(Permission permission);
Result<Permission> parse_permission(std::string_view text);

// One role of config/roles.json. An adapter's key has the role `adapter`. Its mask is of its own parts, for
// which it needs no agreement; what other parts share with it stands in agreements (agreements.hpp).
struct Role {
  std::string name;
  std::string about;                                          // one sentence for whoever gives out keys
  domain::PrincipalKind kind = domain::PrincipalKind::staff;  // whom alone it can be given to
  std::vector<Permission> permissions;
  std::vector<domain::Purpose> purposes;
  Mask mask;
};

class Roles {
 public:
  // Refuses members, permissions, purposes, parts and categories that it doesn't know, naming the place
  // and the nearest known word.
  static Result<Roles> read(const JsonValue& json);
  const Role* find(std::string_view name) const;
  bool may(const domain::Principal& principal, Permission permission) const;
  // The role that this principal has; none where a key names one of another kind.
  const Role* role_of(const domain::Principal& principal) const;
  // Of its own parts. Empty unless the role may act for that purpose.
  Mask mask_for(const domain::Principal& principal, domain::Purpose purpose) const;
  const std::map<std::string, Role, std::less<>>& all() const { return roles_; }

 private:
  std::map<std::string, Role, std::less<>> roles_;
};

// The mask as it stands for one resident: `contact`, `protected` and the household of a restricted one
// are withheld from staff of every part, but for the contact that `team` allows: what the role's own mask has
// of those parts whose named team it is (Parts::restricted_shown).
Mask effective(Mask mask, bool resident_is_restricted, const Mask& team = {});

// What is withheld and may be said to be withheld.
struct Withheld {
  domain::Part part;
  domain::Category category;
  std::string reason;  // "not-shared", "restricted"
};

// The record with only the fields of one category: what its segment holds. The record's id and part are
// always there. Which field is of which category stands in docs/access.md; in short:
//   identity            names that are not protected, birth, sex, death
//   contact             addresses, phones, e-mail, and relationships (with whom goes with where)
//   involvement         one engagement of kind `involvement`: from the first day to the last, nothing else
//   protected           birth and former names that would tell of another given name, title or family
//   safety              markers and restrictions
//   identifiers-masked  identifiers with their values hidden
// An attribute goes with its own category.
domain::Record project(const domain::Record& record, domain::Category category);
// True when the projection has anything in it. A record always has involvement: that it exists.
bool has_content(const domain::Record& record, domain::Category category);
// Adds the fields of a projection to what others gave. An `involvement` gives way to engagements, which
// say the same and more.
void unite(domain::Record& into, domain::Record projection);

// A name that only the category `protected` holds. Names of birth and former names stay in `identity` if
// they differ in the family name alone, as after a marriage; never in the part of children, and never if
// the record has an attribute `prior-names` of the category `protected`.
bool is_protected(const domain::PersonName& name, const domain::Record& record);
// Kind of the engagement that a projection on `involvement` holds.
inline constexpr std::string_view kInvolvement = "involvement";

}  // namespace concord::policy

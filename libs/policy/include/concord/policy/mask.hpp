// What a principal may see: a set of (part, category). Denied by default. Pure values; any thread.
#pragma once

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>
#include <concord/domain/access.hpp>
#include <concord/domain/record.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace concord::policy {

class Mask {
 public:
  void allow(domain::Part part, domain::Category category) { bits_[index(part)] |= bit(category); }
  void deny(domain::Part part, domain::Category category) { bits_[index(part)] &= static_cast<std::uint16_t>(~bit(category)); }
  void deny_everywhere(domain::Category category);
  bool allows(domain::Part part, domain::Category category) const { return (bits_[index(part)] & bit(category)) != 0; }
  bool allows_any(domain::Part part) const { return bits_[index(part)] != 0; }
  bool empty() const;
  auto operator<=>(const Mask&) const = default;
  // A short stable key, for caches.
  std::string key() const;

 private:
  static std::size_t index(domain::Part part) { return static_cast<std::size_t>(part); }
  static std::uint16_t bit(domain::Category category) { return static_cast<std::uint16_t>(1U << static_cast<unsigned>(category)); }
  std::array<std::uint16_t, domain::kParts.size()> bits_{};
};

// What a route asks of whoever calls it.
enum class Permission : std::uint8_t {
  none,             // /livez
  write_records,    // of one's own source
  read_sources,
  search,
  read_profiles,
  read_evidence,
  decide,
  read_changes,
  approve_extracts,
};
std::string_view to_string(Permission permission);
Result<Permission> parse_permission(std::string_view text);

// One role of config/roles.json.
struct Role {
  std::string name;
  std::vector<Permission> permissions;
  std::vector<domain::Purpose> purposes;
  Mask mask;
};

class Roles {
 public:
  static Result<Roles> read(const JsonValue& json);
  const Role* find(std::string_view name) const;
  bool may(const domain::Principal& principal, Permission permission) const;
  // Empty unless the role may act for that purpose.
  Mask mask_for(const domain::Principal& principal, domain::Purpose purpose) const;
  const std::map<std::string, Role, std::less<>>& all() const { return roles_; }

 private:
  std::map<std::string, Role, std::less<>> roles_;
};

// The mask as it stands for one resident: `contact`, `protected` and the household of a restricted one
// are withheld from staff of every part.
Mask effective(Mask mask, bool resident_is_restricted);

// What is withheld and may be said to be withheld.
struct Withheld {
  domain::Part part;
  domain::Category category;
  std::string reason;     // "not-shared", "restricted"
};

// The record with only the fields of one category: what its segment holds.
domain::Record project(const domain::Record& record, domain::Category category);
// True when the projection has anything in it.
bool has_content(const domain::Record& record, domain::Category category);

}  // namespace concord::policy

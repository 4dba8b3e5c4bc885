#include <algorithm>
#include <array>
#include <utility>

#include <concord/policy/mask.hpp>

#include "settings.hpp"
#include "words.hpp"

namespace concord::policy {
namespace {

constexpr auto kPermissions = std::to_array<std::pair<Permission, std::string_view>>({
    {Permission::none, "none"},
    {Permission::write_records, "write-records"},
    {Permission::read_records, "read-records"},
    {Permission::read_sources, "read-sources"},
    {Permission::search, "search"},
    {Permission::match, "match"},
    {Permission::read_profiles, "read-profiles"},
    {Permission::read_evidence, "read-evidence"},
    {Permission::decide, "decide"},
    {Permission::read_changes, "read-changes"},
    {Permission::approve_extracts, "approve-extracts"},
    {Permission::read_models, "read-models"},
    {Permission::release_models, "release-models"},
    {Permission::read_sharing, "read-sharing"},
    {Permission::govern_sharing, "govern-sharing"},
    {Permission::request_access, "request-access"},
    {Permission::answer_access, "answer-access"},
    {Permission::reveal_identifiers, "reveal-identifiers"},
    {Permission::break_glass, "break-glass"},
    {Permission::manage_accounts, "manage-accounts"},
    {Permission::read_audit, "read-audit"},
    {Permission::review_access, "review-access"},
    {Permission::link_staff, "link-staff"},
    {Permission::read_subject_requests, "read-subject-requests"},
    {Permission::answer_subject_requests, "answer-subject-requests"},
    {Permission::propose_rectification, "propose-rectification"},
    {Permission::read_rectifications, "read-rectifications"},
    {Permission::answer_rectifications, "answer-rectifications"},
    {Permission::erase, "erase"},
    {Permission::protect, "protect"},
});

// `none` asks nothing of anybody, so no role can be given it.
std::vector<std::string_view> permission_words() {
  std::vector<std::string_view> words;
  for (const auto& [permission, word] : kPermissions) {
    if (permission != Permission::none) {
      words.push_back(word);
    }
  }
  return words;
}

Outcome read_grant(const JsonValue& grant, const std::string& pointer, Mask& mask) {
  if (auto known = only_members(grant, pointer, {"parts", "categories"}); !known) {
    return known;
  }
  const auto parts = meanings_of(grant, pointer, "parts", "part", part_words(), domain::parse_part);
  if (!parts) {
    return parts.error();
  }
  const auto categories =
      meanings_of(grant, pointer, "categories", "category", category_words(), domain::parse_category);
  if (!categories) {
    return categories.error();
  }
  for (const domain::Part part : *parts) {
    for (const domain::Category category : *categories) {
      mask.allow(part, category);
    }
  }
  return {};
}

Result<Mask> read_mask(const JsonValue& role, const std::string& pointer) {
  const std::string place = child_pointer(pointer, "mask");
  const JsonValue* grants = member_of(role, "mask");
  if (grants == nullptr || !grants->IsArray()) {
    return error_at(place, Code::invalid_value,
                    "must be a list of {parts, categories}; an empty one sees nothing");
  }
  Mask mask;
  for (rapidjson::SizeType i = 0; i < grants->Size(); ++i) {
    if (auto read = read_grant((*grants)[i], child_pointer(place, i), mask); !read) {
      return read.error();
    }
  }
  return mask;
}

// A body outside the council says whom it means and is told of that one: it never looks round. What
// residents and those who act for them may do isn't a permission of the API's.
bool may_be_given(domain::PrincipalKind kind, Permission permission) {
  if (kind == domain::PrincipalKind::partner) {
    return permission == Permission::match || permission == Permission::read_profiles;
  }
  return kind == domain::PrincipalKind::staff || kind == domain::PrincipalKind::adapter;
}

Result<domain::PrincipalKind> read_kind(const JsonValue& json, const std::string& pointer) {
  const std::string_view said = text_of(json, "kind");
  auto kind = said.empty() ? domain::PrincipalKind::staff : domain::parse_principal_kind(said);
  if (!kind) {
    return error_at(child_pointer(pointer, "kind"), Code::invalid_value, kind.error().detail);
  }
  return kind;
}

Outcome check_permissions(const Role& role, const std::string& pointer) {
  for (std::size_t i = 0; i < role.permissions.size(); ++i) {
    if (!may_be_given(role.kind, role.permissions[i])) {
      return error_at(child_pointer(child_pointer(pointer, "permissions"), i), Code::invalid_value,
                      "can't be given to a role of this kind");
    }
  }
  return {};
}

Result<Role> read_role(std::string name, const JsonValue& json, const std::string& pointer) {
  if (auto known = only_members(json, pointer, {"about", "kind", "permissions", "purposes", "mask"});
      !known) {
    return known.error();
  }
  Role role;
  role.name = std::move(name);
  role.about = text_of(json, "about");
  auto permissions =
      meanings_of(json, pointer, "permissions", "permission", permission_words(), parse_permission);
  if (!permissions) {
    return permissions.error();
  }
  auto purposes = meanings_of(json, pointer, "purposes", "purpose", purpose_words(), domain::parse_purpose);
  if (!purposes) {
    return purposes.error();
  }
  auto mask = read_mask(json, pointer);
  if (!mask) {
    return mask.error();
  }
  auto kind = read_kind(json, pointer);
  if (!kind) {
    return kind.error();
  }
  role.kind = *kind;
  role.permissions = std::move(*permissions);
  role.purposes = std::move(*purposes);
  role.mask = *mask;
  if (auto given = check_permissions(role, pointer); !given) {
    return given.error();
  }
  return role;
}

template <class T>
bool holds(const std::vector<T>& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

std::string_view to_string(Permission permission) {
  for (const auto& [known, word] : kPermissions) {
    if (known == permission) {
      return word;
    }
  }
  return {};
}

Result<Permission> parse_permission(std::string_view text) {
  for (const auto& [permission, word] : kPermissions) {
    if (word == text) {
      return permission;
    }
  }
  return fail(Code::invalid_value, "not a permission");
}

Result<Roles> Roles::read(const JsonValue& json) {
  if (auto known = only_members(json, "", {"roles"}); !known) {
    return known.error();
  }
  const JsonValue* all = member_of(json, "roles");
  if (all == nullptr || !all->IsObject()) {
    return error_at("/roles", Code::missing_field, "must be an object of roles by name");
  }
  Roles roles;
  for (const auto& member : all->GetObject()) {
    const std::string name{member.name.GetString(), member.name.GetStringLength()};
    auto role = read_role(name, member.value, child_pointer("/roles", name));
    if (!role) {
      return role.error();
    }
    roles.roles_.emplace(name, std::move(*role));
  }
  return roles;
}

const Role* Roles::find(std::string_view name) const {
  const auto found = roles_.find(name);
  return found == roles_.end() ? nullptr : &found->second;
}

const Role* Roles::role_of(const domain::Principal& principal) const {
  if (principal.kind == domain::PrincipalKind::adapter) {
    return find("adapter");
  }
  const Role* role = find(principal.role);
  return role != nullptr && role->kind == principal.kind ? role : nullptr;
}

bool Roles::may(const domain::Principal& principal, Permission permission) const {
  if (permission == Permission::none) {
    return true;
  }
  // Only a department's own adapter writes records, whatever a file says of a role.
  if (permission == Permission::write_records && principal.kind != domain::PrincipalKind::adapter) {
    return false;
  }
  const Role* role = role_of(principal);
  return role != nullptr && holds(role->permissions, permission);
}

Mask Roles::mask_for(const domain::Principal& principal, domain::Purpose purpose) const {
  const Role* role = principal.kind == domain::PrincipalKind::adapter ? nullptr : role_of(principal);
  return role != nullptr && holds(role->purposes, purpose) ? role->mask : Mask{};
}

}  // namespace concord::policy

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <concord/sign_on/settings.hpp>

#include "settings_json.hpp"

namespace concord::sign_on {
namespace {

constexpr int kLongestTimeout = 60;

Error unknown_role(const std::string& pointer, const policy::Roles& roles) {
  std::vector<std::string_view> known;
  for (const auto& [name, role] : roles.all()) {
    known.push_back(name);
  }
  return error_at(pointer, Code::invalid_value,
                  fmt::format("is not a role of the configuration, which has: {}", fmt::join(known, ", ")));
}

Outcome read_roles(const JsonValue& json, const policy::Roles& known, std::vector<MappedRole>& roles) {
  const JsonValue* list = member_of(json, "roles");
  if (list == nullptr || !list->IsArray() || list->Empty()) {
    return error_at("/roles", Code::missing_field,
                    "must be a list of {theirs, ours}: without one, nobody could sign in");
  }
  for (rapidjson::SizeType i = 0; i < list->Size(); ++i) {
    const std::string place = child_pointer("/roles", i);
    MappedRole role;
    if (auto sound = only_members((*list)[i], place, {"theirs", "ours"}); !sound) return sound;
    if (auto read = read_text((*list)[i], place, "theirs", Need::must, role.theirs); !read) return read;
    if (auto read = read_text((*list)[i], place, "ours", Need::must, role.ours); !read) return read;
    if (role.ours == "adapter" || known.find(role.ours) == nullptr) {
      return unknown_role(child_pointer(place, "ours"), known);
    }
    roles.push_back(std::move(role));
  }
  return {};
}

Result<Program> read_program(const JsonValue& json, const std::string& place, const policy::Roles& roles) {
  Program program;
  std::string kind;
  if (auto sound = only_members(json, place, {"kind", "source", "role"}); !sound) return sound.error();
  if (auto read = read_text(json, place, "kind", Need::must, kind); !read) return read.error();
  if (kind == "adapter") {
    program.role = "adapter";
    if (auto read = read_text(json, place, "source", Need::must, program.source); !read) return read.error();
    if (auto source = domain::parse_source(program.source); !source) {
      return error_at(child_pointer(place, "source"), Code::invalid_value, source.error().detail);
    }
  } else if (kind == "partner") {
    program.kind = domain::PrincipalKind::partner;
    if (auto read = read_text(json, place, "role", Need::must, program.role); !read) return read.error();
  } else {
    return error_at(child_pointer(place, "kind"), Code::invalid_value, "must be adapter or partner");
  }
  const policy::Role* role = roles.find(program.role);
  if (role == nullptr) {
    return unknown_role(child_pointer(place, "role"), roles);
  }
  program.purpose = role->purposes.empty() ? program.purpose : role->purposes.front();
  return program;
}

Outcome read_programs(const JsonValue& json, const policy::Roles& roles, Settings& settings) {
  const JsonValue* programs = member_of(json, "programs");
  if (programs == nullptr) {
    return {};
  }
  if (auto sound = only_members(*programs, "/programs", {"audience", "clients"}); !sound) return sound;
  if (auto read = read_text(*programs, "/programs", "audience", Need::must, settings.programs_audience);
      !read) {
    return read;
  }
  const JsonValue* clients = member_of(*programs, "clients");
  if (clients == nullptr || !clients->IsObject()) {
    return error_at("/programs/clients", Code::missing_field, "must be an object of programs by client id");
  }
  for (const auto& member : clients->GetObject()) {
    const std::string id{member.name.GetString(), member.name.GetStringLength()};
    auto program = read_program(member.value, child_pointer("/programs/clients", id), roles);
    if (!program) {
      return program.error();
    }
    settings.programs.emplace(id, std::move(*program));
  }
  return {};
}

Outcome read_methods(const JsonValue& json, Settings& settings) {
  const JsonValue* list = member_of(json, "methods");
  if (list == nullptr) {
    return {};
  }
  const bool texts =
      list->IsArray() && !list->Empty() && std::all_of(list->Begin(), list->End(), [](const JsonValue& one) {
        return one.IsString() && one.GetStringLength() > 0;
      });
  if (!texts) {
    return error_at("/methods", Code::invalid_value,
                    "must be a list of values of `amr` of which one is asked for, as in [\"mfa\"]");
  }
  for (const JsonValue& one : list->GetArray()) {
    settings.methods.emplace_back(one.GetString(), one.GetStringLength());
  }
  return {};
}

Outcome read_texts(const JsonValue& json, Settings& settings) {
  const auto must = {std::pair{"issuer", &settings.issuer}, std::pair{"client_id", &settings.client_id},
                     std::pair{"redirect_uri", &settings.redirect_uri}};
  const auto may = {std::pair{"tenant", &settings.tenant}, std::pair{"landing", &settings.landing},
                    std::pair{"roles_claim", &settings.roles_claim}};
  for (const auto& [member, into] : must) {
    if (auto read = read_text(json, "", member, Need::must, *into); !read) return read;
  }
  for (const auto& [member, into] : may) {
    if (auto read = read_text(json, "", member, Need::may, *into); !read) return read;
  }
  return {};
}

Outcome read_files(const JsonValue& json, const std::filesystem::path& folder, Settings& settings) {
  for (const auto& [member, into] : {std::pair{"client_secret_file", &settings.client_secret_file},
                                     std::pair{"client_key_file", &settings.client_key_file},
                                     std::pair{"trusted_certificates", &settings.trusted_certificates}}) {
    std::string path;
    if (auto read = read_text(json, "", member, Need::may, path); !read) return read;
    *into = path.empty() || path.front() == '/' ? std::filesystem::path(path) : folder / path;
  }
  if (settings.client_secret_file.empty() == settings.client_key_file.empty()) {
    return error_at("/client_secret_file", Code::missing_field,
                    "one of client_secret_file and client_key_file must be there, and not both");
  }
  return {};
}

Outcome read_timeout(const JsonValue& json, Settings& settings) {
  const JsonValue* value = member_of(json, "timeout_seconds");
  if (value == nullptr) {
    return {};
  }
  if (!value->IsInt() || value->GetInt() < 1 || value->GetInt() > kLongestTimeout) {
    return error_at("/timeout_seconds", Code::invalid_value, "must be a whole number from 1 to 60");
  }
  settings.timeout = std::chrono::seconds{value->GetInt()};
  return {};
}

Outcome check_urls(const Settings& settings) {
  if (!settings.issuer.starts_with("https://")) {
    return error_at("/issuer", Code::invalid_value, "must begin with https://");
  }
  // Browsers keep no cookie of ours from plain http, but from this machine itself.
  const bool here = settings.redirect_uri.starts_with("http://127.0.0.1:") ||
                    settings.redirect_uri.starts_with("http://localhost:");
  if (!here && !settings.redirect_uri.starts_with("https://")) {
    return error_at("/redirect_uri", Code::invalid_value,
                    "must be the whole address of /sign-in/callback as browsers reach it, by https");
  }
  if (!settings.redirect_uri.ends_with("/sign-in/callback")) {
    return error_at("/redirect_uri", Code::invalid_value, "must end with /sign-in/callback");
  }
  if (!settings.landing.starts_with('/') || settings.landing.starts_with("//") ||
      settings.landing.find_first_of("\\\r\n") != std::string::npos) {
    return error_at("/landing", Code::invalid_value, "must be a path of Concord's own, as in /");
  }
  return {};
}

}  // namespace

Result<Settings> read_settings(const JsonValue& json, const policy::Roles& roles,
                               const std::filesystem::path& folder) {
  const std::vector<std::string_view> known{
      "issuer",       "tenant",   "client_id",   "client_secret_file",   "client_key_file",
      "redirect_uri", "landing",  "roles_claim", "trusted_certificates", "timeout_seconds",
      "roles",        "programs", "methods"};
  Settings settings;
  if (auto sound = only_members(json, "", known); !sound) return sound.error();
  if (auto read = read_texts(json, settings); !read) return read.error();
  if (auto read = read_files(json, folder, settings); !read) return read.error();
  if (auto read = read_timeout(json, settings); !read) return read.error();
  if (auto read = read_roles(json, roles, settings.roles); !read) return read.error();
  if (auto read = read_programs(json, roles, settings); !read) return read.error();
  if (auto read = read_methods(json, settings); !read) return read.error();
  if (auto sound = check_urls(settings); !sound) return sound.error();
  return settings;
}

}  // namespace concord::sign_on

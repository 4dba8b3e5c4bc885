#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/service/configuration.hpp>

#include "check_values.hpp"

namespace concord::service {
namespace {

using Member = std::variant<std::string Configuration::*, std::filesystem::path Configuration::*,
                            std::uint64_t Configuration::*, double Configuration::*>;

struct Setting {
  std::string_view name;
  Member member;
  std::string_view help;
};

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all{
      {"data_dir", &Configuration::data_dir, "folder of the store, the audit log and their keys"},
      {"listen", &Configuration::listen, "address and port of the REST API"},
      {"admin_listen", &Configuration::admin_listen, "address and port of /livez, /readyz and /metrics"},
      {"tls_certificate", &Configuration::tls_certificate, "the REST API's certificate, PEM"},
      {"tls_key", &Configuration::tls_key, "its private key, PEM"},
      {"trusted_proxies", &Configuration::trusted_proxies,
       "addresses and ranges whose X-Forwarded-For is believed"},
      {"model", &Configuration::model, "match model, Splink settings JSON"},
      {"roles", &Configuration::roles, "what each role may see and do"},
      {"survivorship", &Configuration::survivorship, "which source's value a profile shows"},
      {"parts", &Configuration::parts, "whose each part is: whom to ring, who answers requests for access"},
      {"agreements", &Configuration::agreements, "data-sharing agreements that a new store begins with"},
      {"identity_provider", &Configuration::identity_provider,
       "through whom staff and programs sign in; empty: nobody"},
      {"retention", &Configuration::retention, "how long records are kept; empty: no rules"},
      {"population", &Configuration::population, "residents that the match model's prior is for"},
      {"held_share", &Configuration::held_share,
       "share of known records that a full extract may cease by itself"},
      {"held_least", &Configuration::held_least, "fewer records than this never hold an extract"},
      {"read_threads", &Configuration::read_threads, "threads that answer reads"},
      {"rendered_megabytes", &Configuration::rendered_megabytes,
       "of profiles as they were last rendered, kept in memory, 0 for none"},
      {"queue_length", &Configuration::queue_length, "requests that may wait for a lane before 503"},
      {"body_bytes", &Configuration::body_bytes, "largest request body"},
      {"connections", &Configuration::connections, "connections at once"},
      {"resolve_batch", &Configuration::resolve_batch, "records resolved in one go"},
      {"put_wait_milliseconds", &Configuration::put_wait_milliseconds,
       "how long a single PUT waits for its profile"},
      {"session_idle_seconds", &Configuration::session_idle_seconds,
       "a session without a request for so long ends"},
      {"session_seconds", &Configuration::session_seconds, "every session ends so long after signing in"},
      {"one_time_password_hours", &Configuration::one_time_password_hours,
       "how long a one-time password of an account holds"},
      {"key_days_most", &Configuration::key_days_most, "days that a new key may hold at most"},
      {"password_words", &Configuration::password_words,
       "words that don't count towards a password's length, parted by blanks"},
      {"rate_principal", &Configuration::rate_principal, "costs that a key may run up a minute, 0 for any"},
      {"burst_principal", &Configuration::burst_principal, "... and at once"},
      {"rate_search", &Configuration::rate_search, "searches of a key a minute, 0 for any"},
      {"burst_search", &Configuration::burst_search, "... and at once"},
      {"rate_address", &Configuration::rate_address, "costs that an address may run up a minute, 0 for any"},
      {"burst_address", &Configuration::burst_address, "... and at once"},
      {"rate_sign_in", &Configuration::rate_sign_in, "tries to sign in from an address a minute, 0 for any"},
      {"burst_sign_in", &Configuration::burst_sign_in, "... and at once"},
      {"log_level", &Configuration::log_level, "debug, info, warning or error"},
      {"node", &Configuration::node, "name of this node: whose audit log it is"},
      {"audit_heads", &Configuration::audit_heads, "file that signed heads of the audit log are added to"},
      {"audit_head_seconds", &Configuration::audit_head_seconds, "a head at the latest so long after a look"},
      {"audit_head_entries", &Configuration::audit_head_entries, "a head at the latest after so many looks"},
      {"snooping_minutes", &Configuration::snooping_minutes,
       "between two runs of the rules over the audit log, 0 for when asked alone"},
      {"many_residents", &Configuration::many_residents, "more residents than this, looked at by one ..."},
      {"many_minutes", &Configuration::many_minutes, "... in so long, raise a review"},
      {"office_hours", &Configuration::office_hours, "London's, on working days; empty: round the clock"},
      {"contact_hours", &Configuration::contact_hours,
       "a contact so near goes with a look, 0 for none asked"},
  };
  return all;
}

Outcome assign(Configuration& into, const Setting& setting, std::string_view value) {
  const auto* const end = value.data() + value.size();
  if (const auto* text = std::get_if<std::string Configuration::*>(&setting.member)) {
    into.** text = value;
  } else if (const auto* path = std::get_if<std::filesystem::path Configuration::*>(&setting.member)) {
    into.** path = std::string(value);
  } else if (const auto* whole = std::get_if<std::uint64_t Configuration::*>(&setting.member)) {
    const auto [at, error] = std::from_chars(value.data(), end, into.**whole);
    if (error != std::errc() || at != end) {
      return error_at(std::string(setting.name), Code::invalid_value, "must be a whole number");
    }
  } else {
    const auto [at, error] =
        std::from_chars(value.data(), end, into.*std::get<double Configuration::*>(setting.member));
    if (error != std::errc() || at != end) {
      return error_at(std::string(setting.name), Code::invalid_value, "must be a number");
    }
  }
  return {};
}

std::string shown(const Configuration& from, const Member& member) {
  return std::visit(
      [&](auto pointer) -> std::string {
        using Value = std::decay_t<decltype(from.*pointer)>;
        if constexpr (std::is_same_v<Value, std::filesystem::path>) {
          return (from.*pointer).string();
        } else {
          return fmt::format("{}", from.*pointer);
        }
      },
      member);
}

Error unknown_name(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Setting& setting : settings()) {
    names.push_back(setting.name);
  }
  const auto near = nearest(name, names);
  return error_at(std::string(name), Code::unknown_field,
                  near ? fmt::format("no setting has this name; the nearest is '{}'", *near)
                       : std::string("no setting has this name; `concord config dump` lists them all"));
}

Error twice(std::string_view name, std::size_t line, std::size_t before) {
  return error_at(
      std::string(name), Code::duplicate_field,
      fmt::format("line {}: the setting stands on line {} already; keep one of them", line, before));
}

}  // namespace

std::string dump(const Configuration& configuration) {
  std::string out;
  for (const Setting& setting : settings()) {
    out += fmt::format("# {}\n{} = {}\n\n", setting.help, setting.name, shown(configuration, setting.member));
  }
  return out;
}

Result<Configuration> parse_configuration(std::string_view text, const std::filesystem::path& folder) {
  Configuration made;
  std::map<std::string_view, std::size_t> line_of;
  std::size_t line_number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++line_number;
    const std::string_view said = trim(line.substr(0, line.find('#')));
    if (said.empty()) {
      continue;
    }
    const std::size_t equals = said.find('=');
    if (equals == std::string_view::npos) {
      return error_at(fmt::format("line {}", line_number), Code::malformed, "must be `name = value`");
    }
    const std::string_view name = trim(said.substr(0, equals));
    const auto& all = settings();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Setting& s) { return s.name == name; });
    if (found == all.end()) {
      return unknown_name(name);
    }
    if (const auto [before, first] = line_of.emplace(name, line_number); !first) {
      return twice(name, line_number, before->second);
    }
    if (auto outcome = assign(made, *found, trim(said.substr(equals + 1))); !outcome) {
      return outcome.error();
    }
  }
  for (auto member : {&Configuration::model, &Configuration::roles, &Configuration::survivorship,
                      &Configuration::parts, &Configuration::agreements, &Configuration::identity_provider,
                      &Configuration::retention, &Configuration::tls_certificate, &Configuration::tls_key}) {
    if (!(made.*member).empty() && (made.*member).is_relative()) {
      made.*member = folder / (made.*member);
    }
  }
  if (auto outcome = check_values(made); !outcome) {
    return outcome.error();
  }
  return made;
}

Result<Configuration> read_configuration(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return fail(Code::not_found, fmt::format("the configuration {} can't be read", file.string()));
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parse_configuration(text, std::filesystem::absolute(file).parent_path());
}

std::filesystem::path data_directory(const std::string& argument, const Configuration& configuration) {
  if (!argument.empty()) {
    return argument;
  }
  if (const char* from_environment = std::getenv("CONCORD_DATA_DIR");
      from_environment != nullptr && *from_environment != '\0') {
    return from_environment;
  }
  return configuration.data_dir;
}

}  // namespace concord::service

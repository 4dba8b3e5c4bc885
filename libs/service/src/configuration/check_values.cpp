#include "check_values.hpp"

#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <concord/base/ip.hpp>
#include <concord/base/log.hpp>
#include <concord/base/text.hpp>

namespace concord::service {
namespace {

bool is_ip(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  return parse_ip(host).has_value();
}

bool is_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc() && end == text.data() + text.size();
}

// What the server makes of it stands in http/src/listening.cpp; a socket's path is tried at the start.
Outcome check_address(std::string_view name, const std::string& address) {
  if (address.starts_with("unix:") && address.size() > 5) {
    return {};
  }
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || !is_ip(std::string_view(address).substr(0, colon))) {
    return error_at(std::string(name), Code::invalid_value,
                    "must be an IP address and a port, as in 127.0.0.1:8080 or [::1]:8080");
  }
  if (!is_port(std::string_view(address).substr(colon + 1))) {
    return error_at(std::string(name), Code::invalid_value, "the port must be a number from 0 to 65535");
  }
  return {};
}

Outcome check_sessions(const Configuration& made) {
  constexpr std::uint64_t kDay = 24 * 60 * 60, kYearHours = 365 * 24, kMostKeyDays = 3650;
  if (made.session_idle_seconds == 0 || made.session_seconds > kDay ||
      made.session_idle_seconds > made.session_seconds) {
    return error_at("session_idle_seconds", Code::invalid_value,
                    "must be at least 1 and at most session_seconds, and that at most a day (86400)");
  }
  if (made.one_time_password_hours == 0 || made.one_time_password_hours > kYearHours) {
    return error_at("one_time_password_hours", Code::invalid_value, "must be from 1 to 8760");
  }
  if (made.key_days_most == 0 || made.key_days_most > kMostKeyDays) {
    return error_at("key_days_most", Code::invalid_value, "must be from 1 to 3650");
  }
  for (const std::string_view word : split(made.password_words, ' ')) {
    if (!word.empty() && (utf8_length(word) < 4 || to_lower(word) != word)) {
      return error_at("password_words", Code::invalid_value,
                      "must be words in small letters of four or more each, parted by blanks");
    }
  }
  return {};
}

Outcome check_counts(const Configuration& made) {
  if (made.held_share < 0 || made.held_share > 1) {
    return error_at("held_share", Code::invalid_value, "must be between 0 and 1");
  }
  if (made.read_threads == 0 || made.queue_length == 0 || made.resolve_batch == 0 || made.population < 2) {
    return error_at("read_threads", Code::invalid_value,
                    "read_threads, queue_length and resolve_batch must be at least 1, population at least 2");
  }
  return {};
}

Outcome check_audit(const Configuration& made) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  if (made.node.empty() || made.node.size() > 32 ||
      made.node.find_first_not_of(kAllowed) != std::string::npos) {
    return error_at("node", Code::invalid_value, "must be 1 to 32 of a to z, 0 to 9 and -");
  }
  if (made.audit_head_seconds == 0 || made.audit_head_seconds > 86'400 || made.audit_head_entries == 0 ||
      made.audit_head_entries > 10'000'000) {
    return error_at("audit_head_seconds", Code::invalid_value,
                    "audit_head_seconds must be 1 to 86400, audit_head_entries 1 to 10000000");
  }
  return {};
}

}  // namespace

Outcome check_values(const Configuration& made) {
  if (!log::level_named(made.log_level)) {
    return error_at("log_level", Code::invalid_value,
                    fmt::format("must be one of {}", fmt::join(log::kLevels, ", ")));
  }
  if (auto listen = check_address("listen", made.listen); !listen) {
    return listen;
  }
  if (auto admin = check_address("admin_listen", made.admin_listen); !admin) {
    return admin;
  }
  if (auto sessions = check_sessions(made); !sessions) {
    return sessions;
  }
  if (auto edge = check_edge(made); !edge) {
    return edge;
  }
  if (auto audit = check_audit(made); !audit) {
    return audit;
  }
  if (auto snooping = check_snooping(made); !snooping) {
    return snooping;
  }
  return check_counts(made);
}

}  // namespace concord::service

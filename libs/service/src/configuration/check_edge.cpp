#include <array>

#include <concord/base/ip.hpp>

#include "check_values.hpp"

namespace concord::service {
namespace {

bool stays_on_this_machine(std::string_view address) {
  if (address.starts_with("unix:")) {
    return true;
  }
  std::string_view host = address.substr(0, address.rfind(':'));
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  }
  const auto ip = parse_ip(host);
  return ip && is_loopback(*ip);
}

Outcome check_tls(const Configuration& made) {
  if (made.tls_certificate.empty() != made.tls_key.empty()) {
    return error_at(made.tls_certificate.empty() ? "tls_certificate" : "tls_key", Code::missing_field,
                    "tls_certificate and tls_key go together: set both, or neither");
  }
  if (made.tls_certificate.empty() && !stays_on_this_machine(made.listen)) {
    return error_at("listen", Code::invalid_value,
                    "residents' data would cross the network in the clear: set tls_certificate and tls_key, "
                    "or listen on a loopback address such as 127.0.0.1:8080 behind a proxy that speaks TLS");
  }
  if (made.tls_certificate.empty() && admin_speaks_tls(made)) {
    return error_at(
        "admin_listen", Code::invalid_value,
        "beyond this machine it speaks TLS alone: set tls_certificate and tls_key, or listen on a "
        "loopback address such as 127.0.0.1:8081");
  }
  if (!made.tls_certificate.empty() && made.listen.starts_with("unix:")) {
    return error_at("tls_certificate", Code::invalid_value,
                    "a unix socket speaks no TLS: leave tls_certificate and tls_key out");
  }
  return {};
}

struct Rate {
  std::string_view rate, burst;
  std::uint64_t Configuration::*per_minute;
  std::uint64_t Configuration::*at_once;
};
constexpr std::array kRates{
    Rate{"rate_principal", "burst_principal", &Configuration::rate_principal,
         &Configuration::burst_principal},
    Rate{"rate_search", "burst_search", &Configuration::rate_search, &Configuration::burst_search},
    Rate{"rate_address", "burst_address", &Configuration::rate_address, &Configuration::burst_address},
    Rate{"rate_sign_in", "burst_sign_in", &Configuration::rate_sign_in, &Configuration::burst_sign_in},
};

Outcome check_rates(const Configuration& made) {
  constexpr std::uint64_t kMost = 1'000'000;
  for (const Rate& rate : kRates) {
    if (made.*rate.per_minute > kMost * 60) {
      return error_at(std::string(rate.rate), Code::invalid_value, "must be from 0 to 60000000");
    }
    if (made.*rate.at_once < 1 || made.*rate.at_once > kMost) {
      return error_at(std::string(rate.burst), Code::invalid_value, "must be from 1 to 1000000");
    }
  }
  return {};
}

}  // namespace

bool admin_speaks_tls(const Configuration& configuration) {
  return !stays_on_this_machine(configuration.admin_listen);
}

Outcome check_edge(const Configuration& made) {
  if (auto tls = check_tls(made); !tls) {
    return tls;
  }
  if (!parse_ip_ranges(made.trusted_proxies)) {
    return error_at("trusted_proxies", Code::invalid_value,
                    "must be IP addresses or ranges of them, as in 10.0.0.5, 192.0.2.0/24");
  }
  return check_rates(made);
}

}  // namespace concord::service

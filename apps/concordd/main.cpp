// The service: builds the core, opens its doors, reads the certificate again on SIGHUP, stops on SIGTERM or
// SIGINT.
#include <csignal>
#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <concord/api/api.hpp>
#include <concord/base/log.hpp>
#include <concord/base/memory.hpp>
#include <concord/http/client.hpp>
#include <concord/http/server.hpp>
#include <concord/service/keys.hpp>

#include "command_line.hpp"

namespace {

constexpr int kBadConfiguration = 2;
constexpr int kCannotStart = 3;
constexpr std::chrono::seconds kGrace{20};

int report(const concord::Error& error, int exit_code) {
  fmt::print(stderr, "concordd: {}\n", error.detail);
  for (const concord::Fault& fault : error.faults) {
    fmt::print(stderr, "  {}: {}\n", fault.pointer, fault.detail);
  }
  if (!error.cause.empty()) {
    fmt::print(stderr, "  ({})\n", error.cause);
  }
  return exit_code;
}

// Blocks the signals that the service answers in every thread that starts after it, so that only `sigwait`
// gets them.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a full quota is an error to report, not a reason to die
  return signals;
}

concord::http::ServerOptions server_options(concord::service::Core& core) {
  concord::http::Limits limits;
  limits.head.body = core.configuration.body_bytes;
  limits.connections = core.configuration.connections;
  limits.connections_per_peer = core.configuration.connections;
  concord::http::ServerOptions options;
  const concord::http::TlsFiles tls{core.configuration.tls_certificate.string(),
                                    core.configuration.tls_key.string()};
  options.listeners.push_back({core.configuration.listen, concord::api::public_door(core), limits});
  if (!tls.certificate.empty()) {
    options.listeners.back().tls = tls;
  }
  options.listeners.push_back({core.configuration.admin_listen, concord::api::admin_door(core), {}});
  if (concord::service::admin_speaks_tls(core.configuration)) {
    options.listeners.back().tls = tls;
  }
  options.listeners.push_back(
      {"unix:" + (core.data_dir / "owner.sock").string(), concord::api::owner_door(core), limits});
  return options;
}

// In seconds since 1970, so that an alarm can be set on what is left.
void tell_expiry(concord::service::Core& core, const concord::http::Server& server) {
  if (const auto expires = server.tls_expires()) {
    core.metrics.set("concord_tls_certificate_expires_seconds", {},
                     std::chrono::duration<double>(expires->time_since_epoch()).count());
  }
}

void reload_tls(concord::service::Core& core, concord::http::Server& server) {
  if (const auto reloaded = server.reload_tls(); !reloaded) {
    const concord::Fault fault =
        reloaded.error().faults.empty() ? concord::Fault{} : reloaded.error().faults[0];
    concord::log::error("tls.not_reloaded", {{"setting", fault.pointer}, {"reason", fault.detail}});
    return;
  }
  tell_expiry(core, server);
  concord::log::info("tls.reloaded", {{"tls", server.tls_expires().has_value()}});
}

// SIGHUP: the certificate and its key were renewed. Any other signal ends the service.
void serve_until_stopped(const sigset_t& signals, concord::service::Core& core,
                         concord::http::Server& server) {
  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) {
    reload_tls(core, server);
  }
}

// The identity provider's answers are small: a key set of 1 MiB is none.
concord::Outcome use_provider(concord::service::Core& core) {
  if (!core.provider_settings) {
    return {};
  }
  concord::http::ClientOptions options;
  options.reply_bytes = std::size_t{1} << 20U;
  options.trusted_certificates = core.provider_settings->trusted_certificates.string();
  return core.use_provider(concord::http::make_http_client(options));
}

}  // namespace

int main(int argc, char** argv) {
  concord::give_back_large_blocks();
  CLI::App app{
      "Concord: a council's single customer view. Serves the REST API until SIGTERM.\n"
      "Exit codes: 0 stopped as asked, 2 bad arguments or configuration, 3 could not start."};
  std::string config_file = "config/concord.conf";
  std::string data_dir;
  app.add_option("--config", config_file, "Configuration file")->capture_default_str();
  app.add_option("--data-dir", data_dir, "Data folder; outranks CONCORD_DATA_DIR and the configuration");
  concord::add_version(app, "concordd");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return concord::tell(app, error, "concordd") ? 0 : kBadConfiguration;
  }
  try {
    const sigset_t signals = block_signals();
    auto configuration = concord::service::read_configuration(config_file);
    if (!configuration) {
      return report(configuration.error(), kBadConfiguration);
    }
    concord::log::start(concord::log::level_named(configuration->log_level).value());
    const concord::SystemClock clock;
    auto core = concord::service::Core::open(
        *configuration, concord::service::data_directory(data_dir, *configuration), clock);
    if (!core) {
      return report(core.error(), kCannotStart);
    }
    if (auto used = use_provider(**core); !used) {
      return report(used.error(), kBadConfiguration);
    }
    concord::http::Server server(server_options(**core));
    if (auto started = server.start(); !started) {
      return report(started.error(), kCannotStart);
    }
    concord::service::warn_of_endless_keys(*(*core)->database);
    (*core)->resolver.start();
    (*core)->snooping_watch.start();
    concord::log::info("service.started", {{"port", std::int64_t{server.port(0)}},
                                           {"admin_port", std::int64_t{server.port(1)}},
                                           {"tls", server.tls_expires().has_value()}});
    tell_expiry(**core, server);
    serve_until_stopped(signals, **core, server);
    concord::log::info("service.stopping");
    server.stop(kGrace);
    (*core)->stop();
    return 0;
  } catch (const std::exception& broken) {
    fmt::print(stderr, "concordd: {}\n", broken.what());
    return kCannotStart;
  }
}

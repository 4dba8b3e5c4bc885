#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

#include <fmt/format.h>

#include <concord/agent/watch.hpp>
#include <concord/http/client.hpp>

#include "commands.hpp"

namespace concord::adapter {
namespace {

std::atomic<bool> stopping = false;

struct Chosen {
  Target target;
  std::string inbox;
  std::vector<std::string> mappings;
  bool once = false;
  int every = 5;
  int patience = 600;
};

void tell(const Common& common, const agent::Delivery& delivery) {
  using End = agent::Delivery::End;
  if (delivery.end == End::pushed) {
    fmt::print("{}: in\n{}{}", delivery.folder,
               common.json ? agent::to_json(delivery.report) : agent::to_text(delivery.report),
               common.json ? "\n" : "");
  } else {
    fmt::print("{}: {}: {}\n", delivery.folder, delivery.end == End::failed ? "failed" : "waits",
               delivery.reason);
  }
  std::fflush(stdout);
}

Result<agent::WatchOptions> watch_options(const Common& common, const Chosen& chosen) {
  Result<agent::PushOptions> push = push_options(common, chosen.target);
  if (!push) {
    return push.error();
  }
  agent::WatchOptions options;
  options.inbox = chosen.inbox;
  options.push = std::move(*push);
  options.push.wait = [](std::chrono::milliseconds span) {
    const auto until = std::chrono::steady_clock::now() + span;
    while (!stopping && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return !stopping;
  };
  options.mapping_files.assign(chosen.mappings.begin(), chosen.mappings.end());
  options.every = std::chrono::seconds{chosen.every};
  options.patience = std::chrono::seconds{chosen.patience};
  return options;
}

int one_pass(const Common& common, const agent::WatchOptions& options, outbound::HttpClient& http) {
  const auto pass = agent::watch_once(options, http);
  if (!pass) {
    return report(pass.error());
  }
  int exit_code = kDone;
  for (const agent::Delivery& delivery : *pass) {
    tell(common, delivery);
    if (delivery.end != agent::Delivery::End::pushed) {
      exit_code = kFailed;
    }
    if (delivery.report.state == "held" && exit_code == kDone) {
      exit_code = kHeld;
    }
  }
  return exit_code;
}

int run(const Common& common, const Chosen& chosen) {
  const Result<agent::WatchOptions> options = watch_options(common, chosen);
  if (!options) {
    return report(options.error());
  }
  const auto http = http::make_http_client({.trusted_certificates = chosen.target.trusted_certificates});
  if (chosen.once) {
    return one_pass(common, *options, *http);
  }
  std::signal(SIGTERM, [](int) { stopping = true; });
  std::signal(SIGINT, [](int) { stopping = true; });
  const Outcome watched = agent::watch(*options, *http, stopping,
                                       [&](const agent::Delivery& delivery) { tell(common, delivery); });
  return watched ? kDone : report(watched.error());
}

}  // namespace

void add_watch(CLI::App& app, const Common& common, int& exit_code) {
  auto chosen = std::make_shared<Chosen>();
  CLI::App* command =
      app.add_subcommand("watch", "Push each delivery that is dropped into a folder, until stopped");
  add_target(*command, chosen->target);
  command->add_option("--inbox", chosen->inbox, "The folder; deliveries are subfolders with a manifest.json")
      ->required();
  command->add_option("--mapping", chosen->mappings,
                      "A mapping file; its layout is the file's name without .json");
  command->add_option("--every", chosen->every, "Seconds between looks")
      ->capture_default_str()
      ->check(CLI::Range(1, 86400));
  command
      ->add_option("--patience", chosen->patience,
                   "Seconds that an unfinished delivery may lie unchanged before it is given up")
      ->capture_default_str();
  command->add_flag("--once", chosen->once, "Look once and end; 1 where anything failed or waits");
  command->callback([&common, &exit_code, chosen] { exit_code = run(common, *chosen); });
}

}  // namespace concord::adapter

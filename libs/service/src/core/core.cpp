#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include <concord/base/json.hpp>
#include <concord/base/log.hpp>
#include <concord/service/accountability.hpp>
#include <concord/service/agreements.hpp>
#include <concord/service/core.hpp>
#include <concord/service/models.hpp>

#include "../configuration/json_file.hpp"

namespace concord::service {

struct Core::Parts {
  Configuration configuration;
  std::filesystem::path data_dir;
  const Clock& clock;
  policy::Roles roles;
  policy::Parts parts;
  policy::Survivorship survivorship;
  policy::Retention retention;
  std::optional<sign_on::Settings> provider;
  store::ModelRow first_model;
  matching::Model model;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<store::AuditLog> audit;
  Seal seal;
};

namespace {

template <class Thing, class Read>
Result<Thing> read_as(const std::filesystem::path& file, Read read) {
  auto json = read_json_file(file);
  if (!json) {
    return json.error();
  }
  Result<Thing> thing = read(*json);
  if (!thing) {
    return in_file(thing.error(), file);
  }
  return thing;
}

constexpr std::size_t kProviderThreads = 2;
constexpr std::size_t kProviderQueue = 64;
constexpr std::size_t kPasswordThreads = 2;      // of 19 MiB and 30 ms each
constexpr std::size_t kPasswordQueue = 32;       // about half a second's work
constexpr unsigned kMegabyte = 20;               // as a power of two
constexpr std::size_t kRenderedAMegabyte = 256;  // of some 4 KB each
constexpr std::size_t kModelQueue = 64;          // previews and trainings that may wait for one another

void report_lane_failure(const std::string& lane, const std::string&) {
  log::error("lane.task_failed", {{"lane", lane}});
}

// What the configuration names in files of their own.
struct Rules {
  policy::Roles roles;
  policy::Parts parts;
  std::vector<policy::Agreement> starting_agreements;
  policy::Survivorship survivorship;
  policy::Retention retention;
  store::ModelRow first_model;
  std::optional<sign_on::Settings> provider;
};

Result<std::optional<sign_on::Settings>> read_provider(const Configuration& configuration,
                                                       const policy::Roles& roles) {
  if (configuration.identity_provider.empty()) {
    return std::optional<sign_on::Settings>{};
  }
  auto settings = read_as<sign_on::Settings>(configuration.identity_provider, [&](const Json& json) {
    return sign_on::read_settings(json, roles, configuration.identity_provider.parent_path());
  });
  if (!settings) {
    return settings.error();
  }
  return std::optional(std::move(*settings));
}

Result<policy::Retention> read_retention(const Configuration& configuration) {
  return configuration.retention.empty()
             ? Result<policy::Retention>(policy::Retention{})
             : read_as<policy::Retention>(configuration.retention,
                                          [](const Json& json) { return policy::Retention::read(json); });
}

Result<Rules> read_rules(const Configuration& configuration, Instant now) {
  auto roles =
      read_as<policy::Roles>(configuration.roles, [](const Json& json) { return policy::Roles::read(json); });
  auto survivorship = read_as<policy::Survivorship>(
      configuration.survivorship, [](const Json& json) { return policy::Survivorship::read(json); });
  auto model = read_as<store::ModelRow>(configuration.model, [&](const Json& json) {
    std::ifstream in(configuration.model, std::ios::binary);
    return describe_model(json, {std::istreambuf_iterator<char>(in), {}},
                          static_cast<std::uint32_t>(configuration.population), "", now);
  });
  if (!roles) {
    return roles.error();
  }
  if (!survivorship) {
    return survivorship.error();
  }
  if (!model) {
    return model.error();
  }
  auto parts = read_as<policy::Parts>(configuration.parts,
                                      [&](const Json& json) { return policy::Parts::read(json, *roles); });
  auto agreements = read_as<std::vector<policy::Agreement>>(
      configuration.agreements, [&](const Json& json) { return policy::read_agreements(json, *roles); });
  if (!parts) {
    return parts.error();
  }
  if (!agreements) {
    return agreements.error();
  }
  auto provider = read_provider(configuration, *roles);
  if (!provider) {
    return provider.error();
  }
  auto retention = read_retention(configuration);
  if (!retention) {
    return retention.error();
  }
  return Rules{std::move(*roles),     std::move(*parts), std::move(*agreements), std::move(*survivorship),
               std::move(*retention), std::move(*model), std::move(*provider)};
}

// What the store says is released, else the configuration's.
Result<matching::Model> released_model(store::Database& database, const store::ModelRow& first) {
  Result<matching::Model> model = Error{};
  database.read([&](store::Snapshot& snapshot) {
    const store::ModelRow row = model_in_force(snapshot, first);
    model = read_model(row);
    if (!model) {
      model = fail(model.error().code, fmt::format("the released match model {} can't be read: {}",
                                                   row.version, model.error().detail));
    }
  });
  return model;
}

}  // namespace

Outcome check_files(const Configuration& configuration) {
  auto rules = read_rules(configuration, Instant{});
  return rules ? Outcome{} : Outcome(rules.error());
}

Result<std::unique_ptr<Core>> Core::open(const Configuration& configuration,
                                         const std::filesystem::path& data_dir, const Clock& clock,
                                         const OpenAudit& open_audit) {
  auto rules = read_rules(configuration, clock.now());
  if (!rules) {
    return rules.error();
  }
  std::error_code ignored;
  std::filesystem::create_directories(data_dir, ignored);
  std::filesystem::permissions(data_dir, std::filesystem::perms::owner_all, ignored);
  auto database = store::open_sqlite({.directory = data_dir,
                                      .write_capacity = configuration.queue_length,
                                      .readers = static_cast<unsigned>(configuration.read_threads) + 4,
                                      .at_hand = configuration.rendered_megabytes * kRenderedAMegabyte});
  if (!database) {
    return database.error();
  }
  auto model = released_model(**database, rules->first_model);
  if (!model) {
    return model.error();
  }
  if (auto put = put_starting_agreements(**database, rules->starting_agreements, clock.now()); !put) {
    return put.error();
  }
  store::AuditOptions options = audit_options(configuration);
  options.clock = &clock;
  auto audit = open_audit(data_dir, options);
  if (!audit) {
    return audit.error();
  }
  auto seal = open_seal(**database, data_dir);
  if (!seal) {
    return seal.error();
  }
  return std::unique_ptr<Core>(
      new Core({configuration, data_dir, clock, std::move(rules->roles), std::move(rules->parts),
                std::move(rules->survivorship), std::move(rules->retention), std::move(rules->provider),
                std::move(rules->first_model), std::move(*model), std::move(*database), std::move(*audit),
                std::move(*seal)}));
}

Core::Core(Parts given)
    : configuration(std::move(given.configuration)),
      data_dir(std::move(given.data_dir)),
      clock(given.clock),
      roles(std::move(given.roles)),
      parts(std::move(given.parts)),
      survivorship(std::move(given.survivorship)),
      retention(std::move(given.retention)),
      first_model(std::move(given.first_model)),
      database(std::move(given.database)),
      audit(std::move(given.audit)),
      sharing(*database, roles, clock),
      keys(*database),
      limits(*database, clock),
      protections(*database),
      resolver(*database, std::move(given.model), clock, metrics, {.batch = configuration.resolve_batch}),
      viewer(survivorship, parts, clock),
      rendered(configuration.rendered_megabytes << kMegabyte),
      searcher(resolver, viewer),
      provider_settings(std::move(given.provider)),
      provider_lane("provider", kProviderThreads, kProviderQueue, report_lane_failure),
      read_lane("read", configuration.read_threads, configuration.queue_length, report_lane_failure),
      slow_lane("slow", 1, configuration.queue_length, report_lane_failure),
      password_lane("password", kPasswordThreads, kPasswordQueue, report_lane_failure),
      sign_in(std::move(given.seal)),
      model_lane("model", 1, kModelQueue, report_lane_failure),
      snooping_watch(*database, *audit, viewer, clock, metrics, configuration) {}

Core::~Core() { stop(); }

Outcome Core::use_provider(std::unique_ptr<outbound::HttpClient> http) {
  auto opened = Provider::open(provider_settings.value(), std::move(http), clock);
  if (!opened) {
    return opened.error();
  }
  provider = std::move(*opened);
  return {};
}

void Core::stop() {
  snooping_watch.stop();
  provider_lane.stop();
  model_lane.stop();
  slow_lane.stop();
  password_lane.stop();
  read_lane.stop();
  resolver.stop();
  database->close();
  audit->close();
}

}  // namespace concord::service

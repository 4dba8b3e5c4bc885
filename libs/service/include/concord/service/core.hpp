// The core, built in order from a configuration: store, audit, policy, lanes, resolver, use cases. One
// process, one core; `concordd` and the command line build the same one.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <concord/base/lane.hpp>
#include <concord/base/metrics.hpp>
#include <concord/policy/retention.hpp>
#include <concord/service/configuration.hpp>
#include <concord/service/keys.hpp>
#include <concord/service/limits.hpp>
#include <concord/service/protections.hpp>
#include <concord/service/provider.hpp>
#include <concord/service/rendered_profiles.hpp>
#include <concord/service/resolver.hpp>
#include <concord/service/search.hpp>
#include <concord/service/sharing.hpp>
#include <concord/service/sign_in.hpp>
#include <concord/service/snooping_watch.hpp>
#include <concord/service/view.hpp>
#include <concord/store/audit.hpp>

namespace concord::service {

// Whether the model, roles, parts, agreements and survivorship that the configuration names can be read and
// used.
Outcome check_files(const Configuration& configuration);

class Core {
 public:
  // Opens the data folder (made if it is not there), reads model and policy, and starts nothing yet.
  // `conflict` when another process owns the folder.
  using OpenAudit = std::function<Result<std::unique_ptr<store::AuditLog>>(const std::filesystem::path&,
                                                                           const store::AuditOptions&)>;
  static Result<std::unique_ptr<Core>> open(const Configuration& configuration,
                                            const std::filesystem::path& data_dir, const Clock& clock,
                                            const OpenAudit& open_audit = store::open_audit);
  ~Core();
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  const Configuration configuration;
  const std::filesystem::path data_dir;
  const Clock& clock;
  Metrics metrics;
  const policy::Roles roles;
  const policy::Parts parts;
  const policy::Survivorship survivorship;
  const policy::Retention retention;
  // The configuration's model as it was read: in force until another is released. Not in the store by itself.
  const store::ModelRow first_model;
  const std::unique_ptr<store::Database> database;
  const std::unique_ptr<store::AuditLog> audit;
  Sharing sharing;
  KeyRing keys;
  Limits limits;
  Protections protections;
  Resolver resolver;
  const Viewer viewer;
  RenderedProfiles rendered;
  const Searcher searcher;
  // Where the configuration names an identity provider; `provider` once `use_provider` has opened it.
  const std::optional<sign_on::Settings> provider_settings;
  std::unique_ptr<Provider> provider;
  Lane provider_lane;  // what waits for the identity provider, so that nothing else does
  Lane read_lane;      // point reads and searches
  Lane slow_lane;      // parsing of batches, verify, exports
  Lane password_lane;  // hashing of passwords: two at once, a few that wait
  SignIn sign_in;
  Lane model_lane;  // previews and training of match models: minutes of work that batches don't wait for
  SnoopingWatch snooping_watch;  // rules over the audit log, on a thread of its own

  // Before the first request. Fails where the secret that the settings name can't be read.
  Outcome use_provider(std::unique_ptr<outbound::HttpClient> http);

  // Finishes what is under way, in the order that lets every request be answered, and closes the files.
  void stop();

 private:
  struct Parts;
  explicit Core(Parts parts);
};

}  // namespace concord::service

#include <fmt/format.h>

#include <concord/service/core.hpp>
#include <concord/service/seal_rotation.hpp>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {
namespace {

int rotate(const Common& common) {
  auto configuration = service::read_configuration(common.config_file);
  if (!configuration) {
    return report(configuration.error(), kBadUse);
  }
  const auto data_dir = service::data_directory(common.data_dir, *configuration);
  if (!std::filesystem::exists(data_dir / "store.sqlite")) {
    return report(fail(Code::not_found, fmt::format("there is no store in '{}'", data_dir.string())),
                  kBadUse);
  }
  if (Door::of_running_service(data_dir)) {
    return report(fail(Code::conflict, "the service runs, and holds the key: stop it first"), kNo);
  }
  const SystemClock clock;
  auto core = service::Core::open(*configuration, data_dir, clock);
  if (!core) {
    return report(core.error(), kFailed);
  }
  const auto sealed = service::rotate_seal_key(*(*core)->database, *(*core)->audit, data_dir, clock.now());
  (*core)->stop();
  if (!sealed) {
    return report(sealed.error(), kFailed);
  }
  fmt::print("totp.key is new, and seals {} second factors; keep a copy of it apart\n", *sealed);
  return kDone;
}

}  // namespace

void add_seal_key(CLI::App& app, const Common& common, int& exit_code) {
  CLI::App* seal_key =
      app.add_subcommand("seal-key", "The key that the secrets of second factors are sealed under, totp.key");
  seal_key->require_subcommand(1);
  seal_key
      ->add_subcommand("rotate",
                       "Put a new key in its place and seal all anew; the service must be stopped. Nobody "
                       "notices who signs in")
      ->callback([&common, &exit_code] { exit_code = rotate(common); });
}

}  // namespace concord::owner

// The operator's command line.
#include <csignal>

#include <fmt/format.h>

#include <concord/base/log.hpp>
#include <concord/base/memory.hpp>

#include "command_line.hpp"
#include "commands.hpp"

int main(int argc, char** argv) {
  using namespace concord::owner;
  concord::give_back_large_blocks();
  CLI::App app{
      "Concord's command line. Speaks to the running service through its owner-only socket, or opens the\n"
      "data folder itself when none runs.\n"
      "Exit codes: 0 done, 1 the answer is no, 2 bad arguments or configuration, 3 could not be done."};
  Common common;
  int exit_code = kDone;
  app.add_option("--config", common.config_file, "Configuration file")->capture_default_str();
  app.add_option("--data-dir", common.data_dir,
                 "Data folder; outranks CONCORD_DATA_DIR and the configuration");
  concord::add_version(app, "concord");
  app.require_subcommand(1);
  app.fallthrough();
  add_init(app, common, exit_code);
  add_key(app, common, exit_code);
  add_account(app, common, exit_code);
  add_import(app, common, exit_code);
  add_extract(app, common, exit_code);
  add_evaluate(app, common, exit_code);
  add_verify(app, common, exit_code);
  add_config(app, common, exit_code);
  add_audit(app, common, exit_code);
  add_model(app, common, exit_code);
  add_seal_key(app, common, exit_code);
  add_retention(app, common, exit_code);
  add_resolve(app, exit_code);
  add_train(app, exit_code);
  add_openapi(app, exit_code);
  std::signal(SIGPIPE, SIG_IGN);
  concord::log::start(concord::log::Level::warning);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return concord::tell(app, error, "concord") ? kDone : kBadUse;
  } catch (const std::exception& broken) {
    fmt::print(stderr, "concord: {}\n", broken.what());
    return kFailed;
  }
  return exit_code;
}

// The department's side: reads an extract as the department writes it and sends it to Concord.
#include <csignal>
#include <exception>

#include <fmt/format.h>

#include <concord/base/log.hpp>

#include "command_line.hpp"
#include "commands.hpp"

int main(int argc, char** argv) {
  using namespace concord::adapter;
  CLI::App app{"Reads a department's extract and sends it to Concord."};
  app.footer(
      "Exit codes: 0 done; 1 not all of it is in, run again to go on; 2 bad arguments, or an extract or key "
      "that\n"
      "is refused; 3 all of it is in and waits for approval (held).");
  Common common;
  int exit_code = kDone;
  app.add_option("--data-dir", common.data_dir,
                 "Where progress is kept (in agent/); outranks CONCORD_DATA_DIR; else var");
  app.add_flag("--json", common.json, "Print the summary as one JSON object");
  concord::add_version(app, "concord-adapter");
  app.require_subcommand(1);
  app.fallthrough();
  add_push(app, common, exit_code);
  add_watch(app, common, exit_code);
  add_check(app, common, exit_code);
  std::signal(SIGPIPE, SIG_IGN);
  concord::log::start(concord::log::Level::warning);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return concord::tell(app, error, "concord-adapter") ? kDone : kBadUse;
  } catch (const std::exception& broken) {
    fmt::print(stderr, "concord-adapter: {}\n", broken.what());
    return kFailed;
  }
  return exit_code;
}

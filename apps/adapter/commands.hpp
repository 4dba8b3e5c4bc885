// The adapter's commands. Each adds its options and, when chosen, sets the exit code.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <concord/agent/push.hpp>
#include <concord/base/result.hpp>

namespace concord::adapter {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;  // not all of it is in: running again goes on where it stopped
inline constexpr int kBadUse = 2;  // bad arguments, an extract that can't be used, a key that is refused
inline constexpr int kHeld = 3;    // all of it is in, and waits for approval

struct Common {
  std::string data_dir;  // the argument; else CONCORD_DATA_DIR, else var
  bool json = false;
};

// What push and watch share.
struct Target {
  std::string source;
  std::string server;
  std::string key_file;
  std::string trusted_certificates;
  std::size_t batch_records = 500;
};
void add_target(CLI::App& command, Target& target);
Result<agent::PushOptions> push_options(const Common& common, const Target& target);

int report(const Error& error);

void add_push(CLI::App& app, const Common& common, int& exit_code);
void add_watch(CLI::App& app, const Common& common, int& exit_code);
void add_check(CLI::App& app, const Common& common, int& exit_code);

}  // namespace concord::adapter

#include "commands.hpp"

#include <fmt/format.h>

#include "door.hpp"

namespace concord::owner {

int report(const Error& error, int exit_code) {
  fmt::print(stderr, "concord: {}\n", error.detail.empty() ? std::string(slug(error.code)) : error.detail);
  for (const Fault& fault : error.faults) {
    fmt::print(stderr, "  {}: {}\n", fault.pointer, fault.detail);
  }
  if (!error.cause.empty()) {
    fmt::print(stderr, "  ({})\n", error.cause);
  }
  return exit_code;
}

int with_door(const Common& common, const std::function<int(Door&)>& use, Store store) {
  auto configuration = service::read_configuration(common.config_file);
  if (!configuration) {
    return report(configuration.error(), kBadUse);
  }
  auto door = Door::open(*configuration, service::data_directory(common.data_dir, *configuration), store);
  if (!door) {
    return report(door.error(), kFailed);
  }
  return use(**door);
}

// Where nobody can sign in yet, somebody must be able to let the others in.
int tell_first_account(Door& door) {
  auto accounts = door.call("GET", "/v1/accounts");
  if (!accounts) {
    return report(accounts.error(), kFailed);
  }
  if (!(*accounts)["accounts"].Empty()) {
    return kDone;
  }
  auto first = door.call("POST", "/owner/first-account");
  if (!first) {
    return report(first.error(), kFailed);
  }
  fmt::print("first administrator of accounts: {}\none-time password, shown this once: {}\n",
             text_of(*first, "name"), text_of(*first, "one_time_password"));
  return kDone;
}

void add_init(CLI::App& app, const Common& common, int& exit_code) {
  CLI::App* init = app.add_subcommand(
      "init", "Make the data folder: store, audit log, keys. Done before: nothing changes");
  init->callback([&common, &exit_code] {
    const auto tell = [](Door& door) {
      auto standing = door.call("GET", "/owner/standing");
      if (!standing) {
        return report(standing.error(), kFailed);
      }
      fmt::print("ready: {} profiles\n", (*standing)["profiles"].GetUint64());
      return tell_first_account(door);
    };
    exit_code = with_door(common, tell, Store::made_if_not_there);
  });
}

void add_config(CLI::App& app, const Common& common, int& exit_code) {
  CLI::App* config = app.add_subcommand("config", "Check or print the configuration");
  config->require_subcommand(1);
  const auto with = [&common, &exit_code](auto use) {
    return [&common, &exit_code, use] {
      auto configuration = service::read_configuration(common.config_file);
      exit_code = configuration ? use(*configuration) : report(configuration.error(), kBadUse);
    };
  };
  config->add_subcommand("check", "Say whether it and the model, roles and survivorship it names can be used")
      ->callback(with([](const service::Configuration& made) {
        if (auto usable = service::check_files(made); !usable) {
          return report(usable.error(), kBadUse);
        }
        fmt::print("the configuration is good\n");
        return kDone;
      }));
  config->add_subcommand("dump", "Print every setting in force")
      ->callback(with([&common](service::Configuration made) {
        made.data_dir = service::data_directory(common.data_dir, made);
        fmt::print("{}", service::dump(made));
        return kDone;
      }));
}

void add_verify(CLI::App& app, const Common& common, int& exit_code) {
  CLI::App* verify = app.add_subcommand(
      "verify", "Rebuild everything from records and decisions and compare with what is live");
  verify->callback([&common, &exit_code] {
    exit_code = with_door(common, [](Door& door) {
      if (auto waited = door.wait_until_resolved([](std::size_t) {}); !waited) {
        return report(waited.error(), kFailed);
      }
      auto found = door.call("GET", "/owner/verification");
      if (!found) {
        return report(found.error(), kFailed);
      }
      JsonWriter out;
      out.value(*found);
      fmt::print("{}\n", out.take());
      return (*found)["agrees"].IsTrue() ? kDone : kNo;
    });
  });
}

}  // namespace concord::owner

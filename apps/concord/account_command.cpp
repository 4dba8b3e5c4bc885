#include <fmt/format.h>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {
namespace {

struct AccountOptions {
  std::string name, role;
};

// Commands name an account as people do; the routes by its id.
Result<std::string> path_of(Door& door, const std::string& name) {
  auto accounts = door.call("GET", "/v1/accounts");
  if (!accounts) {
    return accounts.error();
  }
  for (const JsonValue& account : (*accounts)["accounts"].GetArray()) {
    if (text_of(account, "name") == name || text_of(account, "id") == name) {
      return "/v1/accounts/" + std::string(text_of(account, "id"));
    }
  }
  return fail(Code::not_found, "there is no account of this name; `concord account list` shows all");
}

// The password alone goes to stdout, so that it can be caught in a file.
int tell_password(const JsonValue& account) {
  fmt::print("{}\n", text_of(account, "one_time_password"));
  fmt::print(stderr, "{} ({}): a one-time password, shown this once, holds until {}\n",
             text_of(account, "name"), text_of(account, "id"), text_of(account, "one_time_until"));
  return kDone;
}

int create(Door& door, const AccountOptions& options) {
  JsonWriter out;
  out.begin_object().field("name", options.name).field("role", options.role).end_object();
  auto made = door.call("POST", "/v1/accounts", out.take());
  return made ? tell_password(*made) : report(made.error(), kBadUse);
}

int list(Door& door) {
  auto accounts = door.call("GET", "/v1/accounts");
  if (!accounts) {
    return report(accounts.error(), kFailed);
  }
  for (const JsonValue& account : (*accounts)["accounts"].GetArray()) {
    fmt::print("{}  {:24} {:30} {:8}  {:8}  {:13}  {} sessions\n", text_of(account, "id"),
               text_of(account, "name"), text_of(account, "role"),
               account["enabled"].GetBool() ? "enabled" : "disabled", text_of(account, "password"),
               account["second_factor"].GetBool() ? "second factor" : "-", account["sessions"].GetInt64());
  }
  return kDone;
}

// One request to `below` the account's path.
int ask(Door& door, const AccountOptions& options, const std::string& verb, const std::string& below,
        const std::string& body, int (*tell)(const JsonValue&)) {
  auto path = path_of(door, options.name);
  if (!path) {
    return report(path.error(), kNo);
  }
  auto done = door.call(verb, *path + below, body);
  return done ? tell(*done) : report(done.error(), kNo);
}

int tell_nothing(const JsonValue&) { return kDone; }

}  // namespace

void add_account(CLI::App& app, const Common& common, int& exit_code) {
  auto options = std::make_shared<AccountOptions>();
  CLI::App* account = app.add_subcommand("account", "Accounts that staff sign in with");
  account->require_subcommand(1);
  const auto with = [&common, &exit_code, options](auto use) {
    return [&common, &exit_code, options, use] {
      exit_code = with_door(common, [&](Door& door) { return use(door, *options); });
    };
  };
  const auto add = [&](const char* name, const char* about, auto use) {
    CLI::App* command = account->add_subcommand(name, about);
    command->add_option("name", options->name, "The sign-in name")->required();
    command->callback(with(use));
    return command;
  };
  add("create", "Make an account and print its one-time password once", create)
      ->add_option("--role", options->role, "A role of config/roles.json")
      ->required();
  account
      ->add_subcommand("list",
                       "All accounts: id, name, role, whether enabled, password, second factor, sessions")
      ->callback(with([](Door& door, const AccountOptions&) { return list(door); }));
  add("disable", "Nobody signs in with it any more, and its sessions end at once",
      [](Door& door, const AccountOptions& o) {
        return ask(door, o, "PATCH", "", R"({"enabled": false})", tell_nothing);
      });
  add("enable", "It can be signed in with again", [](Door& door, const AccountOptions& o) {
    return ask(door, o, "PATCH", "", R"({"enabled": true})", tell_nothing);
  });
  add("reset", "A new one-time password; the second factor, recovery codes and all sessions go",
      [](Door& door, const AccountOptions& o) { return ask(door, o, "POST", "/reset", "", tell_password); });
  add("new-password", "A new one-time password for one that was forgotten; the second factor stays",
      [](Door& door, const AccountOptions& o) {
        return ask(door, o, "POST", "/password", "", tell_password);
      });
  add("end-sessions", "End all of its sessions", [](Door& door, const AccountOptions& o) {
    return ask(door, o, "DELETE", "/sessions", "", tell_nothing);
  });
}

}  // namespace concord::owner

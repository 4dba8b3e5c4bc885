// The subcommands of `concord`. Each prints to stdout what was asked for and answers an exit code.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include <concord/service/configuration.hpp>

namespace concord::owner {

// 0 done; 1 the answer is no (verify found differences, an extract is held); 2 bad arguments or
// configuration; 3 could not be done.
inline constexpr int kDone = 0;
inline constexpr int kNo = 1;
inline constexpr int kBadUse = 2;
inline constexpr int kFailed = 3;

struct Common {
  std::string config_file = "config/concord.conf";
  std::string data_dir;
};

// Of a data folder without a store, only `init` makes one: a mistyped folder must not look like an empty
// council.
enum class Store { there_already, made_if_not_there };

int report(const Error& error, int exit_code);
// Opens the door, or reports why not.
int with_door(const Common& common, const std::function<int(class Door&)>& use,
              Store store = Store::there_already);

void add_init(CLI::App& app, const Common& common, int& exit_code);
void add_key(CLI::App& app, const Common& common, int& exit_code);
void add_account(CLI::App& app, const Common& common, int& exit_code);
void add_import(CLI::App& app, const Common& common, int& exit_code);
void add_evaluate(CLI::App& app, const Common& common, int& exit_code);
void add_verify(CLI::App& app, const Common& common, int& exit_code);
void add_config(CLI::App& app, const Common& common, int& exit_code);
void add_extract(CLI::App& app, const Common& common, int& exit_code);
void add_audit(CLI::App& app, const Common& common, int& exit_code);
void add_model(CLI::App& app, const Common& common, int& exit_code);
void add_seal_key(CLI::App& app, const Common& common, int& exit_code);
void add_retention(CLI::App& app, const Common& common, int& exit_code);
void add_resolve(CLI::App& app, int& exit_code);
void add_train(CLI::App& app, int& exit_code);
void add_openapi(CLI::App& app, int& exit_code);

}  // namespace concord::owner

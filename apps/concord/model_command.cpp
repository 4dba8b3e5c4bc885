#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include <fmt/format.h>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {
namespace {

constexpr std::string_view kModels = "/v1/matching/models";

struct ModelOptions {
  std::string id, file;
  std::size_t residents = 0;  // 0: as many as the file states
  std::size_t seed = 1;
};

int print(const Result<Json>& told) {
  if (!told) {
    return report(told.error(), kNo);
  }
  fmt::print("{}\n", JsonWriter().value(*told).take());
  return kDone;
}

int propose(Door& door, const ModelOptions& options) {
  std::ifstream in(options.file, std::ios::binary);
  if (!in) {
    return report(fail(Code::not_found, fmt::format("{} can't be read", options.file)), kBadUse);
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string query = options.residents > 0 ? fmt::format("?residents={}", options.residents) : "";
  return print(door.call("POST", std::string(kModels) + query, text));
}

// Waits for the switch: the service goes on under the former model until then.
int release(Door& door, const std::string& id) {
  const std::string path = fmt::format("{}/{}", kModels, id);
  auto told = door.call("POST", path + "/release");
  while (told && text_of(*told, "state") == "releasing") {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    told = door.call("GET", path);
  }
  const int printed = print(told);
  return printed == kDone && text_of(*told, "state") != "released" ? kNo : printed;
}

}  // namespace

void add_model(CLI::App& app, const Common& common, int& exit_code) {
  auto options = std::make_shared<ModelOptions>();
  CLI::App* model =
      app.add_subcommand("model", "Train or propose a match model, see what it would change, release it");
  model->require_subcommand(1);
  const auto on_door = [&common, &exit_code](std::function<int(Door&)> work) {
    return [&common, &exit_code, work] { exit_code = with_door(common, work); };
  };
  model->add_subcommand("list", "The model in force, and those proposed")->callback(on_door([](Door& door) {
    return print(door.call("GET", std::string(kModels)));
  }));
  CLI::App* proposed = model->add_subcommand("propose", "Propose a model file; nothing changes by it");
  proposed->add_option("file", options->file, "A model file, as `concord train` writes it")->required();
  proposed->add_option("--residents", options->residents,
                       "Read it for so many residents, instead of as many as it states");
  proposed->callback(on_door([options](Door& door) { return propose(door, *options); }));
  CLI::App* trained = model->add_subcommand(
      "train", "Train one on the records that are here, and propose it; nothing changes by it");
  trained->add_option("--seed", options->seed, "Of the pairs that training draws")->capture_default_str();
  trained->callback(on_door([options](Door& door) {
    return print(door.call("POST", fmt::format("{}/training?seed={}", kModels, options->seed)));
  }));
  const auto of_one = [&](const char* name, const char* about, std::string verb, std::string rest) {
    CLI::App* command = model->add_subcommand(name, about);
    command->add_option("id", options->id, "The model's id")->required();
    command->callback(on_door([options, verb, rest](Door& door) {
      return print(door.call(verb, fmt::format("{}/{}{}", kModels, options->id, rest)));
    }));
  };
  of_one("show", "Its state, and its preview in numbers", "GET", "");
  of_one("preview", "Work out what its release would do, in numbers", "POST", "/preview");
  CLI::App* released =
      model->add_subcommand("release", "Link by it from now on; a former one: go back to it");
  released->add_option("id", options->id, "The model's id")->required();
  released->callback(on_door([options](Door& door) { return release(door, options->id); }));
}

}  // namespace concord::owner

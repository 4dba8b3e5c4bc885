#include <fmt/format.h>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {

void add_extract(CLI::App& app, const Common& common, int& exit_code) {
  auto id = std::make_shared<std::string>();
  CLI::App* extract = app.add_subcommand("extract", "Look at an extract, or approve a held one");
  extract->require_subcommand(1);
  const auto call = [&common, &exit_code, id](std::string verb, std::string rest) {
    return [&common, &exit_code, id, verb, rest] {
      exit_code = with_door(common, [&](Door& door) {
        auto told = door.call(verb, "/v1/extracts/" + *id + rest);
        if (!told) {
          return report(told.error(), kNo);
        }
        JsonWriter out;
        out.value(*told);
        fmt::print("{}\n", out.take());
        return kDone;
      });
    };
  };
  CLI::App* show = extract->add_subcommand("show", "Its state and reconciliation");
  show->add_option("id", *id, "The extract's id")->required();
  show->callback(call("GET", ""));
  CLI::App* approve =
      extract->add_subcommand("approve", "Let a held extract cease the records that it lacks");
  approve->add_option("id", *id, "The extract's id")->required();
  approve->callback(call("POST", "/approval"));
}

}  // namespace concord::owner

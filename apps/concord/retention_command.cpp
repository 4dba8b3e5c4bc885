#include <fmt/format.h>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {
namespace {

// Which records they are is for the officer, who may see them: GET of the route's pages.
void print_rules(const JsonValue& run) {
  fmt::print("{:<32} {:>9} {:>9} {:>9} {:>9}\n", "rule", "kept", "due", "review", "held");
  for (const JsonValue& rule : run["rules"].GetArray()) {
    fmt::print("{:<32} {:>9} {:>9} {:>9} {:>9}\n", text_of(rule, "name"), rule["kept"].GetInt64(),
               rule["due"].GetInt64(), rule["review"].GetInt64(), rule["held"].GetInt64());
  }
  fmt::print("{:<32} {:>9}\n", "(no rule: stays)", run["no_rule"].GetInt64());
}

int dry_run(Door& door, bool as_json) {
  auto run = door.call("POST", "/v1/retention/runs?dry_run=true&limit=1", "{}");
  if (!run) {
    return report(run.error(), kFailed);
  }
  if (as_json) {
    JsonWriter out;
    out.value(*run);
    fmt::print("{}\n", out.take());
  } else {
    print_rules(*run);
  }
  return kDone;
}

}  // namespace

void add_retention(CLI::App& app, const Common& common, int& exit_code) {
  CLI::App* retention = app.add_subcommand(
      "retention", "What the rules of retention keep and let go today; nothing is erased from here");
  auto as_json = std::make_shared<bool>(false);
  auto dry = std::make_shared<bool>(false);
  retention->add_flag("--dry-run", *dry, "As it always is: a run that erases is an officer's, signed in")
      ->required();
  retention->add_flag("--json", *as_json, "As JSON");
  retention->callback([&common, &exit_code, as_json, dry] {
    exit_code = with_door(common, [&](Door& door) { return dry_run(door, *as_json); });
  });
}

}  // namespace concord::owner

#include "command_line.hpp"

#include <cstdio>

#include <concord/base/text.hpp>

namespace concord {
namespace {

// The command that was reached before the word that isn't known.
const CLI::App& reached(const CLI::App& app) {
  const std::vector<CLI::App*> given = app.get_subcommands();
  return given.empty() ? app : reached(*given.front());
}

// Empty where a command wasn't misspelt. An unknown option before the word may have it for its value.
std::string misspelt(const CLI::App& app) {
  const std::vector<std::string> left = app.remaining(true);
  const std::vector<const CLI::App*> known = reached(app).get_subcommands({});
  if (known.empty() || left.empty() || left.front().starts_with('-')) {
    return {};
  }
  std::vector<std::string_view> names;
  std::string list;
  for (const CLI::App* command : known) {
    names.push_back(command->get_name());
    list += (list.empty() ? "" : ", ") + command->get_name();
  }
  const auto near = nearest(left.front(), names);
  return "there is no command '" + left.front() + "'; " +
         (near ? "the nearest is '" + std::string(*near) + "'" : "the commands are " + list);
}

}  // namespace

void add_version(CLI::App& app, const std::string& program) {
  app.set_version_flag("--version", program + " " + CONCORD_VERSION, "Print the version and exit");
}

bool tell(const CLI::App& app, const CLI::ParseError& found, const std::string& program) {
  if (found.get_exit_code() != 0) {
    if (const std::string wrong = misspelt(app); !wrong.empty()) {
      std::fprintf(stderr, "%s: %s\nRun with --help for more information.\n", program.c_str(), wrong.c_str());
      return false;
    }
  }
  return app.exit(found) == 0;
}

}  // namespace concord

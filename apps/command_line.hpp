// What the command lines of all programs share: their version, and what is said of a misspelt command.
#pragma once

#include <CLI/CLI.hpp>

namespace concord {

// `--version`: the program's name and the version of the build (CMakeLists.txt).
void add_version(CLI::App& app, const std::string& program);

// Prints what CLI11 found: help or version to stdout, what is wrong to stderr. A command that isn't known is
// answered with the nearest one that is. True where nothing was wrong.
bool tell(const CLI::App& app, const CLI::ParseError& found, const std::string& program);

}  // namespace concord

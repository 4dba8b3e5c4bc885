// concord-synth: writes a synthetic council. Exit codes: 0 written; 2 an option is wrong; 3 the folder is not
// empty; 4 the disk refused.
#include <cstdio>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <concord/synth/council.hpp>

#include "command_line.hpp"

namespace {

// Draws on a terminal only, and only when a percent has passed.
concord::synth::Progress progress_bar() {
  if (isatty(STDERR_FILENO) == 0) return {};
  return [shown = std::uint64_t{101}](std::uint64_t made, std::uint64_t of) mutable {
    const std::uint64_t percent = made * 100 / of;
    if (percent == shown) return;
    shown = percent;
    const std::string bar(static_cast<std::size_t>(percent / 2), '#');
    std::fprintf(stderr, "\r[%-50s] %3llu %%", bar.c_str(), static_cast<unsigned long long>(percent));
    if (percent == 100) std::fputc('\n', stderr);
  };
}

int report(const concord::Error& error) {
  std::fprintf(stderr, "concord-synth: %s\n", error.detail.c_str());
  return error.code == concord::Code::conflict ? 3 : 2;
}

void print(const concord::synth::CouncilSummary& summary) {
  std::printf("%llu residents in %llu households\n", static_cast<unsigned long long>(summary.residents),
              static_cast<unsigned long long>(summary.households));
  for (const auto& [kind, count] : summary.records) {
    std::printf("%10llu records  %s\n", static_cast<unsigned long long>(count), kind.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  concord::synth::CouncilOptions options;
  CLI::App app{"Writes the extracts of a synthetic council's departments, and the truth of who is who."};
  app.footer("Exit codes: 0 written, 2 an option is wrong, 3 the folder is not empty, 4 the disk refused.");
  app.add_option("--residents", options.residents, "How many residents to make")->capture_default_str();
  app.add_option("--seed", options.seed, "The same seed gives the same bytes")->capture_default_str();
  app.add_option("--out", options.out, "A folder that is empty or not there yet")->required();
  app.add_option("--first-household", options.first_household,
                 "The number of the first household: far enough from another council's, nobody is in both");
  app.add_option("--months", options.months, "Also a later delivery, so many months on, in OUT/later");
  concord::add_version(app, "concord-synth");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return concord::tell(app, error, "concord-synth") ? 0 : 2;
  }
  try {
    const auto summary = concord::synth::write_council(options, progress_bar());
    if (!summary) return report(summary.error());
    print(*summary);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "concord-synth: %s\n", error.what());
    return 4;
  }
}

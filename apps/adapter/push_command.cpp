#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

#include <concord/http/client.hpp>

#include "commands.hpp"

namespace concord::adapter {
namespace {

struct Chosen {
  Target target;
  std::string layout;
  std::string codes;
  std::string input;
};

// One line on a terminal, drawn over.
void draw(const agent::PushProgress& progress) {
  fmt::print(stderr, "\r{:>10} records in {} batches", progress.records, progress.batches);
  std::fflush(stderr);
}

Result<agent::PushReport> push(const Common& common, const Chosen& chosen) {
  const Result<agent::PushOptions> options = push_options(common, chosen.target);
  if (!options) {
    return options.error();
  }
  const auto layout = adapters::find_layout(chosen.layout, chosen.codes);
  if (!layout) {
    return layout.error();
  }
  const bool mapped = chosen.layout.ends_with(".json");
  const Result<adapters::Extract> extract =
      mapped ? adapters::open_extract_or_files(chosen.input, options->source, std::string((*layout)->name()))
             : adapters::open_extract(chosen.input);
  if (!extract) {
    return extract.error();
  }
  const bool shown = isatty(STDERR_FILENO) == 1;
  const auto http = http::make_http_client({.trusted_certificates = chosen.target.trusted_certificates});
  auto report = agent::push(*extract, **layout, *http, *options,
                            shown ? draw : std::function<void(const agent::PushProgress&)>{});
  if (shown) {
    fmt::print(stderr, "\n");
  }
  return report;
}

}  // namespace

void add_push(CLI::App& app, const Common& common, int& exit_code) {
  auto chosen = std::make_shared<Chosen>();
  CLI::App* command =
      app.add_subcommand("push", "Read an extract and send it; run again to go on after a break");
  add_target(*command, chosen->target);
  command
      ->add_option("--layout", chosen->layout,
                   "universal-housing, academy, cld, mosaic, or a mapping file (.json)")
      ->required();
  command->add_option("--codes", chosen->codes, "A file that replaces entries of the layout's code tables");
  command
      ->add_option("--input", chosen->input,
                   "The extract's folder, with its manifest.json; for a mapping file also a CSV file")
      ->required();
  command->callback([&common, &exit_code, chosen] {
    const Result<agent::PushReport> pushed = push(common, *chosen);
    if (!pushed) {
      exit_code = report(pushed.error());
      return;
    }
    fmt::print("{}{}", common.json ? agent::to_json(*pushed) : agent::to_text(*pushed),
               common.json ? "\n" : "");
    exit_code = pushed->state == "held" ? kHeld : kDone;
  });
}

}  // namespace concord::adapter

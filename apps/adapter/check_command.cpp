#include <fmt/format.h>

#include "commands.hpp"

namespace concord::adapter {
namespace {

struct Chosen {
  std::string layout;
  std::string codes;
  std::string input;
  std::string skipped;
  std::string records;
};

Result<agent::PushReport> rehearse(const Chosen& chosen) {
  const auto layout = adapters::find_layout(chosen.layout, chosen.codes);
  if (!layout) {
    return layout.error();
  }
  const bool mapped = chosen.layout.ends_with(".json");
  const Result<adapters::Extract> extract =
      mapped ? adapters::open_extract_or_files(chosen.input, "unnamed", std::string((*layout)->name()))
             : adapters::open_extract(chosen.input);
  if (!extract) {
    return extract.error();
  }
  return agent::rehearse(*extract, **layout, chosen.skipped, chosen.records);
}

}  // namespace

void add_check(CLI::App& app, const Common& common, int& exit_code) {
  auto chosen = std::make_shared<Chosen>();
  CLI::App* command =
      app.add_subcommand("check", "Read an extract and say what would be sent; sends nothing");
  command
      ->add_option("--layout", chosen->layout,
                   "universal-housing, academy, cld, mosaic, or a mapping file (.json)")
      ->required();
  command->add_option("--codes", chosen->codes, "A file that replaces entries of the layout's code tables");
  command
      ->add_option("--input", chosen->input,
                   "The extract's folder, with its manifest.json; for a mapping file also a CSV file")
      ->required();
  command->add_option("--skipped", chosen->skipped,
                      "Write here where each row and value stands that is left out, and why");
  command->add_option("--records", chosen->records, "Write here the records that would be sent, one a line");
  command->callback([&common, &exit_code, chosen] {
    const Result<agent::PushReport> checked = rehearse(*chosen);
    if (!checked) {
      exit_code = report(checked.error());
      return;
    }
    fmt::print("{}{}", common.json ? agent::to_json(*checked) : agent::to_text(*checked),
               common.json ? "\n" : "");
    exit_code = kDone;
  });
}

}  // namespace concord::adapter

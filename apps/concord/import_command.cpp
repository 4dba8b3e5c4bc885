#include <fmt/format.h>
#include <unistd.h>

#include <concord/adapters/layout.hpp>
#include <concord/agent/push.hpp>

#include "commands.hpp"
#include "door.hpp"

namespace concord::owner {
namespace {

struct ImportOptions {
  std::string source, layout, codes;
  std::filesystem::path folder;
  std::size_t batch = 1000;
};

bool ends_in_json(const std::string& layout) { return layout.ends_with(".json"); }

Result<agent::PushReport> push(Door& door, const ImportOptions& options, const adapters::Layout& layout,
                               const std::filesystem::path& state) {
  auto extract =
      ends_in_json(options.layout)
          ? adapters::open_extract_or_files(options.folder, options.source, std::string(layout.name()))
          : adapters::open_extract(options.folder);
  if (!extract) {
    return extract.error();
  }
  agent::PushOptions push;
  push.source = options.source;
  push.server = door.server();
  push.state = state;
  push.batch_records = options.batch;
  const bool terminal = isatty(STDERR_FILENO) == 1;
  return agent::push(*extract, layout, door.client(), push, [&](const agent::PushProgress& progress) {
    if (terminal) {
      fmt::print(stderr, "\r{} records sent", progress.records);
    }
  });
}

int import(Door& door, const ImportOptions& options, const std::filesystem::path& state) {
  const auto layout = adapters::find_layout(options.layout, options.codes);
  if (!layout) {
    return report(layout.error(), kBadUse);
  }
  auto report_of_push = push(door, options, **layout, state);
  const bool terminal = isatty(STDERR_FILENO) == 1;
  if (terminal) {
    fmt::print(stderr, "\n");
  }
  if (!report_of_push) {
    return report(report_of_push.error(), kFailed);
  }
  fmt::print("{}", agent::to_text(*report_of_push));
  auto waited = door.wait_until_resolved([&](std::size_t waiting) {
    if (terminal) {
      fmt::print(stderr, "\r{} records to resolve ", waiting);
    }
  });
  if (terminal) {
    fmt::print(stderr, "\n");
  }
  if (!waited) {
    return report(waited.error(), kFailed);
  }
  return report_of_push->state == "held" ? kNo : kDone;
}

}  // namespace

void add_import(CLI::App& app, const Common& common, int& exit_code) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command =
      app.add_subcommand("import", "Take in an extract with the adapters in this process, for a first load");
  command->add_option("--source", options->source, "Whose extract it is: housing, benefits, social-care ...")
      ->required();
  command->add_option("--layout", options->layout, "A layout's name, or a mapping file (.json)")->required();
  command->add_option("--codes", options->codes, "The council's own code tables")->check(CLI::ExistingFile);
  command->add_option("--batch", options->batch, "Records in a batch")
      ->capture_default_str()
      ->check(CLI::Range(1, 5000));
  command
      ->add_option("folder", options->folder, "Folder of the extract; with a mapping file also one CSV file")
      ->required()
      ->check(CLI::ExistingPath);
  command->callback([&common, &exit_code, options] {
    auto configuration = service::read_configuration(common.config_file);
    if (!configuration) {
      exit_code = report(configuration.error(), kBadUse);
      return;
    }
    const std::filesystem::path state = service::data_directory(common.data_dir, *configuration) / "import";
    exit_code = with_door(common, [&](Door& door) { return import(door, *options, state); });
  });
}

}  // namespace concord::owner

#include <fmt/format.h>

#include <concord/base/csv.hpp>

#include "commands.hpp"
#include "linking.hpp"

namespace concord::owner {
namespace {

struct ResolveOptions : LinkingOptions {
  std::string model, out;
};

std::string clusters_csv(const service::LinkReport& report) {
  std::string text = "source,record_id,entity_id\n";
  for (const service::LinkedRecord& record : report.records)
    text += fmt::format("{},{},{}\n", csv_cell(record.source), csv_cell(record.record_id), record.entity);
  return text;
}

std::string summary(const service::LinkReport& report) {
  JsonWriter out;
  out.begin_object().field("records", report.records.size()).field("skipped_rows", report.skipped);
  out.field("pairs_compared", report.pairs_compared).field("entities", report.entities);
  out.field("largest_entity", report.largest_entity).key("seconds").begin_object();
  out.field("read", report.seconds.read).field("train", report.seconds.train);
  out.field("compare", report.seconds.compare).field("partition", report.seconds.partition);
  out.field("total", report.seconds.total).end_object();
  out.field("peak_rss_bytes", peak_rss_bytes()).field("threshold", report.threshold);
  write_quality(out, report);
  write_measures(out, report);
  return out.end_object().take();
}

void print_why(const matching::Evidence& evidence) {
  for (const matching::EvidenceLine& line : evidence.lines) {
    if (line.level != "missing")
      fmt::print(stderr, "{:+8.2f}  {}  {}\n", line.weight, line.comparison, line.level);
  }
  fmt::print(stderr, "{:+8.2f}  in all\n", evidence.score);
}

int resolve(ResolveOptions& options) {
  if (auto good = ready(options); !good) return report(good.error(), kBadUse);
  if (!options.model.empty()) options.link.model = options.model;
  const auto done = service::link_files(options.link);
  if (!done) return report(done.error(), kBadUse);
  auto written = write_file(options.out, clusters_csv(*done));
  if (written) written = write_results(options, *done);
  if (!written) return report(written.error(), kFailed);
  if (done->why) print_why(*done->why);
  fmt::print("{}\n", summary(*done));
  return kDone;
}

}  // namespace

void add_resolve(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ResolveOptions>();
  CLI::App* command = app.add_subcommand(
      "resolve", "Link and de-duplicate CSV files of people; needs no service and no data folder");
  add_linking_options(*command, *options);
  CLI::Option* model =
      command->add_option("--model", options->model, "A model file; without it one is trained on the files")
          ->check(CLI::ExistingFile);
  command->add_option("--save-model", options->save_model, "Where to write the trained model")
      ->excludes(model);
  command->add_option("--threshold", options->link.threshold, "Probability from which records are linked")
      ->capture_default_str();
  command->add_option("--why", options->link.why, "Two record ids: print what speaks for and against them")
      ->expected(2);
  command->add_option("--out", options->out, "Where to write source,record_id,entity_id")->required();
  command->callback([options, &exit_code] { exit_code = resolve(*options); });
}

}  // namespace concord::owner

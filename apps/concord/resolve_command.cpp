#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <concord/base/csv.hpp>
#include <concord/base/json.hpp>
#include <concord/service/link_files.hpp>

#include "commands.hpp"

namespace concord::owner {
namespace {

struct ResolveOptions {
  service::LinkOptions link;
  std::string mapping, model, save_model, out;
};

Outcome write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) return fail(Code::storage_full, fmt::format("'{}' can't be written", path));
  return {};
}

std::string clusters_csv(const service::LinkReport& report) {
  std::string text = "source,record_id,entity_id\n";
  for (const service::LinkedRecord& record : report.records)
    text += fmt::format("{},{},{}\n", csv_cell(record.source), csv_cell(record.record_id), record.entity);
  return text;
}

std::int64_t peak_rss_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
}

std::string summary(const service::LinkReport& report, double threshold) {
  JsonWriter out;
  out.begin_object().field("records", report.records.size()).field("skipped_rows", report.skipped);
  out.field("pairs_compared", report.pairs_compared).field("entities", report.entities);
  out.field("largest_entity", report.largest_entity).key("seconds").begin_object();
  out.field("read", report.seconds.read).field("train", report.seconds.train);
  out.field("compare", report.seconds.compare).field("partition", report.seconds.partition);
  out.field("total", report.seconds.total).end_object();
  out.field("peak_rss_bytes", peak_rss_bytes()).field("threshold", threshold);
  if (report.quality) {
    out.key("quality").begin_object().field("precision", report.quality->precision);
    out.field("recall", report.quality->recall).field("f1", report.quality->f1);
    out.field("bcubed_f1", report.quality->bcubed_f1).field("best_f1", report.best_f1);
    out.field("best_threshold", report.best_threshold).end_object();
  }
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
  auto mapping = adapters::read_mapping_file(options.mapping);
  if (!mapping) return report(mapping.error(), kBadUse);
  options.link.mapping = std::move(*mapping);
  if (!options.model.empty()) options.link.model = options.model;
  options.link.threads = std::max(1U, std::thread::hardware_concurrency());
  if (isatty(STDERR_FILENO) == 1)
    options.link.progress = [](std::string_view step) { fmt::print(stderr, "{} ...\n", step); };
  const auto done = service::link_files(options.link);
  if (!done) return report(done.error(), kBadUse);
  auto written = write_file(options.out, clusters_csv(*done));
  if (written && !options.save_model.empty() && !done->model_file.empty())
    written = write_file(options.save_model, done->model_file);
  if (!written) return report(written.error(), kFailed);
  if (done->why) print_why(*done->why);
  fmt::print("{}\n", summary(*done, options.link.threshold));
  return kDone;
}

}  // namespace

void add_resolve(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ResolveOptions>();
  CLI::App* command = app.add_subcommand(
      "resolve", "Link and de-duplicate CSV files of people; needs no service and no data folder");
  command->add_option("--mapping", options->mapping, "What each column is (docs: resolve.md)")
      ->required()
      ->check(CLI::ExistingFile);
  command->add_option("--truth", options->link.truth, "A column with the true person of each row");
  CLI::Option* model =
      command->add_option("--model", options->model, "A model file; without it one is trained on the files")
          ->check(CLI::ExistingFile);
  command->add_option("--base-model", options->link.base_model, "What training starts from")
      ->default_val("config/match_model.json");
  command->add_option("--save-model", options->save_model, "Where to write the trained model")
      ->excludes(model);
  command->add_option("--threshold", options->link.threshold, "Probability from which records are linked")
      ->capture_default_str();
  command->add_option("--seed", options->link.seed, "Of the pairs that training draws")
      ->capture_default_str();
  command->add_option("--why", options->link.why, "Two record ids: print what speaks for and against them")
      ->expected(2);
  command->add_option("--out", options->out, "Where to write source,record_id,entity_id")->required();
  command->add_option("files", options->link.files, "CSV files")->required()->check(CLI::ExistingFile);
  command->callback([options, &exit_code] { exit_code = resolve(*options); });
}

}  // namespace concord::owner

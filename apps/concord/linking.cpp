#include "linking.hpp"

#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <concord/service/report_page.hpp>

namespace concord::owner {

void add_linking_options(CLI::App& command, LinkingOptions& options) {
  service::LinkOptions& link = options.link;
  command.add_option("--mapping", options.mapping, "What each column is (docs: resolve.md)")
      ->required()
      ->check(CLI::ExistingFile);
  command.add_option("--truth", link.truth, "A column with the true person of each row");
  command.add_option("--base-model", link.base_model, "What training starts from")
      ->default_val("config/match_model.json");
  command.add_option("--seed", link.seed, "Of the pairs that training draws")->capture_default_str();
  CLI::Option* report =
      command.add_option("--report", options.report, "Where to write a report to look at, one HTML page");
  command
      .add_flag("--report-values", link.show_values,
                "Its examples show what was compared: people's own data, not to be handed round")
      ->needs(report);
  command.add_option("files", link.files, "CSV files")->required()->check(CLI::ExistingFile);
}

Outcome ready(LinkingOptions& options) {
  auto mapping = adapters::read_mapping_file(options.mapping);
  if (!mapping) return mapping.error();
  options.link.mapping = std::move(*mapping);
  options.link.measure = !options.report.empty();
  options.link.threads = std::max(1U, std::thread::hardware_concurrency());
  if (isatty(STDERR_FILENO) == 1)
    options.link.progress = [](std::string_view step) { fmt::print(stderr, "{} ...\n", step); };
  return {};
}

Outcome write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) return fail(Code::storage_full, fmt::format("'{}' can't be written", path));
  return {};
}

Outcome write_results(const LinkingOptions& options, const service::LinkReport& report) {
  if (!options.save_model.empty() && !report.model_file.empty()) {
    if (auto written = write_file(options.save_model, report.model_file); !written) return written;
  }
  if (options.report.empty()) return {};
  return write_file(options.report, service::report_page(report));
}

std::int64_t peak_rss_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
}

void write_quality(JsonWriter& out, const service::LinkReport& report) {
  if (!report.quality) return;
  out.key("quality").begin_object().field("precision", report.quality->precision);
  out.field("recall", report.quality->recall).field("f1", report.quality->f1);
  out.field("bcubed_f1", report.quality->bcubed_f1).field("best_f1", report.best_f1);
  out.field("best_threshold", report.best_threshold).end_object();
}

void write_groups(JsonWriter& out, const service::LinkReport& report) {
  out.key("groups").begin_object();
  for (const matching::GroupMeasures& measures : report.measures->groups) {
    out.key(to_string(measures.kind)).begin_array();
    for (const matching::PeopleGroup& group : measures.groups) {
      out.begin_object().field("group", group.name).field("people", group.people);
      out.field("records", group.records);
      if (report.linked) out.field("linked", group.linked);
      out.field("unlinkable", group.unlinkable).end_object();
    }
    out.end_array();
  }
  out.end_object();
}

void write_measures(JsonWriter& out, const service::LinkReport& report) {
  if (!report.measures) return;
  const service::LinkMeasures& measures = *report.measures;
  out.key("measures").begin_object().field("unlinkable", measures.selves.unlinkable);
  if (report.linked)
    out.field("large_clusters", measures.clusters.large).field("fragile_clusters", measures.clusters.fragile);
  write_groups(out, report);
  if (measures.has_truth) out.key("calibration").begin_array();
  for (const matching::ScoreBin& bin : measures.pairs.bins) {
    if (bin.known == 0) continue;
    const auto known = static_cast<double>(bin.known);
    out.begin_object().field("bits", bin.bits).field("pairs", bin.known);
    out.field("predicted", bin.expected / known)
        .field("true", static_cast<double>(bin.of_one) / known)
        .end_object();
  }
  if (measures.has_truth) out.end_array();
  out.end_object();
}

}  // namespace concord::owner

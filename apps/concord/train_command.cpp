#include <fmt/format.h>

#include "commands.hpp"
#include "linking.hpp"

namespace concord::owner {
namespace {

std::string summary(const service::LinkReport& report) {
  JsonWriter out;
  out.begin_object().field("records", report.records.size()).field("skipped_rows", report.skipped);
  if (report.measures) out.field("pairs_compared", report.pairs_compared);
  if (report.decisions) {
    out.key("decisions").begin_object().field("given", report.decisions->given);
    out.field("same", report.decisions->same).field("different", report.decisions->different).end_object();
  }
  out.key("seconds").begin_object().field("read", report.seconds.read);
  out.field("train", report.seconds.train).field("total", report.seconds.total).end_object();
  out.field("peak_rss_bytes", peak_rss_bytes()).key("rounds").begin_array();
  for (const matching::TrainingRound& round : report.rounds) {
    out.begin_object().field("matches", round.matches);
    for (const auto& [kind, pairs] : round.other_kinds) out.field(kind, pairs);
    out.field("pairs", round.pairs).field("iterations", round.iterations).end_object();
  }
  out.end_array();
  write_measures(out, report);
  return out.end_object().take();
}

int train(LinkingOptions& options) {
  if (auto good = ready(options); !good) return report(good.error(), kBadUse);
  const auto done = service::train_on_files(options.link);
  if (!done) return report(done.error(), kBadUse);
  if (auto written = write_results(options, *done); !written) return report(written.error(), kFailed);
  if (done->rounds.empty())
    fmt::print(stderr,
               "too few records to learn from: the model is the base model for a population of so many\n");
  if (done->decisions && done->decisions->given > 0 &&
      done->decisions->same + done->decisions->different == 0)
    fmt::print(
        stderr,
        "no decision was heard: sources and record ids must be as `concord resolve` writes them, and no "
        "pair decided both ways\n");
  fmt::print("{}\n", summary(*done));
  return kDone;
}

}  // namespace

void add_train(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<LinkingOptions>();
  CLI::App* command = app.add_subcommand(
      "train", "Train a match model on CSV files of people and save it; links nothing, needs no service");
  add_linking_options(*command, *options);
  command->add_option("--save-model", options->save_model, "Where to write the trained model")->required();
  command
      ->add_option("--decisions", options->decisions,
                   "What was decided about pairs of records: source_a,record_a,source_b,record_b,ruling")
      ->check(CLI::ExistingFile);
  command->callback([options, &exit_code] {
    if (!options->decisions.empty()) options->link.decisions = options->decisions;
    exit_code = train(*options);
  });
}

}  // namespace concord::owner

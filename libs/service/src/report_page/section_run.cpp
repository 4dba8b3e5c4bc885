#include <fmt/format.h>

#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

std::string card(const std::string& figure, std::string_view what, const std::string& more = "") {
  return fmt::format("<div class=\"figure-card\"><dt>{}</dt><dd><b>{}</b>{}</dd></div>\n", what, figure,
                     more.empty() ? "" : "<span>" + more + "</span>");
}

std::string seconds(double seconds) { return fmt::format("{:.1f} s", seconds); }

std::string quality_cards(const LinkReport& report) {
  if (!report.quality) return {};
  const matching::Quality& quality = *report.quality;
  return "<dl class=\"figures\">\n" +
         card(percent(quality.precision), "precision", "of the pairs that were joined are one person") +
         card(percent(quality.recall), "recall", "of the pairs of one person were joined") +
         card(fmt::format("{:.4f}", quality.f1), "F1",
              fmt::format("best at any threshold {:.4f}", report.best_f1)) +
         card(fmt::format("{:.4f}", quality.bcubed_f1), "B-cubed F1", "over records instead of pairs") +
         "</dl>\n";
}

}  // namespace

std::string run_section(const LinkReport& report) {
  const LinkMeasures& measures = *report.measures;
  std::string body = "<dl class=\"figures\">\n";
  body += card(count(report.records.size()), "records",
               report.skipped == 0 ? "" : phrase("row was left out", "rows were left out", report.skipped));
  body += card(count(report.pairs_compared), "pairs compared", "that a key brings together");
  if (report.linked)
    body += card(count(report.entities), "people found",
                 fmt::format("the largest of {}", phrase("record", "records", report.largest_entity)));
  body += card(fmt::format("{:g}", report.threshold), "threshold",
               fmt::format("as a probability; {} bits", bits(measures.threshold_bits)));
  body += card(seconds(report.seconds.total), "in all",
               report.linked ? fmt::format("read {}, train {}, compare {}, partition {}",
                                           seconds(report.seconds.read), seconds(report.seconds.train),
                                           seconds(report.seconds.compare), seconds(report.seconds.partition))
                             : fmt::format("read {}, train {}", seconds(report.seconds.read),
                                           seconds(report.seconds.train)));
  body += "</dl>\n" + quality_cards(report);
  body += paragraph("Model: <code>" + escape(measures.model_version) + "</code>");
  return section("run", "What was done", body);
}

std::string training_section(const LinkReport& report) {
  if (report.model_file.empty()) return {};
  if (report.rounds.empty())
    return section(
        "training", "How it was trained",
        paragraph("There were too few records to learn from: this is the model that training starts from, "
                  "for a population of so many."));
  Table table("What each round of training found");
  table.heading(
      {"round", "pairs of one person", "pairs of other kinds", "pairs looked at", "patterns", "steps"});
  std::size_t number = 0;
  for (const matching::TrainingRound& round : report.rounds) {
    std::string kinds;
    for (const auto& [kind, pairs] : round.other_kinds)
      kinds += (kinds.empty() ? "" : ", ") + escape(kind) + " " + count(pairs);
    table.row({std::to_string(++number), count(round.matches), kinds, count(round.pairs),
               count(round.patterns), count(round.iterations)});
  }
  return section(
      "training", "How it was trained",
      paragraph("From the records alone, without labels: first each record counts as a person of its own, "
                "then the people that the first round finds. Pairs are those that training expects.") +
          table.take());
}

}  // namespace concord::service::page

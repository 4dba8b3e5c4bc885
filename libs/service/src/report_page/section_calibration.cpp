#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <concord/matching/interval.hpp>

#include "charts.hpp"
#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

constexpr int kFrom = -10, kTo = 20;  // bits that are drawn; beyond them a share is 0 or 1

Whisker interval(double at, double share, double number) {
  const matching::Interval allowed = matching::wilson(share, number);
  return {at, share, allowed.least, allowed.most};
}

std::string difference(double shares) {
  const std::string digits = fmt::format("{:.3f}", std::abs(shares));
  if (digits == "0.000") return digits;
  return (shares < 0 ? "−" : "+") + digits;
}

}  // namespace

std::string calibration_section(const LinkMeasures& measures) {
  if (!measures.has_truth) return {};
  LineChart chart{
      .text = {"calibration-chart", "Predicted and true share by score",
               "A line of the share that was predicted, and dots of the share that is true, with the "
               "interval that their number allows."},
      .across = "score, bits",
      .from = kFrom,
      .to = kTo,
      .curves = {{"one", "predicted", {}}}};
  Table table("Predicted and true share by score");
  table.heading({"bits", "pairs", "predicted", "true", "difference", "interval of the true"});
  for (const matching::ScoreBin& bin : measures.pairs.bins) {
    if (bin.known == 0 || bin.bits < kFrom || bin.bits >= kTo) continue;
    const auto known = static_cast<double>(bin.known);
    const double predicted = bin.expected / known;
    const double truth = static_cast<double>(bin.of_one) / known;
    chart.curves[0].points.push_back({bin.bits + 0.5, predicted});
    chart.whiskers.push_back(interval(bin.bits + 0.5, truth, known));
    table.row(
        {fmt::format("{} to {}", whole_bits(bin.bits), whole_bits(bin.bits + 1)), count(bin.known),
         percent(predicted), percent(truth), difference(truth - predicted),
         fmt::format("{} to {}", percent(chart.whiskers.back().least), percent(chart.whiskers.back().most))});
  }
  if (chart.whiskers.empty()) return {};
  return section(
      "calibration", "Whether a probability means what it says",
      paragraph("Of the pairs that score so many bits, the share that <span class=\"key one\">should be one "
                "person by their probability</span> and the share that <span class=\"key two\">is, by the "
                "truth</span>. A whisker is what chance allows for so few pairs.") +
          beside(lines(chart), numbers("The numbers as a table", table.take())));
}

}  // namespace concord::service::page

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "charts.hpp"
#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

constexpr int kFrom = -10, kTo = 30;  // bits that are drawn

double probability(double bits) { return 1 / (1 + std::exp2(-bits)); }

std::string probability_text(double bits) { return fmt::format("{:.4g}", probability(bits)); }

std::string pairs_by_threshold(const LinkMeasures& measures) {
  Curve curve{"one", "", {}};
  Table table("Pairs that score so much or more");
  table.heading({"bits", "probability", "pairs", "of them in one cluster"});
  double pairs = 0;
  std::size_t together = 0;
  std::vector<std::vector<std::string>> rows;
  for (auto bin = measures.pairs.bins.rbegin(); bin != measures.pairs.bins.rend(); ++bin) {
    pairs += static_cast<double>(bin->pairs);
    together += bin->together;
    if (bin->bits < 0 || bin->bits > kTo) continue;
    curve.points.insert(curve.points.begin(), {static_cast<double>(bin->bits), pairs});
    rows.push_back({whole_bits(bin->bits), probability_text(bin->bits), count(pairs), count(together)});
  }
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) table.row(*row);
  LineChart chart{.text = {"thresholds-chart", "Pairs by threshold",
                           fmt::format("From {} pairs at 0 bits to {} at {} bits.", count(pairs),
                                       count(curve.points.back().y), kTo)},
                  .across = "threshold, bits",
                  .from = 0,
                  .to = kTo,
                  .most = std::max(1.0, curve.points.front().y * 1.05),
                  .shares = false,
                  .curves = {curve},
                  .mark = measures.threshold_bits,
                  .mark_name = "in use"};
  return beside(lines(chart), numbers("The numbers as a table", table.take()));
}

std::string quality_by_threshold(const LinkMeasures& measures) {
  Curve precision{"one", "precision", {}}, recall{"two", "recall", {}};
  Table table("Precision and recall by threshold");
  table.heading({"bits", "probability", "precision", "recall", "F1"});
  double least = 1;
  for (const ThresholdPoint& point : measures.thresholds) {
    if (point.bits < kFrom || point.bits > kTo) continue;
    precision.points.push_back({point.bits, point.precision});
    recall.points.push_back({point.bits, point.recall});
    least = std::min({least, point.precision, point.recall});
    table.row({whole_bits(static_cast<int>(point.bits)), probability_text(point.bits),
               percent(point.precision), percent(point.recall), fmt::format("{:.4f}", point.f1)});
  }
  if (precision.points.empty()) return paragraph("Of no compared pair the truth is known.");
  const double floor = least > 0.95 ? 0.95 : least > 0.8 ? 0.8 : least > 0.5 ? 0.5 : 0;
  const auto last = [](const Curve& curve) { return percent(curve.points.back().y); };
  LineChart chart{
      .text = {"thresholds-chart", "Precision and recall by threshold",
               fmt::format("At the lowest threshold precision is {} and recall {}; at the highest {} and {}.",
                           percent(precision.points.front().y), percent(recall.points.front().y),
                           last(precision), last(recall))},
      .across = "threshold, bits",
      .from = precision.points.front().x,
      .to = std::max(precision.points.back().x, precision.points.front().x + 1),
      .least = floor,
      .most = 1,
      .curves = {precision, recall},
      .mark = measures.threshold_bits,
      .mark_name = "in use"};
  const std::string begins =
      floor > 0 ? fmt::format("<span>The axis begins at {:g}%.</span>", floor * 100) : "";
  const std::string key =
      "<p class=\"keys\"><span class=\"key one\">precision</span> <span class=\"key two\">recall "
      "(dashed)</span> " +
      begins + "</p>\n";
  return beside(lines(chart) + key, numbers("The numbers as a table", table.take()));
}

}  // namespace

std::string thresholds_section(const LinkReport& report) {
  const LinkMeasures& measures = *report.measures;
  if (!measures.has_truth)
    return section(
        "thresholds", "What another threshold would do",
        paragraph("How many pairs score so much or more. Where the curve is flat, the threshold matters "
                  "little.") +
            pairs_by_threshold(measures));
  const char* const of =
      measures.thresholds_of_clusters
          ? "Everything was partitioned anew at each threshold, and the pairs in one cluster held "
            "against the truth."
          : "If every compared pair of that score or more were joined and no other: clusters do "
            "better than this, since they hear more than one pair at a time.";
  return section("thresholds", "What another threshold would do",
                 paragraph(of) + quality_by_threshold(measures));
}

}  // namespace concord::service::page

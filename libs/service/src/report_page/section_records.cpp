#include <fmt/format.h>

#include "charts.hpp"
#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

constexpr double kDownTo = -10, kUpTo = 40;  // bits that are drawn

std::string unlinkable_chart(const LinkMeasures& measures) {
  const matching::SelfMeasures& selves = measures.selves;
  Curve curve{"one", "", {}};
  Table table("Records that could not reach a threshold");
  table.heading({"bits", "records", "share"});
  double below = 0;
  for (std::size_t i = 0; i < selves.bins.size(); ++i) {
    const int bits = matching::kLowestBin + static_cast<int>(i);
    const double part = selves.records == 0 ? 0 : below / static_cast<double>(selves.records);
    if (bits >= kDownTo && bits <= kUpTo) {
      curve.points.push_back({static_cast<double>(bits), part});
      if (bits % 2 == 0) table.row({whole_bits(bits), count(below), percent(part)});
    }
    below += static_cast<double>(selves.bins[i]);
  }
  LineChart chart{.text = {"unlinkable-chart", "Unlinkable records by threshold",
                           fmt::format("At the threshold in use {} of the records are unlinkable.",
                                       share(static_cast<double>(selves.unlinkable),
                                             static_cast<double>(selves.records)))},
                  .across = "threshold, bits",
                  .from = kDownTo,
                  .to = kUpTo,
                  .curves = {curve},
                  .mark = measures.threshold_bits,
                  .mark_name = "in use"};
  return beside(lines(chart), numbers("The numbers as a table", table.take()));
}

std::string filled_chart(const matching::SelfMeasures& selves) {
  std::vector<ShareBar> bars;
  std::string read_out;
  for (const auto& [comparison, records] : selves.filled) {
    if (records == 0 || selves.records == 0) continue;
    const double part = static_cast<double>(records) / static_cast<double>(selves.records);
    bars.push_back({escape(words(comparison)), part});
    read_out += fmt::format("{} {}; ", escape(words(comparison)), percent(part));
  }
  return "<h3>What the records say</h3>\n" +
         paragraph(
             "How many records say something of each comparison. A date or number that can't be read counts "
             "as "
             "nothing said.") +
         "<figure class=\"wide\">" +
         share_bars({"filled", "Records that say something, by comparison", read_out}, bars) + "</figure>\n";
}

}  // namespace

std::string unlinkable_section(const LinkMeasures& measures) {
  const matching::SelfMeasures& selves = measures.selves;
  return section("unlinkable", "Records that say too little",
                 paragraph(fmt::format(
                     "<b>{}</b> ({}) could not reach the threshold even against their own copy: no "
                     "other record of the same person can be told from a stranger&#39;s by them. "
                     "The curve shows how many there would be at other thresholds.",
                     phrase("record", "records", selves.unlinkable),
                     share(static_cast<double>(selves.unlinkable), static_cast<double>(selves.records)))) +
                     unlinkable_chart(measures) + filled_chart(selves));
}

}  // namespace concord::service::page

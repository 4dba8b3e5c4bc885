#include <fmt/format.h>

#include "charts.hpp"
#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

constexpr std::size_t kEachUpTo = 12;  // records of a cluster: larger ones are drawn by twos and fives of ten

// The range that a size is drawn in.
std::pair<std::size_t, std::size_t> range_of(std::size_t size) {
  if (size <= kEachUpTo) return {size, size};
  std::size_t from = kEachUpTo + 1;
  for (std::size_t power = 10;; power *= 10) {
    for (const std::size_t times : {2U, 5U, 10U}) {
      if (size <= times * power) return {from, times * power};
      from = times * power + 1;
    }
  }
}

std::string sizes_chart(const matching::ClusterMeasures& clusters) {
  std::vector<std::pair<std::pair<std::size_t, std::size_t>, std::size_t>> ranges;
  for (const auto& [size, number] : clusters.sizes) {
    if (ranges.empty() || ranges.back().first != range_of(size)) ranges.emplace_back(range_of(size), 0);
    ranges.back().second += number;
  }
  CountChart chart{
      .text = {"sizes-chart", "Clusters by how many records they have", "On a scale of powers of ten."},
      .across = "records of one person",
      .bars = {}};
  Table table("Clusters by size");
  table.heading({"records", "clusters"});
  for (const auto& [range, number] : ranges) {
    const std::string name =
        range.first == range.second ? count(range.first) : fmt::format("{}–{}", range.first, range.second);
    chart.bars.push_back({name, number, 0});
    table.row({name, count(number)});
  }
  return beside(count_bars(chart), paragraph("Each line up is ten times as many.") +
                                       numbers("The numbers as a table", table.take()));
}

std::string reasons(const matching::ClusterAlarm& alarm) {
  std::string text;
  const auto add = [&](const std::string& reason) { text += (text.empty() ? "" : "; ") + reason; };
  if (alarm.large) add("large");
  if (alarm.parts > 1)
    add(fmt::format("its links leave it in {} parts: only what the records say together joins them",
                    alarm.parts));
  else if (alarm.fragile)
    add("hangs on one link");
  return text;
}

std::string alarms(const LinkMeasures& measures) {
  if (measures.alarms.empty()) return paragraph("No cluster is large or fragile.");
  Table table("Clusters to look at, largest first", 2);
  table.heading({"a record of it", "why", "records", "links", "bridges", "weakest bridge, bits"});
  for (const auto& [first, alarm] : measures.alarms)
    table.row({from_outside(first), reasons(alarm), count(alarm.records), count(alarm.links),
               count(alarm.bridges), alarm.bridges == 0 ? "none" : bits(alarm.weakest)});
  return table.take();
}

std::string bridges(const LinkMeasures& measures) {
  const matching::ClusterMeasures& clusters = measures.clusters;
  std::string text =
      "A bridge is a link (a pair of the cluster from the threshold up) whose removal alone would part "
      "the cluster. ";
  text += fmt::format("Of {} of three or more records, {} at least one bridge. ",
                      phrase("cluster", "clusters", clusters.of_three_or_more),
                      phrase("has", "have", clusters.with_bridges));
  text += fmt::format(
      "Fragile, with a bridge of less than {} bits or joined only by what the records say together: "
      "<b>{}</b>. ",
      bits(measures.certain_bits), count(clusters.fragile));
  text += fmt::format("Large, with more than ten records and out of proportion to the others: <b>{}</b>.",
                      count(clusters.large));
  return "<h3>Bridges</h3>\n" + paragraph(text) + alarms(measures);
}

}  // namespace

std::string clusters_section(const LinkReport& report) {
  if (!report.linked) return {};
  const LinkMeasures& measures = *report.measures;
  return section("clusters", "How large the clusters are",
                 sizes_chart(measures.clusters) + bridges(measures));
}

}  // namespace concord::service::page

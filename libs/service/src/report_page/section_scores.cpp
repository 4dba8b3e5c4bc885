#include <fmt/format.h>

#include "charts.hpp"
#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

std::string bin_name(const matching::ScoreBin& bin) {
  if (bin.bits == matching::kLowestBin) return "below " + whole_bits(bin.bits + 1);
  if (bin.bits == matching::kHighestBin) return whole_bits(bin.bits) + " and more";
  return fmt::format("{} to {}", whole_bits(bin.bits), whole_bits(bin.bits + 1));
}

std::string bands(const LinkMeasures& measures) {
  const auto& bands = measures.pairs.bands;
  const auto pairs = [&](matching::Band band) { return bands[static_cast<std::size_t>(band)]; };
  const auto all = static_cast<double>(measures.pairs.pairs);
  Table table("Compared pairs by band");
  table.heading({"band", "from", "pairs", "share"});
  const auto row = [&](matching::Band band, const std::string& from) {
    table.row({std::string(matching::to_string(band)), from, count(pairs(band)),
               share(static_cast<double>(pairs(band)), all)});
  };
  row(matching::Band::certain, bits(measures.certain_bits) + " bits");
  row(matching::Band::probable, "0 bits");
  row(matching::Band::possible, bits(measures.possible_bits) + " bits");
  row(matching::Band::none, "below");
  return table.take();
}

std::string histogram(const LinkReport& report) {
  const LinkMeasures& measures = *report.measures;
  CountChart chart{.text = {"scores-chart", "Compared pairs by score",
                            "Bars of the pairs in each bit from −20 to 40, on a scale of powers of ten."},
                   .across = "score, bits",
                   .two_kinds = report.linked,
                   .mark = measures.threshold_bits - matching::kLowestBin};
  Table table("Compared pairs by score");
  table.heading({"bits", "pairs", "in one cluster"});
  for (const matching::ScoreBin& bin : measures.pairs.bins) {
    const std::size_t apart = bin.pairs - (report.linked ? bin.together : 0);
    chart.bars.push_back({bin.bits % 10 == 0 ? whole_bits(bin.bits) : "", apart, bin.together});
    if (bin.pairs != 0) table.row({bin_name(bin), count(bin.pairs), count(bin.together)});
  }
  const std::string key =
      report.linked
          ? "<p class=\"keys\"><span class=\"key one\">kept apart</span> <span class=\"key two\">in one "
            "cluster</span></p>\n"
          : "";
  return beside(count_bars(chart) + key, bands(measures) + numbers("The numbers as a table", table.take()));
}

}  // namespace

std::string scores_section(const LinkReport& report) {
  return section(
      "scores", "How the pairs scored",
      paragraph("Each line up is ten times as many pairs. Two hills with a valley between them are what a "
                "file should look like: where the valley is shallow, many pairs are hard to tell. The first "
                "and the last bar hold all beyond them too.") +
          histogram(report));
}

}  // namespace concord::service::page

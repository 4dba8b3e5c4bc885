#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "charts.hpp"
#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

// A level that fewer than this many of a million pairs reach, of one person or of strangers, is in the table
// only.
constexpr double kHardlyEver = 1e-4;

struct Comparison {
  std::string name;
  std::vector<const LevelChance*> levels;
};

// Those that at least one record says something of.
std::vector<Comparison> used(const LinkMeasures& measures) {
  std::map<std::string, std::size_t> filled(measures.selves.filled.begin(), measures.selves.filled.end());
  std::vector<Comparison> found;
  for (const LevelChance& level : measures.levels) {
    if (filled[level.comparison] == 0) continue;
    if (found.empty() || found.back().name != level.comparison) found.push_back({level.comparison, {}});
    found.back().levels.push_back(&level);
  }
  return found;
}

bool is_drawn(const LevelChance& level) { return std::max(level.m, level.u) >= kHardlyEver; }

std::string card(const Comparison& comparison, const std::string& chart) {
  return fmt::format("<figure class=\"card\"><h3>{}</h3>\n{}</figure>\n", escape(words(comparison.name)),
                     chart);
}

std::string table_of(const std::vector<Comparison>& comparisons) {
  Table table("Every level of every comparison", 2);
  table.heading({"comparison", "level", "m: of one person", "u: of strangers", "bits"});
  for (const Comparison& comparison : comparisons) {
    for (const LevelChance* level : comparison.levels)
      table.row({escape(words(comparison.name)), escape(level->level), percent(level->m), percent(level->u),
                 bits(level->bits)});
  }
  return table.take();
}

std::string weight_card(const Comparison& comparison, std::size_t number, double least, double most) {
  std::vector<SignedBar> bars;
  std::string read_out;
  for (const LevelChance* level : comparison.levels) {
    if (!is_drawn(*level)) continue;
    bars.push_back({escape(level->level), level->bits});
    read_out += escape(level->level) + " " + bits(level->bits) + "; ";
  }
  const std::string title = "Match weights of " + escape(words(comparison.name));
  return card(comparison,
              signed_bars({fmt::format("weights-{}", number), title, "Bits of each level: " + read_out}, bars,
                          least, most));
}

std::string chance_card(const Comparison& comparison, std::size_t number) {
  std::vector<ShareBar> bars;
  std::string read_out;
  for (const LevelChance* level : comparison.levels) {
    if (!is_drawn(*level)) continue;
    bars.push_back({escape(level->level), level->m, level->u});
    read_out += fmt::format("{}: {} of pairs of one person, {} of strangers; ", escape(level->level),
                            percent(level->m), percent(level->u));
  }
  const std::string title = "m and u of " + escape(words(comparison.name));
  return card(comparison, share_bars({fmt::format("chances-{}", number), title, read_out}, bars));
}

std::string not_used(const LinkMeasures& measures) {
  std::string names;
  for (const auto& [name, records] : measures.selves.filled) {
    if (records == 0) names += (names.empty() ? "" : ", ") + escape(words(name));
  }
  return names.empty() ? "" : paragraph("No record says anything of: " + names + ".");
}

}  // namespace

std::string weights_section(const LinkMeasures& measures) {
  const std::vector<Comparison> comparisons = used(measures);
  double least = 0, most = 1;
  for (const Comparison& comparison : comparisons) {
    for (const LevelChance* level : comparison.levels) {
      if (!is_drawn(*level)) continue;
      least = std::min(least, level->bits);
      most = std::max(most, level->bits);
    }
  }
  std::string cards;
  std::size_t number = 0;
  for (const Comparison& comparison : comparisons) cards += weight_card(comparison, ++number, least, most);
  return section(
      "weights", "What each agreement weighs",
      paragraph(
          "In bits: one bit more makes it twice as likely that two records are one person, one bit less half "
          "as "
          "likely. A bar to the right speaks for it, one to the left against it; all have one scale. A rare "
          "value weighs more than its bar, a common one less. What a side doesn't state weighs nothing.") +
          "<div class=\"cards\">\n" + cards + "</div>\n" + not_used(measures) +
          numbers("The numbers as a table, with levels that hardly occur", table_of(comparisons)));
}

std::string chances_section(const LinkMeasures& measures) {
  std::string cards;
  std::size_t number = 0;
  for (const Comparison& comparison : used(measures)) cards += chance_card(comparison, ++number);
  return section(
      "chances", "How often pairs agree",
      paragraph("Of each comparison, how many pairs reach a level: <span class=\"key one\">pairs of one "
                "person (m)</span> and, under it, <span class=\"key two\">pairs of strangers (u)</span>. "
                "The weight above is log2(m / u). Pairs in which a side says nothing are left out.") +
          "<div class=\"cards\">\n" + cards + "</div>\n");
}

}  // namespace concord::service::page

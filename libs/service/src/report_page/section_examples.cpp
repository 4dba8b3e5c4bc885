#include <cmath>
#include <map>

#include <fmt/format.h>

#include "charts.hpp"
#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

using matching::ExampleKind;

struct Group {
  ExampleKind kind;
  std::string_view heading, about;
};
constexpr Group kGroups[] = {
    {ExampleKind::clear, "Clear matches", "Well above the threshold: one fair, one good, one overwhelming."},
    {ExampleKind::near_above, "Just above the threshold", "The weakest that two records say for themselves."},
    {ExampleKind::near_below, "Just below the threshold", "The strongest that does not suffice by itself."},
    {ExampleKind::kept_apart, "Kept apart",
     "Pairs that agree in much and are taken for two people: because a rule or another record keeps them "
     "apart, or "
     "because what they share would fit a relative, a twin or a namesake as well."}};

bool has_values(const LinkExample& example) {
  for (const ExampleLine& line : example.lines) {
    if (!line.left.empty() || !line.right.empty()) return true;
  }
  return false;
}

std::string label(const matching::EvidenceLine& line) {
  if (line.comparison == "prior") return "before anything is compared";
  const std::string name = escape(words(line.comparison));
  return line.level.empty() ? name : name + ": " + escape(line.level);
}

std::string verdict(const LinkReport& report, const LinkExample& example) {
  std::string text = !report.linked ? "" : example.together ? "Joined." : "Kept apart.";
  if (example.of_one) text += *example.of_one ? " In truth one person." : " In truth two people.";
  return text;
}

// Whether there is anything to show: other kinds of non-match mostly take nothing off.
bool says_nothing(const matching::EvidenceLine& line) {
  constexpr double kShown = 0.005;  // bits: less is written as 0.00
  return line.level == "missing" || (line.level.empty() && std::abs(line.weight) < kShown);
}

std::string table_of(const LinkExample& example) {
  const bool values = has_values(example);
  Table table("What was compared", values ? 4 : 2);
  if (values)
    table.heading({"comparison", "level", "one record", "the other", "bits"});
  else
    table.heading({"comparison", "level", "bits"});
  for (const auto& [line, left, right] : example.lines) {
    if (says_nothing(line) && left.empty() && right.empty()) continue;
    const std::string name = line.level.empty() ? label(line) : escape(words(line.comparison));
    std::vector<std::string> cells{name, escape(line.level)};
    if (values) cells.insert(cells.end(), {from_outside(left), from_outside(right)});
    cells.push_back(bits(line.weight));
    table.row(cells);
  }
  return table.take();
}

// Of what is not stated, only what other records state.
std::string missing_in(const LinkMeasures& measures, const LinkExample& example) {
  const std::map<std::string, std::size_t> filled(measures.selves.filled.begin(),
                                                  measures.selves.filled.end());
  std::string names;
  for (const auto& [line, left, right] : example.lines) {
    const auto found = filled.find(line.comparison);
    if (line.level != "missing" || found == filled.end() || found->second == 0) continue;
    names += (names.empty() ? "" : ", ") + escape(words(line.comparison));
  }
  return names.empty() ? "" : "<p class=\"missing\">Not stated by both: " + names + ".</p>\n";
}

std::string chart_of(const LinkReport& report, const LinkExample& example, std::size_t number) {
  std::vector<SignedBar> steps;
  std::string read_out;
  for (const auto& [line, left, right] : example.lines) {
    if (says_nothing(line)) continue;
    steps.push_back({label(line), line.weight});
    read_out += label(line) + " " + bits(line.weight) + "; ";
  }
  const ChartText text{fmt::format("example-{}", number),
                       "Waterfall in bits: " + escape(example.left) + " and " + escape(example.right),
                       read_out + "in all " + bits(example.score)};
  return waterfall(text, steps, report.measures->threshold_bits);
}

std::string card(const LinkReport& report, const LinkExample& example, std::size_t number) {
  const std::string head =
      fmt::format("<h4>{} and {}</h4>\n<p class=\"verdict\">{}</p>\n", from_outside(example.left),
                  from_outside(example.right), verdict(report, example));
  const std::string chart =
      "<div>" + chart_of(report, example, number) + missing_in(*report.measures, example) + "</div>\n";
  const std::string table = table_of(example);
  if (has_values(example))
    return fmt::format("<figure class=\"card broad\">{}{}{}</figure>\n", head, chart, table);
  return fmt::format("<figure class=\"card\">{}{}{}</figure>\n", head, chart, numbers("As a table", table));
}

}  // namespace

std::string examples_section(const LinkReport& report) {
  std::string body = paragraph(
      "Two records at a time, and what speaks for and against their being one person, from top to bottom: "
      "the bits add "
      "up to the score. The dashed line is the threshold. Records are joined as whole clusters, so a pair "
      "can be joined "
      "below it, or kept apart above it.");
  std::size_t number = 0;
  for (const Group& group : kGroups) {
    std::string cards;
    for (const LinkExample& example : report.measures->examples) {
      if (example.kind == group.kind) cards += card(report, example, ++number);
    }
    if (cards.empty()) continue;
    body += fmt::format("<h3>{}</h3>\n<p>{}</p>\n<div class=\"cards\">\n{}</div>\n", group.heading,
                        group.about, cards);
  }
  if (number == 0) return {};
  return section("examples", "Pairs to look at", body);
}

}  // namespace concord::service::page

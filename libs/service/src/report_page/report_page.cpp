#include <fmt/format.h>

#include <concord/service/report_page.hpp>

#include "markup.hpp"
#include "sections.hpp"
#include "style.hpp"

namespace concord::service {
namespace {

struct Part {
  std::string_view id, name;
  std::string markup;
};

std::vector<Part> parts_of(const LinkReport& report) {
  const LinkMeasures& measures = *report.measures;
  std::vector<Part> parts{{"run", "What was done", page::run_section(report)},
                          {"scores", "Scores", page::scores_section(report)},
                          {"thresholds", "Thresholds", page::thresholds_section(report)},
                          {"calibration", "Calibration", page::calibration_section(measures)},
                          {"clusters", "Clusters", page::clusters_section(report)},
                          {"unlinkable", "Records that say too little", page::unlinkable_section(measures)},
                          {"groups", "Groups of people", page::groups_section(report)},
                          {"examples", "Pairs to look at", page::examples_section(report)},
                          {"weights", "Weights", page::weights_section(measures)},
                          {"chances", "m and u", page::chances_section(measures)},
                          {"training", "Training", page::training_section(report)}};
  std::erase_if(parts, [](const Part& part) { return part.markup.empty(); });
  return parts;
}

bool shows_values(const LinkReport& report) {
  for (const LinkExample& example : report.measures->examples) {
    for (const ExampleLine& line : example.lines) {
      if (!line.left.empty() || !line.right.empty()) return true;
    }
  }
  return false;
}

constexpr std::string_view kHead =
    "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\"/>\n"
    "<meta name=\"robots\" content=\"noindex\"/>\n";

}  // namespace

std::string report_page(const LinkReport& report) {
  const std::string_view title = report.linked ? "What linking found" : "What training found";
  std::string text = fmt::format(
      "{}<title>{} – Concord</title>\n<style>{}</style>\n</head>\n<body>\n<header>\n<h1>{}</h1>\n", kHead,
      title, page::kStyle, title);
  if (shows_values(report))
    text +=
        "<p class=\"notice\">This report shows values of people&#39;s records. Keep it as you keep the "
        "records.</p>\n";
  text += "</header>\n<nav aria-label=\"Contents\"><ul>\n";
  const std::vector<Part> parts = parts_of(report);
  for (const Part& part : parts) text += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", part.id, part.name);
  text += "</ul></nav>\n<main>\n";
  for (const Part& part : parts) text += part.markup;
  return text +
         "</main>\n<footer>Made by Concord. The page needs no network and no "
         "script.</footer>\n</body>\n</html>\n";
}

}  // namespace concord::service

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "charts.hpp"
#include "markup.hpp"

namespace concord::service::page {
namespace {

constexpr double kWidth = 340;
constexpr double kRow = 30;         // one label and its bar
constexpr double kBar = 9;          // a bar's height
constexpr double kBaseline = 12;    // of a label in its row
constexpr double kUnderLabel = 17;  // where the bar begins

std::string_view side(double bits) { return bits < 0 ? "against" : "for"; }

}  // namespace

std::string signed_bars(const ChartText& text, const std::vector<SignedBar>& bars, double least,
                        double most) {
  const Scale place{std::min(least, 0.0), std::max(most, 1.0), 1, kWidth - 1};
  Svg svg(kWidth, kRow * static_cast<double>(bars.size()) + 4, text.id, text.title, text.description);
  double top = 0;
  for (const SignedBar& bar : bars) {
    svg.text("label", {0, top + kBaseline}, "start", bar.label);
    svg.text("figure", {kWidth, top + kBaseline}, "end", page::bits(bar.bits));
    const double from = place(std::min(bar.bits, 0.0));
    svg.box("track", 0, top + kUnderLabel, kWidth, kBar);
    svg.box(side(bar.bits), from, top + kUnderLabel, std::max(place(std::max(bar.bits, 0.0)) - from, 1.5),
            kBar);
    svg.line("zero", {place(0), top + kUnderLabel - 2}, {place(0), top + kUnderLabel + kBar + 2});
    top += kRow;
  }
  return svg.take();
}

std::string share_bars(const ChartText& text, const std::vector<ShareBar>& bars) {
  constexpr double kFigure = 56;  // room for a percentage
  constexpr double kThin = 8;
  constexpr double kGap = 6;
  const bool two = !bars.empty() && bars.front().second.has_value();
  const double row = kUnderLabel + (two ? 2 : 1) * (kThin + kGap) + 3;
  const Scale place{0, 1, 0, kWidth - kFigure};
  Svg svg(kWidth, row * static_cast<double>(bars.size()) + 2, text.id, text.title, text.description);
  double top = 0;
  const auto draw = [&](std::string_view kind, double share, double at) {
    svg.box("track", 0, at, kWidth - kFigure, kThin);
    svg.box(kind, 0, at, std::max(place(share), share > 0 ? 1.5 : 0), kThin);
    svg.text("figure", {kWidth, at + kThin}, "end", percent(share));
  };
  for (const ShareBar& bar : bars) {
    svg.text("label", {0, top + kBaseline}, "start", bar.label);
    draw("one", bar.first, top + kUnderLabel);
    if (bar.second) draw("two", *bar.second, top + kUnderLabel + kThin + kGap);
    top += row;
  }
  return svg.take();
}

std::string waterfall(const ChartText& text, const std::vector<SignedBar>& steps, double threshold) {
  double least = std::min(threshold, 0.0), most = std::max(threshold, 0.0), at = 0;
  for (const SignedBar& step : steps) {
    at += step.bits;
    least = std::min(least, at);
    most = std::max(most, at);
  }
  const double total = at;
  const Scale place{least - 0.5, most + 0.5, 0, kWidth};
  Svg svg(kWidth, kRow * static_cast<double>(steps.size() + 1) + 4, text.id, text.title, text.description);
  double top = 0;
  const auto draw = [&](std::string_view kind, const SignedBar& step, double from, double to) {
    const std::string_view strong = kind == "total" ? " strong" : "";
    const double left = place(std::min(from, to));
    svg.text(fmt::format("label{}", strong), {0, top + kBaseline}, "start", step.label);
    svg.text(fmt::format("figure{}", strong), {kWidth, top + kBaseline}, "end", page::bits(step.bits));
    svg.box("track", 0, top + kUnderLabel, kWidth, kBar);
    svg.box(kind, left, top + kUnderLabel, std::max(place(std::max(from, to)) - left, 1.5), kBar);
    svg.line("mark", {place(threshold), top + kUnderLabel - 2},
             {place(threshold), top + kUnderLabel + kBar + 2});
    top += kRow;
  };
  at = 0;
  for (const SignedBar& step : steps) {
    const double after = at + step.bits;
    svg.line("step", {place(after), top + kUnderLabel + kBar}, {place(after), top + kRow + kUnderLabel});
    draw(side(step.bits), step, at, after);
    at = after;
  }
  draw("total", {"in all", total}, 0, total);
  return svg.take();
}

}  // namespace concord::service::page

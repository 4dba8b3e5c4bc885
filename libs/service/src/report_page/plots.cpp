#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "axes.hpp"
#include "charts.hpp"
#include "markup.hpp"

namespace concord::service::page {
namespace {

double height_of(std::size_t number) { return number == 0 ? 0 : 1 + std::log10(static_cast<double>(number)); }

std::string short_count(double number) {
  if (number >= 1e6) return fmt::format("{:g}m", number / 1e6);
  return number >= 1e4 ? fmt::format("{:g}k", number / 1e3) : count(number);
}

void draw_whisker(Svg& svg, const Scale& x, const Scale& y, const Whisker& whisker) {
  const double at = x(whisker.x);
  svg.line("whisker", {at, y(whisker.least)}, {at, y(whisker.most)});
  svg.dot("two", {at, y(whisker.value)}, 4);
}

}  // namespace

std::string count_bars(const CountChart& chart) {
  const Frame frame;
  double highest = 2;
  for (const CountBar& bar : chart.bars)
    highest = std::max({highest, height_of(bar.first), height_of(bar.second)});
  const Scale y{0, highest, frame.bottom, frame.top};
  const double room =
      (frame.right - frame.left) / static_cast<double>(std::max<std::size_t>(chart.bars.size(), 1));
  const double wide = room * (chart.two_kinds ? 0.42 : 0.78);
  Svg svg(frame.width, frame.height, chart.text.id, chart.text.title, chart.text.description);
  for (double power = 0; 1 + power <= highest; power += 1)
    draw_across(svg, frame, y(1 + power), short_count(std::pow(10, power)));
  double left = frame.left;
  for (const CountBar& bar : chart.bars) {
    const double from = left + (room - wide * (chart.two_kinds ? 2 : 1)) / 2;
    svg.box("one", from, y(height_of(bar.first)), wide, frame.bottom - y(height_of(bar.first)));
    if (chart.two_kinds)
      svg.box("two", from + wide, y(height_of(bar.second)), wide, frame.bottom - y(height_of(bar.second)));
    if (!bar.label.empty()) svg.text("axis", {left + room / 2, frame.bottom + 16}, "middle", bar.label);
    left += room;
  }
  draw_name(svg, frame, chart.across);
  if (chart.mark) draw_mark(svg, frame, frame.left + *chart.mark * room, "threshold");
  return svg.take();
}

std::string lines(const LineChart& chart) {
  const Frame frame;
  const Scale x{chart.from, chart.to, frame.left, frame.right};
  const Scale y{chart.least, chart.most, frame.bottom, frame.top};
  Svg svg(frame.width, frame.height, chart.text.id, chart.text.title, chart.text.description);
  for (const double at : ticks(chart.least, chart.most, 4))
    draw_across(svg, frame, y(at),
                chart.shares ? fmt::format("{:g}%", std::round(at * 1e5) / 1e3) : short_count(at));
  for (const double at : ticks(chart.from, chart.to, 8))
    svg.text("axis", {x(at), frame.bottom + 16}, "middle", whole_bits(static_cast<int>(std::lround(at))));
  for (const Curve& curve : chart.curves) {
    std::vector<Point> places;
    for (const Point& point : curve.points) places.push_back({x(point.x), y(point.y)});
    svg.path("curve-" + curve.kind, places);
  }
  for (const Whisker& whisker : chart.whiskers) draw_whisker(svg, x, y, whisker);
  draw_name(svg, frame, chart.across);
  if (chart.mark && *chart.mark >= chart.from && *chart.mark <= chart.to)
    draw_mark(svg, frame, x(*chart.mark), chart.mark_name);
  return svg.take();
}

}  // namespace concord::service::page

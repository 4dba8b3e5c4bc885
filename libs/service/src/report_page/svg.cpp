#include "svg.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace concord::service::page {

Svg::Svg(double width, double height, std::string_view id, std::string_view title,
         std::string_view description)
    : text_(fmt::format(
          "<svg viewBox=\"0 0 {:.0f} {:.0f}\" style=\"max-width:{:.0f}px\" role=\"img\" "
          "aria-labelledby=\"{}-t {}-d\">\n<title id=\"{}-t\">{}</title><desc id=\"{}-d\">{}</desc>\n",
          width, height, width * 1.2, id, id, id, title, id, description)) {}

Svg& Svg::box(std::string_view kind, double x, double y, double width, double height) {
  text_ += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
                       kind, x, y, std::max(width, 0.0), std::max(height, 0.0));
  return *this;
}

Svg& Svg::line(std::string_view kind, Point from, Point to) {
  text_ += fmt::format("<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", kind,
                       from.x, from.y, to.x, to.y);
  return *this;
}

Svg& Svg::path(std::string_view kind, const std::vector<Point>& points) {
  text_ += fmt::format("<polyline class=\"{}\" points=\"", kind);
  for (const Point& point : points) text_ += fmt::format("{:.1f},{:.1f} ", point.x, point.y);
  text_ += "\"/>\n";
  return *this;
}

Svg& Svg::dot(std::string_view kind, Point at, double radius) {
  text_ += fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"/>\n", kind, at.x, at.y,
                       radius);
  return *this;
}

Svg& Svg::text(std::string_view kind, Point at, std::string_view anchor, std::string_view text) {
  text_ += fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", kind,
                       at.x, at.y, anchor, text);
  return *this;
}

std::vector<double> ticks(double from, double to, int about) {
  const double rough = (to - from) / std::max(about, 1);
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double step = rough <= power       ? power
                      : rough <= 2 * power ? 2 * power
                      : rough <= 5 * power ? 5 * power
                                           : 10 * power;
  std::vector<double> found;
  for (double at = std::ceil(from / step); at * step <= to + step / 1000; at += 1)
    found.push_back(at * step + 0.0);
  return found;
}

}  // namespace concord::service::page

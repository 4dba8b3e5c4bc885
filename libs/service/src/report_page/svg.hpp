// Drawing. Colours are classes of the page's style, so that a chart follows light and dark.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concord::service::page {

struct Point {
  double x = 0, y = 0;
};

// Of one picture, in its own units: about a pixel where there is room.
class Svg {
 public:
  // `title` and `description` are what is read out instead of the picture; `id` is unique on the page.
  Svg(double width, double height, std::string_view id, std::string_view title, std::string_view description);
  Svg& box(std::string_view kind, double x, double y, double width, double height);
  Svg& line(std::string_view kind, Point from, Point to);
  Svg& path(std::string_view kind, const std::vector<Point>& points);
  Svg& dot(std::string_view kind, Point at, double radius);
  // `anchor`: start, middle or end. The text is markup.
  Svg& text(std::string_view kind, Point at, std::string_view anchor, std::string_view text);
  std::string take() const { return text_ + "</svg>\n"; }

 private:
  std::string text_;
};

// From values to places: linear, and both ends are taken.
struct Scale {
  double from = 0, to = 1;       // values
  double start = 0, stop = 100;  // places
  double operator()(double value) const { return start + (value - from) / (to - from) * (stop - start); }
};

// Round values within the ends, about so many.
std::vector<double> ticks(double from, double to, int about);

}  // namespace concord::service::page

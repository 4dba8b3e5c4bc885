#include "axes.hpp"

namespace concord::service::page {

void draw_across(Svg& svg, const Frame& frame, double y, const std::string& figure) {
  svg.line("grid", {frame.left, y}, {frame.right, y});
  svg.text("axis", {frame.left - 6, y + 4}, "end", figure);
}

void draw_name(Svg& svg, const Frame& frame, const std::string& name) {
  svg.line("base", {frame.left, frame.bottom}, {frame.right, frame.bottom});
  svg.text("axis", {(frame.left + frame.right) / 2, frame.height - 6}, "middle", name);
}

void draw_mark(Svg& svg, const Frame& frame, double x, const std::string& name) {
  svg.line("mark", {x, frame.top - 4}, {x, frame.bottom});
  const bool near_end = x > (frame.left + frame.right) / 2;
  svg.text("axis", {x + (near_end ? 3 : -3), frame.top - 9}, near_end ? "end" : "start", name);
}

}  // namespace concord::service::page

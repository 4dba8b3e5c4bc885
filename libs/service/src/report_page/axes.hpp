// The frame of a chart that has two axes.
#pragma once

#include <string>

#include "svg.hpp"

namespace concord::service::page {

struct Frame {
  double width = 480, height = 270;
  double left = 52, right = 470, top = 22, bottom = 222;
};

// A line across at a height, with its figure at the left.
void draw_across(Svg& svg, const Frame& frame, double y, const std::string& figure);
// What the axis across is of.
void draw_name(Svg& svg, const Frame& frame, const std::string& name);
// A line down at a value that matters, with its name above.
void draw_mark(Svg& svg, const Frame& frame, double x, const std::string& name);

}  // namespace concord::service::page

// The kinds of chart that the report has. Texts are markup, already escaped.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svg.hpp"

namespace concord::service::page {

struct ChartText {
  std::string id, title, description;
};

// Bars from 0 to either side on one scale, each under its label: what speaks for, and what against.
struct SignedBar {
  std::string label;
  double bits = 0;
};
std::string signed_bars(const ChartText& text, const std::vector<SignedBar>& bars, double least, double most);

// One or two bars a row, of shares of one.
struct ShareBar {
  std::string label;
  double first = 0;
  std::optional<double> second{};
};
std::string share_bars(const ChartText& text, const std::vector<ShareBar>& bars);

// Counts by bin on a scale of powers of ten: there are always far more strangers than matches.
struct CountBar {
  std::string label;  // empty: not written
  std::size_t first = 0;
  std::size_t second = 0;
};
struct CountChart {
  ChartText text;
  std::string across;  // what the bins are of
  bool two_kinds = false;
  std::vector<CountBar> bars{};
  std::optional<double> mark{};  // a place among the bins, such as the threshold
};
std::string count_bars(const CountChart& chart);

struct Curve {
  std::string kind;  // class: "one", "two"
  std::string name;
  std::vector<Point> points;
};
struct Whisker {
  double x = 0, value = 0, least = 0, most = 0;
};
struct LineChart {
  ChartText text;
  std::string across;
  double from = 0, to = 1, least = 0, most = 1;  // of x, and of y
  bool shares = true;                            // y in percent, else counts
  std::vector<Curve> curves;
  std::vector<Whisker> whiskers{};
  std::optional<double> mark{};
  std::string mark_name{};
};
std::string lines(const LineChart& chart);

// Steps in bits from 0, and where they end.
std::string waterfall(const ChartText& text, const std::vector<SignedBar>& steps, double threshold);

}  // namespace concord::service::page

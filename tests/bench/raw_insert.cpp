// The rate of raw_rows.hpp for the lines of the given files, each taken as version and as parsed row.
//   raw_insert DIRECTORY FILE...
#include <chrono>
#include <fstream>
#include <vector>

#include <fmt/format.h>

#include "raw_rows.hpp"

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: raw_insert DIRECTORY FILE...\n");
    return 2;
  }
  std::vector<std::string> lines;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i]);
    for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
  }
  RawRows rows(argv[1]);
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& line : lines) rows.insert(line, line);
  rows.commit();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print("{{\"records\":{},\"seconds\":{:.3f},\"per_second\":{:.0f}}}\n", lines.size(), took.count(),
             static_cast<double>(lines.size()) / took.count());
}

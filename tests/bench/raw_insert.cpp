// The rates of raw_rows.hpp for the records in the given files, one JSON object a line.
//   raw_insert DIRECTORY FILE...
#include <chrono>
#include <fstream>
#include <vector>

#include <fmt/format.h>

#include <concord/wire/record_json.hpp>

#include "raw_rows.hpp"

namespace {

struct Line {
  std::string text, canonical, record_id;
  concord::Digest content;
};

double rate(const char* directory, RawKind kind, const std::vector<Line>& lines) {
  RawRows rows(directory, kind);
  const auto start = std::chrono::steady_clock::now();
  for (const Line& line : lines) rows.insert({line.text, line.canonical, line.record_id, line.content});
  rows.commit();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  return static_cast<double>(lines.size()) / took.count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: raw_insert DIRECTORY FILE...\n");
    return 2;
  }
  std::vector<Line> lines;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i]);
    for (std::string text; std::getline(in, text);) {
      const auto read = concord::wire::read_line(text);
      if (!read) {
        fmt::print(stderr, "raw_insert: {} holds a line that is no record\n", argv[i]);
        return 1;
      }
      const auto* record = std::get_if<concord::domain::Record>(&read->what);
      lines.push_back(
          {text, record ? concord::wire::to_json(*record) : text, read->record_id(), concord::sha256(text)});
    }
  }
  const double same = rate(argv[1], RawKind::same, lines);
  const double appended = rate(argv[1], RawKind::appended, lines);
  fmt::print("{{\"records\":{},\"per_second\":{:.0f},\"appended_per_second\":{:.0f}}}\n", lines.size(), same,
             appended);
}

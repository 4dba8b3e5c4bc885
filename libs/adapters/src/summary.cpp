#include <iterator>
#include <numeric>

#include <fmt/format.h>

#include <concord/adapters/summary.hpp>

namespace concord::adapters {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

void add_list(std::string& text, std::string_view title, const Counts& counts) {
  if (counts.empty()) {
    return;
  }
  fmt::format_to(std::back_inserter(text), "{}\n", title);
  for (const auto& [name, count] : counts) {
    fmt::format_to(std::back_inserter(text), "  {:>9}  {}\n", count, name);
  }
}

void write_counts(JsonWriter& out, std::string_view member, const Counts& counts) {
  out.key(member).begin_object();
  for (const auto& [name, count] : counts) {
    out.field(name, static_cast<std::int64_t>(count));
  }
  out.end_object();
}

}  // namespace

std::uint64_t Summary::not_people() const {
  return std::accumulate(not_people_by_kind.begin(), not_people_by_kind.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const auto& kind) { return sum + kind.second; });
}

std::string to_text(const Summary& summary) {
  std::string text =
      fmt::format("{:>9}  rows read\n{:>9}  in {} records\n{:>9}  not people\n", summary.rows_read,
                  summary.rows_in_records, summary.records, summary.not_people());
  for (const auto& [kind, count] : summary.not_people_by_kind) {
    fmt::format_to(std::back_inserter(text), "  {:>9}  {}\n", count, kind);
  }
  fmt::format_to(std::back_inserter(text), "{:>9}  unusable\n", summary.unusable);
  if (summary.withdrawals > 0) {
    fmt::format_to(std::back_inserter(text), "{:>9}  records merged away\n", summary.withdrawals);
  }
  if (summary.joined_unusable > 0) {
    fmt::format_to(std::back_inserter(text), "{:>9}  of {} joined rows unusable\n", summary.joined_unusable,
                   summary.joined_rows);
  }
  add_list(text, "records by part:", summary.records_by_part);
  add_list(text, "values left out, not valid of their kind:", summary.dropped_values);
  add_list(text, "codes that the layout does not know:", summary.unknown_codes);
  return text;
}

void write(JsonWriter& out, const Summary& summary) {
  out.begin_object();
  out.field("rows_read", summary.rows_read).field("rows_in_records", summary.rows_in_records);
  out.field("not_people", summary.not_people()).field("unusable", summary.unusable);
  write_counts(out, "not_people_by_kind", summary.not_people_by_kind);
  out.field("records", summary.records).field("withdrawals", summary.withdrawals);
  write_counts(out, "records_by_part", summary.records_by_part);
  out.field("joined_rows", summary.joined_rows).field("joined_unusable", summary.joined_unusable);
  write_counts(out, "dropped_values", summary.dropped_values);
  write_counts(out, "unknown_codes", summary.unknown_codes);
  out.end_object();
}

}  // namespace concord::adapters

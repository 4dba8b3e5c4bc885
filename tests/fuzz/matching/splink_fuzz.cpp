// Splink's settings, and the SQL within them: any bytes are a model or an Error that says where; and what a
// model says of any two records adds up.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <concord/matching/splink.hpp>

namespace {

using namespace concord;
using namespace concord::matching;

// Settings with one condition, since none would come about by chance.
std::string settings_with(std::string_view condition, std::string_view dialect) {
  JsonWriter out;
  out.begin_object().field("link_type", "dedupe_only").field("sql_dialect", dialect);
  out.key("comparisons").begin_array().begin_object().field("output_column_name", "a");
  out.key("comparison_levels").begin_array();
  out.begin_object().field("sql_condition", condition).end_object();
  out.begin_object().field("sql_condition", "ELSE").end_object();
  out.end_array().end_object().end_array().end_object();
  return out.take();
}

// Values of all kinds, and pieces of the input itself.
SplinkRow row_of(std::size_t columns, std::string_view input, std::size_t turn) {
  SplinkRow row;
  for (std::size_t i = turn; i < turn + columns; ++i) {
    const std::string_view values[] = {"", "1971-06-04", "12.5", "Zoé", input.substr(0, i % 80)};
    row.values.emplace_back(values[i % 5]);
    row.shares.push_back(i % 2 == 0 ? 0.01 : 0.0);
  }
  return row;
}

void check(std::string_view settings, std::string_view input) {
  const auto json = parse_json(settings);
  if (!json) return;
  const auto model = SplinkModel::read(*json);
  if (!model) {
    if (model.error().detail.empty()) std::abort();
    for (const Fault& fault : model.error().faults) {
      if (fault.pointer.substr(0, 1) != "/" || fault.detail.empty()) std::abort();
    }
    return;
  }
  for (std::size_t turn = 0; turn < 5; ++turn) {
    const SplinkScore score = model->score(row_of(model->columns().size(), input, turn),
                                           row_of(model->columns().size(), input, turn + turn / 2));
    double total = score.prior;
    for (const SplinkLine& line : score.lines) {
      total += line.bits;
      total += line.frequency_bits;
    }
    if (!std::isfinite(total) || total != score.total) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  check(input, input);
  for (const char* const dialect : {"duckdb", "spark"}) check(settings_with(input, dialect), input);
  return 0;
}

#include <algorithm>

#include <concord/synth/council.hpp>

#include "council_writer.hpp"

namespace concord::synth {
namespace {

Outcome check(const CouncilOptions& options) {
  if (options.residents < 1 || options.residents > kMostResidents) {
    return fail(Code::invalid_value, "residents must be 1 to " + std::to_string(kMostResidents));
  }
  if (options.first_household > kMostResidents) {
    return fail(Code::invalid_value, "the first household must be 0 to " + std::to_string(kMostResidents));
  }
  if (options.months < 0 || options.months > 24) return fail(Code::invalid_value, "months must be 0 to 24");
  if (options.out.empty()) return fail(Code::missing_field, "a folder to write to must be given");
  std::error_code error;
  if (std::filesystem::exists(options.out, error) && !std::filesystem::is_empty(options.out, error)) {
    return fail(Code::conflict, "the folder to write to is not empty: " + options.out.string());
  }
  return {};
}

}  // namespace

Result<CouncilSummary> write_council(const CouncilOptions& options, const Progress& progress) {
  const Outcome checked = check(options);
  if (!checked) return checked.error();
  CouncilWriter writer(options);
  std::uint64_t unit = options.first_household;
  for (std::uint64_t made = 0; made < options.residents; ++unit) {
    made += writer.write_unit(unit, options.residents - made);
    if (progress) progress(made, options.residents);
  }
  if (options.months > 0) writer.write_arrivals(unit);
  return writer.close();
}

}  // namespace concord::synth

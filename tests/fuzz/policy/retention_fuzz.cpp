// config/retention.json: whatever stands in it is read or refused with its place, and what is read can judge.
#include <cstdint>
#include <string_view>

#include <concord/policy/retention.hpp>

using namespace concord;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto json = parse_json({reinterpret_cast<const char*>(data), size});
  if (!json) {
    return 0;
  }
  const auto rules = policy::Retention::read(*json);
  if (!rules) {
    if (rules.error().faults.empty()) {
      __builtin_trap();
    }
    return 0;
  }
  domain::Record record;
  record.birth_date = domain::PartialDate{2024, 2, 29};
  record.engagements.push_back({"tenancy", "", "", "", {}, domain::PartialDate{2020, 2, 0}, {}});
  for (const policy::RetentionRule& rule : rules->rules()) {
    const auto until = policy::kept_until(rule, record, {});
    if (until && !until->ok()) {
      __builtin_trap();
    }
  }
  return 0;
}

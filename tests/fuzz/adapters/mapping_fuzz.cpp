// Mapping files: any bytes are a mapping or an Error that says where.
#include <cstdlib>
#include <string_view>

#include <concord/adapters/mapping.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace concord;
  const auto json = parse_json({reinterpret_cast<const char*>(data), size});
  if (!json) {
    return 0;
  }
  const auto mapping = adapters::read_mapping(*json);
  if (mapping && (mapping->record_id.empty() || mapping->columns.empty())) {
    std::abort();
  }
  if (!mapping && mapping.error().detail.empty() && mapping.error().faults.empty()) {
    std::abort();
  }
  return 0;
}

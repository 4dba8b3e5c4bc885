// What read_line takes reads again from its canonical form, as a line and from the store, as the same record.
#include <cstdint>
#include <cstdlib>

#include <concord/wire/record_json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace concord;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)wire::read_stored(text);
  const auto read = wire::read_line(text);
  if (!read) {
    if (read.error().faults.empty()) std::abort();
    return 0;
  }
  if (const auto* withdrawal = std::get_if<domain::Withdrawal>(&read->what)) {
    const auto again = wire::read_line(wire::to_json(*withdrawal, read->version));
    if (!again || again->record_id() != read->record_id()) std::abort();
    return 0;
  }
  const auto& record = std::get<domain::Record>(read->what);
  const auto again = wire::read_line(wire::to_json(record, read->version));
  if (!again || std::get<domain::Record>(again->what) != record || again->version != read->version)
    std::abort();
  const auto stored = wire::read_stored(wire::to_json(record));
  if (!stored || *stored != record) std::abort();
  return 0;
}

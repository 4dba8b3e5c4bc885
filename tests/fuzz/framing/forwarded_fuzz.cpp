// Whatever a client writes into X-Forwarded-For, it is counted as an address, and as none of the proxies'
// choosing but one that a trusted proxy named.
#include <cstdint>
#include <cstdlib>

#include <concord/framing/forwarded.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const auto trusted = *concord::parse_ip_ranges("10.0.0.0/8, ::1");
  const std::string client = concord::framing::client_address("10.0.0.1", bytes, trusted);
  if (!concord::parse_ip(client)) std::abort();
  if (concord::framing::client_address("192.0.2.7", bytes, trusted) != "192.0.2.7") std::abort();
  // What stands before the last address that is not trusted changes nothing.
  const std::string more = "203.0.113.9, " + std::string(bytes);
  if (client != "10.0.0.1" && !concord::parse_ip_range("10.0.0.0/8")->contains(*concord::parse_ip(client)) &&
      client != "::1" && concord::framing::client_address("10.0.0.1", more, trusted) != client) {
    std::abort();
  }
  const std::string key = concord::framing::address_key(bytes);
  if (concord::parse_ip(bytes) && key.size() > 43) std::abort();
  if (const auto ranges = concord::parse_ip_ranges(bytes)) {
    for (const auto& range : *ranges) {
      if (range.bits > 128 || !range.contains(range.ip)) std::abort();
    }
  }
  return 0;
}

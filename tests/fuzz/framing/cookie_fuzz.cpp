// A cookie that is found is a part of the header that names it, and holds no other.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <concord/framing/cookie.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view header(reinterpret_cast<const char*>(data), size);
  const auto value = concord::framing::cookie(header, "__Host-concord");
  if (!value) return 0;
  if (value->find(';') != std::string_view::npos) std::abort();
  if (header.find("__Host-concord=" + std::string(*value)) == std::string_view::npos) std::abort();
  return 0;
}

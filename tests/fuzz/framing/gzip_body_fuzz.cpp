// Whatever is sent as gzip, no more than the limit comes out.
#include <cstdint>
#include <cstdlib>

#include <concord/framing/body.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t limit = 64U << 10U;
  concord::framing::Body body(concord::framing::Encoding::gzip, limit);
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, 1 + bytes.size() / 3);
    if (!body.append(piece)) return 0;
    bytes.remove_prefix(piece.size());
  }
  if (body.size() > limit) std::abort();
  if (body.finish() && body.take().size() > limit) std::abort();
  return 0;
}

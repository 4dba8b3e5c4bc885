// A decoded path never holds what a later reader could take for structure.
#include <cstdint>
#include <cstdlib>

#include <concord/base/text.hpp>
#include <concord/framing/target.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto target = concord::framing::parse_target(bytes, "council.example");
  if (!target) return 0;
  const auto& path = target->path;
  const auto has = [&](std::string_view part) { return path.find(part) != std::string::npos; };
  if (path.empty() || path.front() != '/' || !concord::is_utf8(path)) std::abort();
  if (has("/../") || has("/./") || has("\\") || has(std::string_view("\0", 1)) || has("\n")) std::abort();
  if (path.size() >= 3 && path.substr(path.size() - 3) == "/..") std::abort();
  for (const auto& [name, value] : target->query) {
    if (!concord::is_utf8(name) || !concord::is_utf8(value)) std::abort();
  }
  return 0;
}

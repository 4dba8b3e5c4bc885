// Chunks give the same content and the same end however their bytes arrive.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <concord/framing/chunks.hpp>

using concord::framing::ChunkReader;

namespace {

struct Outcome {
  std::string content;
  std::size_t used = 0;
  int status = 0;
  bool done = false;
  bool operator==(const Outcome&) const = default;
};

Outcome read(std::string_view bytes, std::size_t piece) {
  ChunkReader reader;
  Outcome outcome;
  while (outcome.used < bytes.size() && !reader.done()) {
    const auto step = reader.next(bytes.substr(outcome.used, piece));
    if (!step) {
      outcome.status = step.error().status;
      outcome.used = 0;  // where in a piece it was refused is not promised
      return outcome;
    }
    if (step->used == 0) std::abort();
    outcome.content += step->data;
    outcome.used += step->used;
  }
  outcome.done = reader.done();
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto whole = read(bytes, size + 1);
  auto drip = read(bytes, 1);
  if (whole.status != 0) {
    whole.content.clear();
    drip.content.clear();
  }
  if (!(whole == drip)) std::abort();
  return 0;
}

// Any bytes are a subject or are refused; what is a subject packs to bytes that are the same subject.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <concord/matching/packed_subject.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace concord;
  Unpacker in({reinterpret_cast<const char*>(data), size});
  matching::Subject subject;
  matching::unpack(in, subject);
  if (!in.done()) return 0;
  Packer out;
  matching::pack(subject, out);
  const std::string bytes = out.take();
  Unpacker again(bytes);
  matching::Subject same;
  matching::unpack(again, same);
  if (!again.done() || !(same == subject)) std::abort();
  return 0;
}

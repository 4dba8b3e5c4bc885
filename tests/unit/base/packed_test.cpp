#include <cstdint>
#include <limits>
#include <string>

#include <catch2/catch.hpp>

#include <concord/base/packed.hpp>

using namespace concord;

TEST_CASE("packed numbers and texts are read back in their order") {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  const std::string long_text(300, 'x');
  Packer out;
  out.number(0).number(127).number(128).number(kMost).text("").text("E8 3HA").text(long_text);
  const std::string bytes = out.take();
  Unpacker in(bytes);
  CHECK(in.number() == 0);
  CHECK(in.number() == 127);
  CHECK(in.number() == 128);
  CHECK(in.number() == kMost);
  CHECK(in.text().empty());
  CHECK(in.text() == "E8 3HA");
  CHECK_FALSE(in.done());
  CHECK(in.text() == long_text);
  CHECK(in.done());
}

TEST_CASE("bytes cut short read as nothing and never as done") {
  Packer out;
  out.number(5'000).text("Okafor");
  const std::string bytes = out.take();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Unpacker in(std::string_view(bytes).substr(0, size));
    in.number();
    CHECK(in.text().empty());
    CHECK(in.failed());
    CHECK_FALSE(in.done());
    CHECK(in.number() == 0);
  }
}

TEST_CASE("a number of more than 64 bits, and a count of more things than bytes, are refused") {
  Unpacker wide("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02");
  CHECK(wide.number() == 0);
  CHECK(wide.failed());
  Unpacker many("\x05xyz");
  CHECK(many.count() == 0);
  CHECK(many.failed());
}

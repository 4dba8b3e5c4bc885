#include <array>
#include <cstdint>
#include <cstring>

#include <concord/base/text.hpp>

namespace concord {
namespace {

// What Windows-1252 puts at 0x80 to 0x9F; zero where it puts nothing.
constexpr std::array<std::uint16_t, 32> kCp1252High{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// The length of the character that starts at `i`, or 0 where it is not one by Unicode's table 3-7.
std::size_t sequence_at(std::string_view text, std::size_t i) {
  const unsigned char lead = byte_at(text, i);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return 0;
  const unsigned char second = byte_at(text, i + 1);
  const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < least || second > most) return 0;
  for (std::size_t k = 2; k < length; ++k) {
    if (!is_continuation(byte_at(text, i + k))) return 0;
  }
  return length;
}

void append_utf8(std::string& out, std::uint16_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    std::uint64_t eight = 0;
    if (bytes.size() - i >= sizeof eight) {  // most text is ASCII: eight bytes at a time
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080ULL) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    const std::size_t length = sequence_at(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string from_cp1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint16_t byte = byte_at(bytes, i);
    const bool high = byte >= 0x80 && byte <= 0x9F;
    const std::uint16_t code = high ? kCp1252High[byte - 0x80U] : byte;
    append_utf8(text, high && code == 0 ? std::uint16_t{0xFFFD} : code);
  }
  return text;
}

std::size_t utf8_length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) count += is_continuation(byte_at(text, i)) ? 0U : 1U;
  return count;
}

std::string utf8_prefix(std::string_view text, std::size_t code_points) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    if (is_continuation(byte_at(text, i))) continue;
    if (code_points == 0) break;
    --code_points;
  }
  return std::string(text.substr(0, i));
}

}  // namespace concord

#include <algorithm>
#include <string>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <concord/base/text.hpp>

namespace concord {
namespace {

template <class Change>
std::string changed(std::string_view text, Change change) {
  const icu::UnicodeString from =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString to;
  for (std::int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1)) to.append(change(from.char32At(i)));
  std::string out;
  return to.toUTF8String(out);
}

// Most texts are ASCII: no ICU for those.
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string to_upper(std::string_view text) {
  return is_ascii(text) ? to_upper_ascii(text) : changed(text, [](UChar32 c) { return u_toupper(c); });
}

std::string to_lower(std::string_view text) {
  return is_ascii(text) ? to_lower_ascii(text) : changed(text, [](UChar32 c) { return u_tolower(c); });
}

}  // namespace concord

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <concord/base/text.hpp>

namespace concord {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Names are nearly always ASCII, and folding them is on the way of every record: no ICU for those.
std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

std::unique_ptr<icu::Transliterator> make_romaniser() {
  // Invisible format characters go early: a soft hyphen inside a name is no word break. (Not first: ICU
  // would take a set at the very start for a filter of the whole chain.)
  static const icu::UnicodeString kRules = icu::UnicodeString::fromUTF8(
      "NFKC; [:Cf:] Remove; Lower; Any-Latin; NFKD; [:M:] Remove; Lower; Latin-ASCII; Lower; NFC");
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(kRules, UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0 || made == nullptr)
    throw std::runtime_error("ICU has no transliterator to Latin");
  return made;
}

std::string fold_unicode(std::string_view text) {
  // One a thread: ICU shares caches behind a lock inside Any-Latin.
  thread_local const std::unique_ptr<icu::Transliterator> romaniser = make_romaniser();
  icu::UnicodeString folded =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  romaniser->transliterate(folded);
  icu::UnicodeString kept;
  bool gap = false;
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    if (u_isalnum(c) == 0) {
      gap = true;
      continue;
    }
    if (gap && !kept.isEmpty()) kept.append(u' ');
    gap = false;
    kept.append(c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

}  // namespace

std::string fold(std::string_view text) { return is_ascii(text) ? fold_ascii(text) : fold_unicode(text); }

}  // namespace concord

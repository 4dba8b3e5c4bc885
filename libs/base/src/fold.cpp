#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <concord/base/text.hpp>

namespace concord {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Letters and digits as they come, all else as one blank between them.
class Words {
 public:
  explicit Words(std::size_t most) { out_.reserve(most); }
  void letter(char c) {
    if (gap_ && !out_.empty()) out_ += ' ';
    gap_ = false;
    out_ += c;
  }
  void ascii(char c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      letter(c);
    } else {
      gap_ = true;
    }
  }
  void gap() { gap_ = true; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool gap_ = false;
};

// Names are nearly always ASCII, and folding them is on the way of every record: no ICU for those.
std::string fold_ascii(std::string_view text) {
  Words words(text.size());
  for (const char c : text) words.ascii(c);
  return words.take();
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

std::string romanised(std::string_view text) {
  // One a thread: ICU shares caches behind a lock inside Any-Latin.
  thread_local const std::unique_ptr<icu::Transliterator> romaniser = make_romaniser();
  icu::UnicodeString folded =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  romaniser->transliterate(folded);
  std::string out;
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    if (u_isalnum(c) != 0) {
      icu::UnicodeString(c).toUTF8String(out);
    } else {
      out += ' ';
    }
  }
  return out;
}

// Latin with accents is most of what is not ASCII. No rule of ICU's looks at the neighbours of one of
// U+0080 to U+023F, so each of them is romanised once and looked up from then on.
constexpr std::size_t kLatinFirst = 0x80;
constexpr std::size_t kLatinEnd = 0x240;

const std::vector<std::string>& latin() {
  static const std::vector<std::string> kTable = [] {
    std::vector<std::string> table;
    for (std::size_t c = kLatinFirst; c < kLatinEnd; ++c) {
      const std::array<char, 2> bytes{static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
      table.push_back(romanised({bytes.data(), bytes.size()}));
    }
    return table;
  }();
  return kTable;
}

// Dashes, quotes and dots of U+2010 to U+2027.
bool is_punctuation_at(std::string_view text, std::size_t i) {
  return text.substr(i, 2) == "\xE2\x80" && i + 2 < text.size() && text[i + 2] >= '\x90' &&
         text[i + 2] <= '\xA7';
}

std::optional<std::string> fold_latin(std::string_view text) {
  Words words(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      words.ascii(text[i]);
    } else if (byte >= 0xC2 && byte <= 0xC8 && i + 1 < text.size() && (text[i + 1] & '\xC0') == '\x80') {
      const std::size_t code = (byte & 0x1FU) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU);
      const std::string& plain = latin()[code - kLatinFirst];
      if (!is_ascii(plain)) return std::nullopt;
      for (const char c : plain) words.ascii(c);
    } else if (is_punctuation_at(text, i)) {
      words.gap();
      i += 2;
    } else {
      return std::nullopt;
    }
  }
  return words.take();
}

std::string fold_unicode(std::string_view text) { return collapse_blanks(romanised(text)); }

}  // namespace

std::string fold(std::string_view text) {
  if (is_ascii(text)) return fold_ascii(text);
  if (auto folded = fold_latin(text)) return *std::move(folded);
  return fold_unicode(text);
}

}  // namespace concord

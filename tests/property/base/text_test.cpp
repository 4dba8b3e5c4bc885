#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/base/text.hpp>

using namespace concord;

namespace {

// The textbook table, to hold the fast ways against.
std::size_t by_textbook(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

rc::Gen<std::string> letters(int most) {
  return rc::gen::mapcat(rc::gen::inRange(0, most), [](int size) {
    return rc::gen::container<std::string>(static_cast<std::size_t>(size),
                                           rc::gen::elementOf(std::string("abc")));
  });
}

std::string utf8(const std::vector<char32_t>& codes) {
  std::string out;
  for (const char32_t c : codes) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | c >> 6);
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      out += static_cast<char>(0xE0 | c >> 12);
      out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("edit distance is the textbook's, up to its limit") {
  REQUIRE(rc::check([] {
    const std::string a = *letters(90);
    const std::string b = *letters(90);
    const auto limit = static_cast<std::size_t>(*rc::gen::inRange(0, 100));
    RC_ASSERT(edit_distance(a, b, limit) == std::min(by_textbook(a, b), limit + 1));
  }));
}

TEST_CASE("a folded text is ASCII or letters, and folds to itself") {
  REQUIRE(rc::check([] {
    const auto code = rc::gen::map(rc::gen::inRange<std::uint32_t>(0x20, 0x590),
                                   [](std::uint32_t c) { return char32_t{c}; });
    const std::string text = utf8(*rc::gen::container<std::vector<char32_t>>(code));
    const std::string once = fold(text);
    RC_ASSERT(is_utf8(once));
    RC_ASSERT(fold(once) == once);
    RC_ASSERT(trim(once) == once);
  }));
}

TEST_CASE("the short way of folding Latin gives what ICU gives") {
  REQUIRE(rc::check([] {
    const auto code = rc::gen::map(rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0x20, 0x80),
                                                  rc::gen::inRange<std::uint32_t>(0x80, 0x250),
                                                  rc::gen::inRange<std::uint32_t>(0x2010, 0x2028)),
                                   [](std::uint32_t c) { return char32_t{c}; });
    const std::string text = utf8(*rc::gen::container<std::vector<char32_t>>(code));
    const std::string by_icu = fold(text + " ж");  // one letter of another script sends it all through ICU
    const std::string folded = fold(text);
    RC_ASSERT(by_icu == (folded.empty() ? "z" : folded + " z"));
  }));
}

TEST_CASE("text from Windows-1252 is always UTF-8 with one character a byte") {
  REQUIRE(rc::check([](const std::string& bytes) {
    const std::string text = from_cp1252(bytes);
    RC_ASSERT(is_utf8(text));
    RC_ASSERT(utf8_length(text) == bytes.size());
  }));
}

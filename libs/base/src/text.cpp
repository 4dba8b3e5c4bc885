#include <algorithm>

#include <concord/base/text.hpp>

namespace concord {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_alnum(char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z'); }

// Blanks beyond ASCII that exports carry: no-break space, the spaces of U+2000 to U+200A, and others.
std::size_t wide_blank_at(std::string_view text) {
  const auto starts = [&](std::string_view blank) { return text.substr(0, blank.size()) == blank; };
  if (starts("\xC2\xA0") || starts("\xC2\x85")) return 2;
  if (starts("\xE2\x80") && text.size() > 2) {
    const auto third = static_cast<unsigned char>(text[2]);
    if (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF) return 3;
  }
  if (starts("\xE1\x9A\x80") || starts("\xE2\x81\x9F") || starts("\xE3\x80\x80")) return 3;
  return 0;
}

// True for most text that comes in: nothing to collapse, and no character that could be a wide blank.
bool is_collapsed(std::string_view text) {
  bool gap = true;
  for (const char c : text) {
    const bool blank = is_blank(c);
    if ((blank && (gap || c != ' ')) || c == '\xC2' || (c >= '\xE1' && c <= '\xE3')) return false;
    gap = blank;
  }
  return !gap || text.empty();
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string collapse_blanks(std::string_view text) {
  if (is_collapsed(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t wide = is_blank(text[i]) ? 1 : wide_blank_at(text.substr(i));
    if (wide > 0) {
      gap = true;
      i += wide;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += text[i++];
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    pieces.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  pieces.push_back(text);
  return pieces;
}

std::string to_upper_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), upper);
  return out;
}

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string keep_alnum_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), is_alnum);
  return out;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                    [](char a, char b) { return lower(a) == lower(b); });
}

std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& candidates) {
  const std::string wanted = to_lower_ascii(word);
  std::size_t least = wanted.size() / 3 + 1;
  std::optional<std::string_view> best;
  for (const std::string_view candidate : candidates) {
    const std::size_t edits = edit_distance(wanted, to_lower_ascii(candidate), least - 1);
    if (edits < least) {
      best = candidate;
      least = edits;
    }
    if (least == 0) break;
  }
  return best;
}

}  // namespace concord

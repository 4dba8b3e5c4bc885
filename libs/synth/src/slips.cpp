// Slips are made here from the keyboard's rows and from how names sound and look; no list of known variants
// is read, so that a matcher which knows such a list is not flattered.
#include <array>

#include <concord/base/text.hpp>

#include "view.hpp"

namespace concord::synth {
namespace {

struct Sound {
  std::string_view heard, said;
};
constexpr std::array<Sound, 24> kEar{{{"ph", "f"}, {"ck", "k"},   {"ie", "y"},  {"ee", "ea"}, {"ea", "ee"},
                                      {"ll", "l"}, {"tt", "t"},   {"nn", "n"},  {"ss", "s"},  {"th", "t"},
                                      {"gh", "g"}, {"sh", "sch"}, {"ou", "oo"}, {"ai", "ay"}, {"ay", "ai"},
                                      {"oo", "u"}, {"ei", "ie"},  {"c", "k"},   {"k", "c"},   {"y", "i"},
                                      {"i", "y"},  {"z", "s"},    {"v", "w"},   {"x", "ks"}}};
constexpr std::array<Sound, 12> kEye{{{"rn", "m"},
                                      {"m", "rn"},
                                      {"cl", "d"},
                                      {"u", "v"},
                                      {"v", "u"},
                                      {"l", "i"},
                                      {"a", "o"},
                                      {"o", "a"},
                                      {"n", "u"},
                                      {"e", "c"},
                                      {"h", "b"},
                                      {"g", "q"}}};
constexpr std::array<std::string_view, 3> kRows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char neighbour(char letter, Random& random) {
  const bool upper = letter < 'a';
  const char lower = upper ? static_cast<char>(letter + 32) : letter;
  for (const std::string_view row : kRows) {
    const std::size_t at = row.find(lower);
    if (at == std::string_view::npos) continue;
    const bool left = at + 1 == row.size() || (at > 0 && random.chance(0.5));
    const char pressed = row[left ? at - 1 : at + 1];
    return upper ? static_cast<char>(pressed - 32) : pressed;
  }
  return letter;
}

template <std::size_t n>
std::string replaced(const std::string& text, const std::array<Sound, n>& sounds, Random& random) {
  const std::size_t start = random.below(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Sound& sound = sounds[(start + i) % n];
    const std::size_t at = text.find(sound.heard, 1);
    if (at == std::string::npos) continue;
    std::string out = text;
    return out.replace(at, sound.heard.size(), sound.said);
  }
  return {};
}

// A place inside the word where an ASCII letter stands; first letters are rarely wrong.
std::size_t place_in(const std::string& text, Random& random) {
  for (int tries = 0; tries < 12; ++tries) {
    const std::size_t at = random.chance(0.06) ? 0 : 1 + random.below(text.size() - 1);
    if (is_letter(text[at])) return at;
  }
  return std::string::npos;
}

std::string typed(std::string text, Random& random) {
  const std::size_t at = place_in(text, random);
  if (at == std::string::npos) return text;
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      text[at] = neighbour(text[at], random);
      break;
    case 3:
    case 4:
    case 5:
      if (text.size() > 3) text.erase(at, 1);
      break;
    case 6:
      text.insert(at, 1, text[at]);
      break;
    case 7:
      text.insert(at, 1, neighbour(text[at], random));
      break;
    default:
      if (at + 1 < text.size() && is_letter(text[at + 1]) && at > 0) std::swap(text[at], text[at + 1]);
      break;
  }
  return text;
}

}  // namespace

std::string slip(const std::string& text, Random& random) {
  if (text.size() < 2) return text;
  for (int tries = 0; tries < 8; ++tries) {
    const std::uint64_t kind = random.below(20);
    std::string out = kind < 12   ? typed(text, random)
                      : kind < 17 ? replaced(text, kEar, random)
                                  : replaced(text, kEye, random);
    if (!out.empty() && out != text) return out;
  }
  return text + text.back();
}

std::string digit_slip(const std::string& digits, Random& random) {
  std::string out = digits;
  for (int tries = 0; tries < 30; ++tries) {
    const std::size_t at = random.below(out.size());
    if (out[at] < '0' || out[at] > '9') continue;
    if (at + 1 < out.size() && random.chance(0.4) && is_digits(out.substr(at, 2)) && out[at] != out[at + 1]) {
      std::swap(out[at], out[at + 1]);
    } else {
      out[at] = static_cast<char>('0' + (out[at] - '0' + random.between(1, 9)) % 10);
    }
    return out;
  }
  return out;
}

}  // namespace concord::synth

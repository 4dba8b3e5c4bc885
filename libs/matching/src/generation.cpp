#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <concord/matching/generation.hpp>

namespace concord::matching {
namespace {

struct Mark {
  std::string_view word;
  std::optional<Generation> says;
  bool name_too = false;
};

constexpr std::array kMarks = std::to_array<Mark>({
    {"jr", Generation::younger},
    {"jnr", Generation::younger},
    {"junior", Generation::younger, true},
    {"sr", Generation::elder},
    {"snr", Generation::elder},
    {"senior", Generation::elder, true},
    {"i", Generation::first, true},
    {"1st", Generation::first},
    {"ii", Generation::second},
    {"2nd", Generation::second},
    {"iii", Generation::third},
    {"3rd", Generation::third},
    {"iv", Generation::fourth},
    {"4th", Generation::fourth},
    {"esq", std::nullopt},
});

// "John Smith the elder". Without the article Elder and Younger are family names.
std::optional<Generation> take_article(std::vector<std::string>& words, std::size_t name) {
  if (words.size() < name + 2 || words[words.size() - 2] != "the") return std::nullopt;
  const bool elder = words.back() == "elder";
  if (!elder && words.back() != "younger") return std::nullopt;
  words.resize(words.size() - 2);
  return elder ? Generation::elder : Generation::younger;
}

const Mark* mark_at_end(const std::vector<std::string>& words, std::size_t name) {
  if (words.size() <= 1) return nullptr;
  const auto found =
      std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& mark) { return mark.word == words.back(); });
  return found == kMarks.end() || (found->name_too && words.size() <= name) ? nullptr : &*found;
}

// In line of descent, as far as it is told.
int place_of(Generation one) {
  constexpr std::array kPlaces{1, 2, 1, 2, 3, 4};
  return kPlaces[static_cast<std::size_t>(one)];
}

}  // namespace

std::optional<Generation> more_telling(std::optional<Generation> one, std::optional<Generation> other) {
  return !one || (one == Generation::first && other) ? other : one;
}

std::optional<Generation> take_marks(std::vector<std::string>& words, std::size_t name) {
  std::optional<Generation> said;
  for (;;) {
    if (const auto article = take_article(words, name)) {
      said = more_telling(said, article);
    } else if (const Mark* mark = mark_at_end(words, name)) {
      said = more_telling(said, mark->says);
      words.pop_back();
    } else {
      return said;
    }
  }
}

bool may_be_one(Generation a, Generation b) {
  using Pair = std::pair<Generation, Generation>;
  const Pair pair(std::min(a, b), std::max(a, b));
  return place_of(a) == place_of(b) || pair == Pair(Generation::younger, Generation::first);
}

}  // namespace concord::matching

#include "../../../libs/matching/src/interned.hpp"

#include <array>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace concord::matching;

namespace {

struct Note {
  int said = 0;
};
using Texts = Interned<Note>;

TextId hold(Texts& texts, std::uint16_t group, std::string_view text) {
  bool made = false;
  return texts.hold(group, text, made);
}

}  // namespace

TEST_CASE("a text has one number, for as long as somebody holds it") {
  Texts texts;
  CHECK(texts.find(0, "okafor") == 0);
  bool made = false;
  const TextId id = texts.hold(0, "okafor", made);
  CHECK(made);
  CHECK(id != 0);
  CHECK(texts.hold(0, "okafor", made) == id);
  CHECK_FALSE(made);
  CHECK(texts.at(id).holders == 2);
  texts.release(id);
  CHECK(texts.find(0, "okafor") == id);
  texts.release(id);
  CHECK(texts.find(0, "okafor") == 0);
  CHECK(texts.size() == 0);
}

TEST_CASE("one text in two groups is two texts") {
  Texts texts;
  const TextId name = hold(texts, 1, "e8 3ha");
  const TextId place = hold(texts, 2, "e8 3ha");
  CHECK(name != place);
  CHECK(texts.find(1, "e8 3ha") == name);
  CHECK(texts.find(3, "e8 3ha") == 0);
  texts.release(name);
  CHECK(texts.find(1, "e8 3ha") == 0);
  CHECK(texts.find(2, "e8 3ha") == place);
  CHECK(texts.at(place).group == 2);
}

TEST_CASE("of a text that nobody holds no byte stays, and its number goes to another") {
  Texts texts;
  const TextId id = hold(texts, 7, "szczepanska");  // short enough to stand in the entry itself
  texts.at(id).notes.said = 42;
  texts.release(id);
  const auto& entry = texts.at(id);
  CHECK(entry.text.empty());
  CHECK(entry.hash == 0);
  CHECK(entry.group == 0);
  CHECK(entry.notes.said == 0);
  const std::string_view bytes(reinterpret_cast<const char*>(&entry), sizeof entry);
  CHECK(bytes.find("zczepansk") == std::string_view::npos);
  CHECK(hold(texts, 0, "owusu") == id);
  CHECK(texts.at(id).notes.said == 0);
  CHECK(texts.end() == id + 1);
}

TEST_CASE("entries stay where they are while the table grows") {
  Texts texts;
  const TextId first = hold(texts, 0, "first");
  const auto* const place = &texts.at(first);
  for (int i = 0; i < 5000; ++i) hold(texts, static_cast<std::uint16_t>(i % 3), "text " + std::to_string(i));
  CHECK(&texts.at(first) == place);
  CHECK(texts.size() == 5001);
  for (int i = 0; i < 5000; ++i) {
    const TextId id = texts.find(static_cast<std::uint16_t>(i % 3), "text " + std::to_string(i));
    REQUIRE(id != 0);
    REQUIRE(texts.at(id).text == "text " + std::to_string(i));
    REQUIRE(texts.find(static_cast<std::uint16_t>((i + 1) % 3), "text " + std::to_string(i)) == 0);
  }
}

TEST_CASE("texts held and released at random are those of a plain map") {
  std::mt19937 dice(5);
  Texts texts;
  std::map<std::pair<std::uint16_t, std::string>, std::pair<TextId, std::uint32_t>> model;
  for (int step = 0; step < 40000; ++step) {
    // Grows to some hundreds, and shrinks to nearly none.
    const bool growing = step / 4000 % 2 == 0;
    const auto group = static_cast<std::uint16_t>(dice() % 4);
    const std::string text =
        "t" + std::to_string(dice() % 400) + (dice() % 2 == 0 ? "" : std::string(40, 'l'));
    const auto known = model.find({group, text});
    if (dice() % 10 < (growing ? 8U : 3U)) {
      bool made = false;
      const TextId id = texts.hold(group, text, made);
      REQUIRE(made == (known == model.end()));
      REQUIRE((known == model.end() || known->second.first == id));
      ++model.try_emplace({group, text}, id, 0).first->second.second;
    } else if (known != model.end()) {
      texts.release(known->second.first);
      if (--known->second.second == 0) model.erase(known);
    }
    REQUIRE(texts.size() == model.size());
    if (step % 1000 != 0) continue;
    std::set<TextId> numbers;
    for (const auto& [key, held] : model) {
      REQUIRE(texts.find(key.first, key.second) == held.first);
      REQUIRE(texts.at(held.first).holders == held.second);
      REQUIRE(numbers.insert(held.first).second);
    }
    for (TextId id = 1; id < texts.end(); ++id) REQUIRE((texts.at(id).holders > 0) == numbers.contains(id));
  }
}

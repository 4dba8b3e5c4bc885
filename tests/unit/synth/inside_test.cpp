// Parts of the generator that its files show too seldom to be tested there.
#include <set>

#include <catch2/catch.hpp>

#include <concord/base/text.hpp>
#include <concord/domain/identifiers.hpp>

#include "../../../libs/synth/src/identifiers.hpp"
#include "../../../libs/synth/src/latin.hpp"
#include "../../../libs/synth/src/places.hpp"
#include "../../../libs/synth/src/view.hpp"

using namespace concord;
using namespace concord::synth;

TEST_CASE("every person has numbers of their own, valid by the rules") {
  std::set<std::string> nhs, ninos, mobiles;
  for (std::uint64_t unit = 0; unit < 4000; ++unit) {
    for (std::uint64_t slot = 0; slot < 5; ++slot) {
      nhs.insert(nhs_number(unit, slot, false));
      ninos.insert(nino(unit, slot, false));
      mobiles.insert(mobile_number(unit, slot));
    }
  }
  CHECK(nhs.size() == 20000);
  CHECK(ninos.size() == 20000);
  CHECK(mobiles.size() == 20000);
  std::size_t wrong = 0;
  for (const std::string& number : nhs) wrong += domain::parse_nhs_number(number) ? 0U : 1U;
  for (const std::string& number : ninos) wrong += domain::parse_nino(number) ? 0U : 1U;
  CHECK(wrong == 0);
}

TEST_CASE("a twin's numbers follow those of the first, and are nobody else's") {
  std::set<std::string> nhs;
  for (std::uint64_t unit = 0; unit < 3000; ++unit) {
    const std::string first = nhs_number(unit, 2, false);
    const std::string second = nhs_number(unit, 2, true);
    CHECK(domain::parse_nhs_number(second));
    const auto apart = std::stoll(second.substr(0, 9)) - std::stoll(first.substr(0, 9));
    CHECK((apart == 1 || apart == 2));
    nhs.insert({first, second, nhs_number(unit, 3, false)});
    CHECK(std::stoi(nino(unit, 2, true).substr(2, 6)) == std::stoi(nino(unit, 2, false).substr(2, 6)) + 1);
  }
  CHECK(nhs.size() == 9000);
}

TEST_CASE("a slip changes a name, and by little") {
  Random random(1, "slips", 0);
  std::size_t near = 0;
  constexpr std::size_t kTries = 2000;
  for (std::size_t i = 0; i < kTries; ++i) {
    const std::string name = i % 2 == 0 ? "Margaret" : "Okonkwo";
    const std::string wrong = slip(name, random);
    REQUIRE(wrong != name);
    near += edit_distance(name, wrong, 2) <= 2 ? 1U : 0U;
  }
  CHECK(near == kTries);
}

TEST_CASE("homes have addresses of their own, and valid postcodes that neighbours share") {
  const Places places(1);
  std::set<std::string> addresses, uprns, postcodes;
  for (std::uint64_t number = 0; number < 5000; ++number) {
    const Place place = places.at(number);
    CHECK(domain::parse_postcode(place.postcode));
    addresses.insert(one_line(place, {}) + " " + place.postcode);
    uprns.insert(place.uprn);
    postcodes.insert(place.postcode);
  }
  CHECK(addresses.size() == 5000);
  CHECK(uprns.size() == 5000);
  CHECK(postcodes.size() == (5000 + 17) / 18);
}

TEST_CASE("older systems have no accents") {
  CHECK(latin("Özdemir") == "Ozdemir");
  CHECK(latin("Łukasz Wójcik") == "Lukasz Wojcik");
  CHECK(latin("İbrahim Hacıoğlu") == "Ibrahim Hacioglu");
  CHECK(latin("O'Brien") == "O'Brien");
  const Names names;
  Random random(1, "accents", 0);
  for (int i = 0; i < 5000; ++i) {
    const Origin origin = names.origin(random);
    const std::string plain =
        latin(names.surname(origin, random) + names.forename(origin, Sex::female, 1990, random));
    for (const char c : plain) REQUIRE(static_cast<unsigned char>(c) < 0x80);
  }
}

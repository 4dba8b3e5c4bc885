#include <concord/matching/name_origin.hpp>

#include "people.hpp"

using namespace people;

namespace {

std::string_view origin(std::string given, std::string family) {
  SubjectName name;
  name.given = std::move(given);
  name.family = std::move(family);
  return to_string(name_origin(name));
}

}  // namespace

TEST_CASE("a name is at home where its family name is") {
  CHECK(origin("grace", "smith") == "british-isles");
  CHECK(origin("grace", "murphy") == "british-isles");
  CHECK(origin("grace", "okafor") == "africa");
  CHECK(origin("sofia", "garcia") == "western-europe");
  CHECK(origin("sofia", "kowalski") == "eastern-europe");
  CHECK(origin("sofia", "yilmaz") == "west-asia");
  CHECK(origin("sofia", "patel") == "south-asia");
  CHECK(origin("sofia", "nguyen") != "british-isles");
  CHECK(origin("jin", "watanabe") == "east-asia");
}

TEST_CASE("a given name tells where the family name doesn't") {
  CHECK(origin("funmilayo", "zzyzx") == "africa");
  CHECK(origin("qwerty", "zzyzx") == "not-listed");
  CHECK(origin("", "") == "not-listed");
  CHECK(origin("priya", "ali") == "south-asia");
  CHECK(origin("qwerty", "ali") == "several");
}

TEST_CASE("a name of two words is where those that are listed are") {
  CHECK(origin("maria", "garcia lopez") == "western-europe");
  CHECK(origin("maria", "zzyzx okafor") == "africa");
  CHECK(origin("qwerty", "okafor smith") == "several");
}

TEST_CASE("somebody's names are of one class, or of several") {
  Subject one = Person("1").named("Grace", "Okafor");
  CHECK(name_origin(one) == NameOrigin::africa);
  one.names.push_back(one.names.front());
  one.names.back().family = "zzyzx";
  one.names.back().given = "qwerty";
  CHECK(name_origin(one) == NameOrigin::africa);
  one.names.back().family = "smith";
  CHECK(name_origin(one) == NameOrigin::several);
}

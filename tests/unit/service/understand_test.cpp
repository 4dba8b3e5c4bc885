#include <catch2/catch.hpp>

#include <concord/service/search.hpp>

using namespace concord;
using namespace concord::service;

namespace {

std::vector<std::string> fields(std::string_view text) {
  const auto understood = understand(text);
  REQUIRE(understood);
  return understood->fields;
}

}  // namespace

TEST_CASE("one box is read by the form of its words") {
  CHECK(fields("amina okafor 1984 e8") == std::vector<std::string>{"birth_date", "postcode", "name"});
  CHECK(fields("Okafor 02/03/1984") == std::vector<std::string>{"birth_date", "name"});
  CHECK(fields("JG 10 37 59 A") == std::vector<std::string>{"nino"});
  CHECK(fields("943 476 5919") == std::vector<std::string>{"nhs-number"});
  CHECK(fields("07700 900 982") == std::vector<std::string>{"phone"});
  CHECK(fields("amina@example.org") == std::vector<std::string>{"email"});
  CHECK(fields("E8 3HA") == std::vector<std::string>{"postcode"});
}

TEST_CASE("the last of several names is the family name") {
  const auto understood = understand("Nguyễn Thị Minh Khai");
  REQUIRE(understood);
  REQUIRE(understood->query.subject.names.size() == 1);
  CHECK(understood->query.subject.names[0].given == "nguyen");
  CHECK(understood->query.subject.names[0].family == "khai");
  CHECK(understood->query.subject.names[0].middle == "thi minh");
}

TEST_CASE("a search by place or by contact says so, since restricted residents are not found by it") {
  CHECK(understand("okafor e8 3ha")->by_place);
  CHECK(understand("07700 900982")->by_place);
  CHECK_FALSE(understand("okafor 1984")->by_place);
}

TEST_CASE("nothing to search by is said, with what would do") {
  const auto understood = understand("  ...  ");
  REQUIRE_FALSE(understood);
  CHECK(understood.error().code == Code::missing_field);
}

TEST_CASE("a field that is not of its kind is named, and its value is not repeated") {
  SearchFields asked;
  asked.birth_date = "31/02/1984";
  const auto understood = understand(asked);
  REQUIRE_FALSE(understood);
  REQUIRE(understood.error().faults.size() == 1);
  CHECK(understood.error().faults[0].pointer == "/birth_date");
  CHECK(understood.error().faults[0].detail.find("1984") == std::string::npos);
}

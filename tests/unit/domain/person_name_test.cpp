#include <string>

#include <catch2/catch.hpp>

#include <concord/domain/person_name.hpp>

using namespace concord::domain;

TEST_CASE("a name is shown from its parts, or whole where it has none") {
  PersonName name;
  name.title = "Ms";
  name.given = "Amina";
  name.family = "Okafor";
  CHECK(display(name) == "Ms Amina Okafor");
  name.middle = "Grace B";
  name.suffix = "Jr";
  CHECK(display(name) == "Ms Amina Grace B Okafor Jr");
  PersonName whole;
  whole.full = "X Æ A-12";
  CHECK(display(whole) == "X Æ A-12");
  whole.title = "Mx";
  CHECK(display(whole) == "X Æ A-12");
  CHECK(display(PersonName{}).empty());
}

TEST_CASE("texts in the place of a name name nobody") {
  for (const std::string text :
       {"Test", "TEST", "Owner", "VOID", "LBH VOID", "The Occupier", "the  occupier", "Unknown", "Baby",
        "TBC", "N/A", "xx", "XXXX", "-", "", " ", "?", "Not Known"}) {
    CAPTURE(text);
    CHECK(is_placeholder_name(text));
  }
}

TEST_CASE("unusual names are names") {
  for (const std::string text :
       {"O’Brien", "O'Brien", "Mary-Jane", "Nguyễn Thị Minh Khai", "محمد", "Zoë", "X Æ A-12", "Null", "Jr",
        "E", "Na", "Oluwaseunfunmilayo-Adebayo", "Testa", "Owners", "Ng", "X"}) {
    CAPTURE(text);
    CHECK_FALSE(is_placeholder_name(text));
  }
}

TEST_CASE("uses of names are read as they are written") {
  for (const auto use : {NameUse::usual, NameUse::birth, NameUse::former, NameUse::alias, NameUse::known_as,
                         NameUse::preferred, NameUse::religious}) {
    CHECK(parse_name_use(to_string(use)).value() == use);
  }
  CHECK(to_string(NameUse::known_as) == "known-as");
  CHECK_FALSE(parse_name_use("maiden"));
}

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/domain/contact.hpp>

using namespace concord::domain;

namespace {

struct Row {
  std::string text;
  std::string value;  // empty: refused
  std::string extension;
};

}  // namespace

TEST_CASE("phone numbers are read as people write them") {
  for (const auto& row : std::vector<Row>{{"07700 900 982", "+447700900982", ""},
                                          {"+44 (0)7700 900982", "+447700900982", ""},
                                          {"0+447700900100", "+447700900100", ""},
                                          {"+07700900100", "+447700900100", ""},
                                          {"020 7946 0018", "+442079460018", ""},
                                          {"01632 960001 ext 12", "+441632960001", "12"},
                                          {"01632 960001 x12", "+441632960001", "12"},
                                          {"01632 960001 Ext. 12", "+441632960001", "12"},
                                          {"01632 960001 extension 12", "+441632960001", "12"},
                                          {"01632 960001#4", "+441632960001", "4"},
                                          {"(020) 7946-0018", "+442079460018", ""},
                                          {"020.7946.0018", "+442079460018", ""},
                                          {"00447700900982", "+447700900982", ""},
                                          {"0044 (0)7700 900982", "+447700900982", ""},
                                          {"447700900982", "+447700900982", ""},
                                          {"44 07700 900982", "+447700900982", ""},
                                          {"7700900982", "+447700900982", ""},
                                          {"007700900982", "+447700900982", ""},
                                          {"+4407700900982", "+447700900982", ""},
                                          {"tel:07700900982", "+447700900982", ""},
                                          {"07700\u00a0900\u2011982", "+447700900982", ""},
                                          {"07700900982          ", "+447700900982", ""},
                                          {"0300 123 4567", "+443001234567", ""},
                                          {"0169 772 345", "+44169772345", ""},
                                          {"+353 1 234 5678", "+35312345678", ""},
                                          {"00 33 1 23 45 67 89", "+33123456789", ""},
                                          {"+1 (202) 555-0123", "+12025550123", ""}}) {
    CAPTURE(row.text);
    const auto phone = parse_phone(row.text);
    REQUIRE(phone);
    CHECK(phone->kind == ContactKind::phone);
    CHECK(phone->value == row.value);
    CHECK(phone->extension == row.extension);
  }
}

TEST_CASE("a phone number keeps what was entered") {
  CHECK(parse_phone(" 07700 900 982 ").value().as_entered == "07700 900 982");
}

TEST_CASE("numbers that nobody can be rung at are refused") {
  for (const std::string text : {"999",
                                 "112",
                                 "101",
                                 "111",
                                 "0900 123 4567",
                                 "09061234567",
                                 "+44 909 123 4567",
                                 "07 oh 700",
                                 "phone me",
                                 "ask daughter",
                                 "00000000000",
                                 "0",
                                 "",
                                 "+",
                                 "++447700900982",
                                 "07700 900",
                                 "07700 900 982 1234",
                                 "1111111111",
                                 "07777777777",
                                 "+1234",
                                 "+12345678901234567",
                                 "00 44900982",
                                 "07012345678",
                                 "0400 123 4567",
                                 "07700 900982 or 07700 900983",
                                 "nfa",
                                 "07700900982 ext 1234567"}) {
    CAPTURE(text);
    const auto phone = parse_phone(text);
    REQUIRE_FALSE(phone);
    if (text.size() > 3) CHECK(phone.error().detail.find(text) == std::string::npos);
  }
}

TEST_CASE("e-mail addresses are compared in lower case") {
  for (const auto& row : std::vector<Row>{{"Amina.Okafor@Example.org", "amina.okafor@example.org", ""},
                                          {" a@b.co ", "a@b.co", ""},
                                          {"<a+b@c-d.co.uk>", "a+b@c-d.co.uk", ""},
                                          {"mailto:a@b.co", "a@b.co", ""},
                                          {"o'brien@example.org", "o'brien@example.org", ""}}) {
    CAPTURE(row.text);
    const auto email = parse_email(row.text);
    REQUIRE(email);
    CHECK(email->kind == ContactKind::email);
    CHECK(email->value == row.value);
  }
  CHECK(parse_email(" A@B.co ").value().as_entered == "A@B.co");
}

TEST_CASE("what cannot be an e-mail address is refused") {
  for (const std::string text : {"", "a", "a@", "@b.co", "a@b", "a b@c.co", "a@b..co", ".a@b.co", "a.@b.co",
                                 "a@-b.co", "a@b_c.co", "a@b@c.co", "a,b@c.co", "noemail@example.org",
                                 "none@example.org", "a@b.co\n", "a@b.co;c@d.co", "@", "a@.co"}) {
    CAPTURE(text);
    if (text == "a@b.co\n") {
      CHECK(parse_email(text));  // a line end is a blank at the end
    } else {
      CHECK_FALSE(parse_email(text));
    }
  }
  CHECK_FALSE(parse_email(std::string(250, 'a') + "@b.co"));
  CHECK_FALSE(parse_email(std::string(65, 'a') + "@b.co"));
}

TEST_CASE("words of addresses and contacts are read as they are written") {
  for (const auto use : {AddressUse::home, AddressUse::temporary, AddressUse::placement,
                         AddressUse::correspondence, AddressUse::previous}) {
    CHECK(parse_address_use(to_string(use)).value() == use);
  }
  for (int i = 0; i <= static_cast<int>(Premises::office); ++i) {
    const auto premises = static_cast<Premises>(i);
    CHECK(parse_premises(to_string(premises)).value() == premises);
  }
  for (const auto kind : {ContactKind::phone, ContactKind::email})
    CHECK(parse_contact_kind(to_string(kind)).value() == kind);
}

TEST_CASE("unrelated people live in shared premises") {
  for (const auto premises : {Premises::shared_house, Premises::hostel, Premises::refuge, Premises::care_home,
                              Premises::hospital, Premises::prison}) {
    CHECK(is_shared(premises));
  }
  for (const auto premises : {Premises::unknown, Premises::dwelling, Premises::sheltered,
                              Premises::no_fixed_abode, Premises::office}) {
    CHECK_FALSE(is_shared(premises));
  }
}

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/domain/person_name.hpp>

using namespace concord::domain;

namespace {

std::string one_of(std::vector<std::string> words) { return *rc::gen::elementOf(std::move(words)); }

std::string title() { return one_of({"MR", "MRS", "MISS", "MS", "MX"}); }
std::string given() {
  return one_of({"J", "AMINA", "Zoë", "MARY-JANE", "VAN", "LE", "NULL", "Oluwaseunfunmilayo", "XIU"});
}
std::string family() {
  return one_of({"SMITH", "O'BRIEN", "O’Brien-Jones", "VAN DER BERG", "DE LA CRUZ", "Szczepański", "NG",
                 "NULL", "CHURCH", "LORD", "HOUSE", "TRUSTRAM", "COUNCILMAN"});
}

void expect(const PersonName& name, const std::string& title, const std::string& given,
            const std::string& family) {
  RC_ASSERT(name.title == title);
  RC_ASSERT(name.given == given);
  RC_ASSERT(name.family == family);
}

}  // namespace

TEST_CASE("whoever is written family name first is read back") {
  REQUIRE(rc::check([] {
    const auto a = title();
    const auto b = given();
    const auto c = family();
    const auto party = parse_account_name(c + ", " + a + " " + b);
    RC_ASSERT(party.kind == NamedKind::person);
    expect(party.people.at(0), a, b, c);
  }));
}

TEST_CASE("two of one family name are read back") {
  REQUIRE(rc::check([] {
    const auto a = given();
    const auto b = given();
    const auto c = family();
    RC_PRE(b != c);  // "SMITH, MR J & MRS SMITH" says the family name twice
    const auto party =
        parse_account_name(c + ", MR " + a + one_of({" & ", " AND ", "&", " and "}) + "MRS " + b);
    RC_ASSERT(party.kind == NamedKind::couple);
    RC_ASSERT(party.people.size() == 2U);
    expect(party.people[0], "MR", a, c);
    expect(party.people[1], "MRS", b, c);
  }));
}

TEST_CASE("two of different family names are read back") {
  REQUIRE(rc::check([] {
    const auto a = family();
    const auto b = family();
    const auto party = parse_account_name(a + ", MR J & " + b + ", MS P");
    RC_ASSERT(party.kind == NamedKind::couple);
    expect(party.people.at(0), "MR", "J", a);
    expect(party.people.at(1), "MS", "P", b);
  }));
}

TEST_CASE("the dead are read back from whatever stands before or after them") {
  REQUIRE(rc::check([] {
    const auto a = title();
    const auto c = family();
    const auto name = c + ", " + a + " J";
    const auto text =
        *rc::gen::element(std::string{"EXORS OF "} + name, name + " DEC'D", name + " (DECEASED)",
                          "PERSONAL REPS OF " + name, "EXECUTORS OF THE LATE " + name + " DECD");
    const auto party = parse_account_name(text);
    RC_ASSERT(party.kind == NamedKind::estate);
    expect(party.people.at(0), a, "J", c);
  }));
}

TEST_CASE("blanks around and within change nothing") {
  REQUIRE(rc::check([] {
    const auto text = family() + ", " + title() + " " + given();
    std::string padded = "  ";
    for (const char c : text) {
      padded += c;
      if (c == ' ') {
        padded += std::string(*rc::gen::inRange<std::size_t>(0, 3), ' ');
      }
    }
    padded += "      ";
    const auto plain = parse_account_name(text);
    const auto spaced = parse_account_name(padded);
    RC_ASSERT(plain.kind == spaced.kind);
    RC_ASSERT(plain.people == spaced.people);
  }));
}

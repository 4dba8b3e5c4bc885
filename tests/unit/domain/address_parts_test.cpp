#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/domain/contact.hpp>

using namespace concord::domain;

namespace {

struct Row {
  std::vector<std::string> lines;
  AddressParts parts;  // flat, house, street, town, care_of
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.lines);
    const auto parts = parse_address_parts(row.lines);
    CHECK(parts.flat == row.parts.flat);
    CHECK(parts.house == row.parts.house);
    CHECK(parts.street == row.parts.street);
    CHECK(parts.town == row.parts.town);
    CHECK(parts.care_of == row.parts.care_of);
  }
}

}  // namespace

TEST_CASE("an address gives its flat, house, street and town") {
  check({{{"Flat 2, 10 High St"}, {"2", "10", "high street", "", false}},
         {{"10B High Street"}, {"", "10b", "high street", "", false}},
         {{"10 B High Street"}, {"", "10b", "high street", "", false}},
         {{"FLAT 002", "10 HIGH STREET"}, {"2", "10", "high street", "", false}},
         {{"Flat 2 10 High St"}, {"2", "10", "high street", "", false}},
         {{"10 High Street Flat 2"}, {"2", "10", "high street", "", false}},
         {{"Apt. 4B", "7 Mare Rd", "Hackney", "London"}, {"4b", "7", "mare road", "london", false}},
         {{"10 High Street", "London", "E8 3HA"}, {"", "10", "high street", "london", false}},
         {{"10 High Street, London E8 3HA"}, {"", "10", "high street", "london", false}},
         {{"10", "High Street", "London"}, {"", "10", "high street", "london", false}},
         {{"2/10 High Street"}, {"2", "10", "high street", "", false}},
         {{"Room 5", "22 Graham Road"}, {"5", "22", "graham road", "", false}},
         {{"Flat 2 Room 3", "22 Graham Road"}, {"2 3", "22", "graham road", "", false}},
         {{"FLAT A", "1 AMHURST PK"}, {"a", "1", "amhurst park", "", false}},
         {{"010 High Street"}, {"", "10", "high street", "", false}},
         {{"10 High Street", "United Kingdom"}, {"", "10", "high street", "", false}}});
}

TEST_CASE("ranges of house numbers stay ranges") {
  check({{{"12-14 The Parade"}, {"", "12-14", "the parade", "", false}},
         {{"12 - 14 The Parade"}, {"", "12-14", "the parade", "", false}},
         {{"12\u201314 The Parade"}, {"", "12-14", "the parade", "", false}},
         {{"Flat 3", "12-14 The Parade"}, {"3", "12-14", "the parade", "", false}},
         {{"12a-14b The Pde"}, {"", "12a-14b", "the parade", "", false}}});
}

TEST_CASE("houses have names") {
  check(
      {{{"The Old Barn"}, {"", "the old barn", "", "", false}},
       {{"The Old Barn", "Church Lane", "Ashford"}, {"", "the old barn", "church lane", "ashford", false}},
       {{"Flat 3 Alma House", "Mare Street", "London"}, {"3", "alma house", "mare street", "london", false}},
       {{"Flat 3, Alma House, 12 Mare Street, London"}, {"3", "12", "mare street", "london", false}},
       {{"3 Alma House", "Mare Street"}, {"3", "alma house", "mare street", "", false}},
       {{"3 Alma House", "12 Mare Street"}, {"3", "12", "mare street", "", false}},
       {{"10 Alma Court", "London"}, {"", "10", "alma court", "london", false}},
       {{"Mare Street", "London"}, {"", "", "mare street", "london", false}}});
}

TEST_CASE("flats have places instead of numbers") {
  check({{{"Ground Floor Flat", "10 High Street"}, {"ground", "10", "high street", "", false}},
         {{"GFF 10 High Street"}, {"ground", "10", "high street", "", false}},
         {{"1st Floor Flat", "10 High Street"}, {"first", "10", "high street", "", false}},
         {{"Basement Flat, 10 High Street"}, {"basement", "10", "high street", "", false}},
         {{"Garden Flat", "10 High Street"}, {"garden", "10", "high street", "", false}},
         {{"10 Garden Road"}, {"", "10", "garden road", "", false}}});
}

TEST_CASE("street types are written out, saints are not") {
  check({{{"1 St Marks Rise"}, {"", "1", "st marks rise", "", false}},
         {{"1 St. Mark's Rd"}, {"", "1", "st mark s road", "", false}},
         {{"1 High St North"}, {"", "1", "high street north", "", false}},
         {{"1 Albion Sq"}, {"", "1", "albion square", "", false}},
         {{"1 Victoria Gdns"}, {"", "1", "victoria gardens", "", false}},
         {{"1 Queensbridge Cres."}, {"", "1", "queensbridge crescent", "", false}},
         {{"1 Flat Iron Square"}, {"", "1", "flat iron square", "", false}}});
}

TEST_CASE("whoever takes the post in is no part of the place") {
  check({{{"c/o Mr Smith"}, {"", "", "", "", true}},
         {{"c/o Mr Smith", "10 High Street"}, {"", "10", "high street", "", true}},
         {{"C/O Mrs J Obi 10 High Street"}, {"", "10", "high street", "", true}},
         {{"care of Hackney Law Centre", "10 High Street"}, {"", "10", "high street", "", true}}});
}

TEST_CASE("an address of nothing gives nothing") {
  check({{{}, {}}, {{""}, {}}, {{",,", " "}, {}}, {{"Flat"}, {}}});
}

TEST_CASE("no fixed abode and offices are no address") {
  for (const std::string line : {"NFA", "No Fixed Abode", "n.f.a.", "NO FIXED ADDRESS", "of no fixed abode",
                                 "Homeless", "Town Hall", "Hackney Town Hall", "Civic Centre", "", " , "}) {
    CAPTURE(line);
    CHECK(is_no_address({line}));
  }
  CHECK(is_no_address({}));
  CHECK(is_no_address({"NFA", "London"}));
  CHECK(is_no_address({"Town Hall, Mare Street"}));
}

TEST_CASE("an address near an office is an address") {
  for (const std::string line : {"10 High Street", "Flat 2, The Old Town Hall", "1 Town Hall Approach",
                                 "The Old Barn", "12 Nfamara Road", "Flat 1, Town Hall"}) {
    CAPTURE(line);
    CHECK_FALSE(is_no_address({line}));
  }
}

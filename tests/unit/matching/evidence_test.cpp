#include "people.hpp"

using namespace people;

namespace {

double sum(const Evidence& evidence) {
  double total = 0;
  for (const EvidenceLine& line : evidence.lines) total += line.weight;
  return total;
}

double weight_of(const Subject& a, const Subject& b, const std::string& comparison) {
  for (const EvidenceLine& line : explain(model(), a, b).lines) {
    if (line.comparison == comparison) return line.weight;
  }
  return -1000;
}

Person amina(const std::string& id) {
  return Person(id).named("Amina", "Okafor").born("1984-03-02").female();
}

}  // namespace

TEST_CASE("the lines of the evidence add up to the score, to the bit") {
  const Subject a = amina("1").at("10", "high street", "E8 3HA").phone("+447700900982");
  const Subject b = amina("2").at("10", "high street", "E8 3HA").email("amina.okafor@example.org");
  const Evidence evidence = explain(model(), a, b);
  CHECK(sum(evidence) == evidence.score);
  CHECK(evidence.score == score(model(), a, b));
  CHECK(evidence.score == score(model(), b, a));
}

TEST_CASE("name and birth date are certain, and either alone is not") {
  CHECK(model().band(score(model(), amina("1"), amina("2"))) == Band::certain);
  CHECK(score(model(), Person("1").named("Amina", "Okafor"), Person("2").named("Amina", "Okafor")) <
        model().thresholds().certain);
  CHECK(score(model(), Person("1").named("John", "Smith"), Person("2").named("John", "Smith")) <
        model().thresholds().probable);
}

TEST_CASE("what is missing on one side says nothing") {
  const Subject a = amina("1").phone("+447700900982");
  const Subject b = amina("2");
  CHECK(weight_of(a, b, "phone") == 0);
  CHECK(level_of(a, b, "phone") == "missing");
  CHECK(score(model(), a, b) == score(model(), amina("1"), b));
}

TEST_CASE("a rare name weighs more than a common one") {
  const auto family = [](const char* name) {
    return weight_of(Person("1").named("", name), Person("2").named("", name), "family_name");
  };
  CHECK(family("Szczepanski") > family("Smith") + 5);
}

TEST_CASE("a misspelt common name does not outrank the name itself") {
  const double exact =
      weight_of(Person("1").named("", "Smith"), Person("2").named("", "Smith"), "family_name");
  const double close =
      weight_of(Person("1").named("", "Smith"), Person("2").named("", "Smithe"), "family_name");
  CHECK(close < exact);
}

TEST_CASE("given names reach the level that they deserve") {
  const auto level = [](const char* a, const char* b) {
    return level_of(Person("1").named(a, "Okafor"), Person("2").named(b, "Okafor"), "given_name");
  };
  CHECK(level("Robert", "Robert") == "exact");
  CHECK(level("Robert", "Bob") == "nickname or variant");
  CHECK(level("Katharine", "Katharina") == "close");
  CHECK(level("A", "Amina") == "initial");
  CHECK(level("A", "A") == "initial");
  CHECK(level("B", "Amina") == "different");
  CHECK(level("Grace", "Gracee") == "close");
  CHECK(level("Wei", "Mei") == "similar");
  CHECK(level("Amina", "Grace") == "different");
}

TEST_CASE("a middle name may be the one that a person goes by") {
  CHECK(level_of(Person("1").named("Ngozi", "Okafor"), Person("2").named("Amina", "Okafor", "Ngozi"),
                 "given_name") == "known by a middle name");
}

TEST_CASE("given and family name in each other's place are seen as swapped") {
  const Subject a = Person("1").named("Amina", "Okafor");
  const Subject b = Person("2").named("Okafor", "Amina");
  CHECK(level_of(a, b, "given_name") == "swapped with family name");
  CHECK(level_of(a, b, "family_name") == "swapped with given name");
}

TEST_CASE("a double name agrees with each of its parts") {
  const auto level = [](const char* a, const char* b) {
    return level_of(Person("1").named("", a), Person("2").named("", b), "family_name");
  };
  CHECK(level("Okafor-Williams", "Williams") == "part of a double name");
  CHECK(level("Okafor-Williams", "Okafor-Brown") == "part of a double name");
  CHECK(level("Okafor Williams", "Okafor-Williams") == "exact");
}

TEST_CASE("birth dates reach the level that they deserve") {
  const auto level = [](const char* a, const char* b) {
    return level_of(Person("1").born(a), Person("2").born(b), "birth_date");
  };
  CHECK(level("1984-03-02", "1984-03-02") == "exact");
  CHECK(level("1984-01-01", "1984-01-01") == "exact, 1 January");
  CHECK(level("1984-06-15", "1984-06-15") == "exact, the 15th");
  CHECK(level("1984-03-02", "1984-02-03") == "day and month swapped");
  CHECK(level("1984-03-02", "1984-03-07") == "one digit");
  CHECK(level("1984-03-02", "1948-03-02") == "one digit");
  CHECK(level("1984-03-02", "1984-03-29") == "two of three parts");
  CHECK(level("1984-03-02", "1984-03") == "year and month");
  CHECK(level("1984-03-02", "1984") == "year");
  CHECK(level("1984-03-02", "1985") == "different");
  CHECK(level("1984-03-02", "1980-11-20") == "different");
  CHECK(level("1984-03-02", "1950-11-20") == "a generation apart");
}

TEST_CASE("the place ladder goes on below the postcode") {
  const auto level = [](const char* house, const char* street, const char* postcode) {
    const Subject one = Person("1").at("10", "high street", "E8 3HA");
    const Subject other = Person("2").at(house, street, postcode);
    return level_of(one, other, "place");
  };
  CHECK(level("10", "hihg street", "N1 1AA") == "same house, street nearly");
  CHECK(level("12", "high street", "N1 1AA") == "same street");
  CHECK(level("12", "low lane", "N1 1AA") == "different");
}

TEST_CASE("a shared claim stands at the top of the place ladder") {
  const Subject a = Person("1").with("benefit-claim", "1234567").at("10", "high street", "E8 3HA");
  const Subject b = Person("2").with("benefit-claim", "1234567").at("99", "mare street", "E9 1AA");
  CHECK(level_of(a, b, "place") == "same claim, account or tenancy");
}

TEST_CASE("a claim lists each of its people once, so two entries of one are two people of a home") {
  const auto on_claim = [](const char* id, domain::Part part) {
    return Person(id, "benefits").of(part).named("Ayesha", "Okafor").with("benefit-claim", "1234567");
  };
  const Subject entry = on_claim("1", domain::Part::housing_benefit);
  const Subject another = on_claim("2", domain::Part::housing_benefit);
  const Subject account = on_claim("3", domain::Part::council_tax);
  const Subject later_account = on_claim("4", domain::Part::council_tax);
  CHECK(level_of(entry, another, "place") == "two entries of one claim, account or tenancy");
  CHECK(level_of(entry, account, "place") == "same claim, account or tenancy");
  CHECK(level_of(account, later_account, "place") == "same claim, account or tenancy");
  CHECK(score(model(), entry, another) < score(model(), entry, account));
}

TEST_CASE("who held an account before the other was born is somebody else") {
  Subject liable = Person("1").named("Amina", "Okafor");
  liable.adult_since = domain::PartialDate{2001, 4, 1};
  const auto level = [&](const char* born) { return level_of(liable, Person("2").born(born), "birth_date"); };
  CHECK(level("1970-03-02") == "missing");
  CHECK(level("1990-03-02") == "too young for the role");
  liable.birth_dates.push_back(domain::PartialDate{1990, 3, 2});
  CHECK(level("1990-03-02") == "exact");
}

TEST_CASE("addresses reach the level that they deserve") {
  const auto level = [](const Subject& a, const Subject& b) { return level_of(a, b, "place"); };
  const Person one = Person("1").at("10", "high street", "E8 3HA", "2");
  CHECK(level(one, Person("2").at("10", "high street", "E8 3HA", "2")) == "same dwelling");
  CHECK(level(one, Person("2").at("10", "high street", "E8 3HA", "3")) == "same building");
  CHECK(level(one, Person("2").at("12", "high street", "E8 3HA")) == "same postcode");
  CHECK(level(one, Person("2").at("12", "mare street", "E9 1AA")) == "different");
  CHECK(level(one, Person("2").at("10", "high street", "E8 4HA", "2")) == "same building");
  CHECK(level(one, Person("2")) == "missing");
}

TEST_CASE("a NINO agrees without its suffix, and a temporary one hardly counts") {
  const auto level = [](const char* a, const char* b) {
    return level_of(Person("1").with("nino", a), Person("2").with("nino", b), "nino");
  };
  CHECK(level("JG103759A", "JG103759A") == "same");
  CHECK(level("JG103759A", "JG103759") == "same but for the suffix");
  CHECK(level("JG103759A", "JG103758A") == "one character off");
  CHECK(level("JG103759A", "AA000000A") == "different");
  CHECK(level("TN020384F", "TN020384F") == "same temporary number");
  CHECK(level("TN020384F", "JG103759A") == "missing");
}

TEST_CASE("an e-mail address made of the name is no news beside the name") {
  const Subject a = Person("1").named("Amina", "Okafor").email("amina.okafor@example.org");
  const Subject b = Person("2").named("Amina", "Okafor").email("amina.okafor@example.net");
  CHECK(level_of(a, b, "email") == "made of the name");
  CHECK(weight_of(a, b, "email") < 2);
  CHECK(level_of(Person("1").email("sunflower77@example.org"), Person("2").email("sunflower77@example.net"),
                 "email") == "same before the @");
}

TEST_CASE("of several names and addresses the best pair counts") {
  const Subject married = Person("1")
                              .named("Grace", "Mensah")
                              .named("Grace", "Owusu")
                              .at("1", "mare street", "E9 1AA")
                              .at("10", "high street", "E8 3HA");
  const Subject single = Person("2").named("Grace", "Owusu").at("10", "high street", "E8 3HA");
  CHECK(level_of(married, single, "family_name") == "exact");
  CHECK(level_of(married, single, "place") == "same dwelling");
}

TEST_CASE("family name and address shared may mean a relative, and the evidence says so") {
  const Subject a = Person("1").named("Amina", "Okafor").at("10", "high street", "E8 3HA");
  const Subject b = Person("2").named("Grace", "Okafor").at("10", "high street", "E8 3HA");
  CHECK(weight_of(a, b, "could_be_a_relative") < -5);
  CHECK(model().band(score(model(), a, b)) == Band::none);
}

TEST_CASE("a full name shared may mean a namesake, however rare it is") {
  const Subject a = Person("1").named("Thibault", "Szczepanski");
  const Subject b = Person("2").named("Thibault", "Szczepanski");
  CHECK(weight_of(a, b, "could_be_a_namesake") < -3);
  CHECK(score(model(), a, b) < model().thresholds().certain);
}

TEST_CASE("twins whose names are alike are two people") {
  const auto twin = [](const char* id, const char* given) {
    return Person(id).named(given, "Thach").born("1997-07-09").male();
  };
  CHECK(score(model(), twin("1", "Darla"), twin("2", "Darlene")) < model().thresholds().certain);
  const auto at_home = [&](const char* id, const char* given) {
    return twin(id, given).at("4", "Mare Street", "E8 3HA").with("tenancy", "0000159104");
  };
  CHECK(score(model(), at_home("1", "vanminh"), at_home("2", "vanlong")) < model().thresholds().certain);
  CHECK(score(model(), at_home("1", "Darren"), at_home("2", "Darrel")) < model().thresholds().certain);
}

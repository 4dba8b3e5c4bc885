#include "people.hpp"

using namespace people;

namespace {

domain::Record record_named(const char* given, const char* family, const char* middle = "") {
  domain::Record record;
  domain::PersonName& name = record.names.emplace_back();
  name.given = given;
  name.middle = middle;
  name.family = family;
  return record;
}

Subject subject_of(const std::vector<domain::Record>& versions) {
  return standardise({"housing", "uh-1"}, versions, "universal-housing", false);
}

SubjectName name_of(const char* given, const char* family, const char* middle = "") {
  const Subject subject = subject_of({record_named(given, family, middle)});
  REQUIRE(subject.names.size() == 1);
  return subject.names.front();
}

SubjectName full_name(const char* full) {
  domain::Record record;
  record.names.emplace_back().full = full;
  const Subject subject = subject_of({record});
  REQUIRE(subject.names.size() == 1);
  return subject.names.front();
}

}  // namespace

TEST_CASE("names are folded, and what belongs together is joined") {
  CHECK(name_of("Zoë", "O’Brien").family == "obrien");
  CHECK(name_of("Zoë", "O'Brien") == name_of("ZOE", "OBrien"));
  CHECK(name_of("Maria", "de la Cruz").family == "delacruz");
  CHECK(name_of("Omar", "Al-Hassan").family == "alhassan");
  CHECK(name_of("Kate", "Okafor-Williams").family == "okafor williams");
  CHECK(name_of("Huong", "Van").family == "van");
  CHECK(name_of("Maciej", "Szczepański").family == "szczepanski");
}

TEST_CASE("further given names are middle names, and prefixes stay with their name") {
  CHECK(name_of("Amina Ngozi", "Okafor").given == "amina");
  CHECK(name_of("Amina Ngozi", "Okafor", "Grace").middle == "ngozi grace");
  CHECK(name_of("Abdul Rahman", "Khan").given == "abdulrahman");
}

TEST_CASE("titles, suffixes and stray initials are not part of a name") {
  CHECK(name_of("Mr John", "Smith Jr").family == "smith");
  CHECK(name_of("Mr John", "Smith Jr").given == "john");
  CHECK(name_of("Maria", "M Sentosa").family == "sentosa");
}

TEST_CASE("marks of generation are dropped wherever they stand last, and are no part of a double name") {
  for (const char* family :
       {"Morris Senior", "Morris Sr", "Morris Junior", "MORRIS JNR", "Morris II", "Morris I"}) {
    CAPTURE(family);
    CHECK(name_of("John", family) == name_of("John", "Morris"));
  }
  CHECK(name_of("John I", "Morris") == name_of("John", "Morris"));
  CHECK(name_of("John Junior", "Morris") == name_of("John", "Morris"));
  CHECK(name_of("John", "Morris", "Paul Jr") == name_of("John", "Morris", "Paul"));
  for (const char* full :
       {"John Morris Senior", "Mr John Morris I", "Morris Jr, John", "Morris, John Senior"}) {
    CAPTURE(full);
    CHECK(full_name(full) == full_name("John Morris"));
  }
}

TEST_CASE("a mark of generation that is all the name there is stays a name") {
  CHECK(name_of("Amy", "Senior").family == "senior");
  CHECK(name_of("Junior", "Morris").given == "junior");
  CHECK(full_name("Amy Senior").family == "senior");
  CHECK(full_name("Amy Senior").given == "amy");
  CHECK(name_of("Irina", "Morris", "I").middle == "i");  // of a further given name
  CHECK(full_name("Irina I Morris").middle == "i");
}

TEST_CASE("a full name is read in either order") {
  CHECK(full_name("Okafor, Amina Ngozi") == full_name("Ms Amina Ngozi Okafor"));
  CHECK(full_name("Sukarno").family == "sukarno");
  CHECK(full_name("Sukarno").given.empty());
  CHECK(full_name("Ludwig van Beethoven").family == "vanbeethoven");
}

TEST_CASE("names of nobody are dropped") {
  CHECK(subject_of({record_named("", "VOID")}).names.empty());
  CHECK(subject_of({record_named("Baby", "Okafor")}).names.front().given.empty());
}

TEST_CASE("a subject is a set of all that its versions said, in any order") {
  domain::Record old = record_named("Grace", "Owusu");
  domain::Record now = record_named("Grace", "Mensah");
  now.birth_date = domain::PartialDate{1990, 4, 12};
  CHECK(subject_of({old, now}) == subject_of({now, old, now}));
  CHECK(subject_of({old, now}).names.size() == 2);
}

TEST_CASE("sentinel birth dates are dropped, and of guessed ones the year stays") {
  domain::Record record = record_named("Grace", "Owusu");
  record.birth_date = domain::PartialDate{1900, 1, 1};
  CHECK(subject_of({record}).birth_dates.empty());
  record.birth_date = domain::PartialDate{1985, 1, 1};
  record.birth_estimated = true;
  CHECK(subject_of({record}).birth_dates == std::vector{domain::PartialDate{1985, 0, 0}});
}

TEST_CASE("no fixed abode is no address") {
  domain::Record record = record_named("Grace", "Owusu");
  record.addresses.emplace_back().lines = {"NFA"};
  record.addresses.emplace_back().premises = domain::Premises::no_fixed_abode;
  record.addresses.back().postcode = "E8 1EA";
  CHECK(subject_of({record}).addresses.empty());
}

TEST_CASE("a hostel and a c/o address are shared premises") {
  domain::Record record = record_named("Grace", "Owusu");
  domain::Address& hostel = record.addresses.emplace_back();
  hostel.premises = domain::Premises::hostel;
  hostel.lines = {"10 High Street"};
  hostel.postcode = "E8 3HA";
  CHECK(subject_of({record}).addresses.front().shared);
  record.addresses.front().premises = domain::Premises::dwelling;
  CHECK_FALSE(subject_of({record}).addresses.front().shared);
  record.addresses.front().lines = {"c/o Mr Smith", "10 High Street"};
  CHECK(subject_of({record}).addresses.front().shared);
}

TEST_CASE("a carer's phone is not the person's own") {
  domain::Record record = record_named("Grace", "Owusu");
  domain::ContactPoint& phone = record.contacts.emplace_back();
  phone.value = "+447700900982";
  phone.use = "carer";
  CHECK(subject_of({record}).phones.empty());
}

TEST_CASE("a record that says nothing of who it is about is bare") {
  domain::Record record;
  record.part = domain::Part::concord;
  record.sex = domain::Sex::female;
  CHECK(subject_of({record}).bare());
  CHECK_FALSE(subject_of({record_named("", "Owusu")}).bare());
}

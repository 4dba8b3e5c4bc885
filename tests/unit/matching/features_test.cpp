// What becomes of a subject inside: numbers of a vocabulary in one block, and the subject made of them again.
#include "../../../libs/matching/src/features.hpp"

#include "../../../libs/matching/src/keys.hpp"
#include "people.hpp"

using namespace people;

namespace {

Subject through(const Subject& subject) {
  Vocabulary words(model().content());
  return subject_of(features_of(subject, words), words);
}

// Something of every kind, sorted as a subject is.
Subject full_subject() {
  Subject subject = Person("p-1", "benefits")
                        .of(domain::Part::housing_benefit)
                        .named("maria", "garcia lopez", "de los angeles")
                        .named("mary jane", "van der berg")
                        .cut()
                        .named("", "sukarno")
                        .named("cher", "")
                        .born("1984-03-02")
                        .born("1984-03")
                        .born("1984")
                        .male()
                        .female()
                        .at("10", "high street", "E8 3HA", "2", "100023336956")
                        .at("", "hostel row", "")
                        .shared()
                        .at("12a", "", "E9 1AA")
                        .with("nino", "JG103759A", true)
                        .with("nhs-number", "9434765919")
                        .with("benefit-claim", "500123")
                        .with("library-card", "77")
                        .phone("+442079460018")
                        .phone("0044")
                        .phone("07700900982")
                        .email("maria@example.org")
                        .email("no at sign");
  subject.identifiers.push_back({"passport", "533401372", false, true});
  subject.layout = "academy";
  subject.ceased = true;
  subject.adult_since = domain::PartialDate{2003, 4, 0};
  subject.addresses[0].town = "hackney";
  subject.attributes = {{"birth_place", "lagos"}, {"birth_place", "leeds"}, {"class", "7b"}};
  std::sort(subject.birth_dates.begin(), subject.birth_dates.end());
  std::sort(subject.identifiers.begin(), subject.identifiers.end());
  return subject;
}

}  // namespace

TEST_CASE("a subject is made again of its features, whatever kinds of values it has") {
  const Subject subject = full_subject();
  CHECK(through(subject) == subject);
  const Subject nobody = Person("p-2");
  CHECK(through(nobody) == nobody);
}

TEST_CASE("a name comes back in its words, wherever its blanks are") {
  for (const auto& [given, middle, family] :
       std::vector<std::array<std::string, 3>>{{"anna maria", "", "smith"},
                                               {"anna", "maria luisa", "smith jones"},
                                               {"anna maria", "louise", "smith jones brown"},
                                               {"", "x", "de la cruz"},
                                               {"a", "", "b"}}) {
    CAPTURE(given, family);
    const Subject subject = Person("1").named(given, family, middle);
    CHECK(through(subject).names == subject.names);
  }
}

TEST_CASE("a phone keeps its plus and its leading zeros") {
  for (const char* number : {"+442079460018", "442079460018", "02079460018", "00442079460018", "0", "000",
                             "+0", "9999999999999999999"}) {
    CAPTURE(number);
    CHECK(through(Person("1").phone(number)).phones == std::vector<std::string>{number});
  }
}

TEST_CASE("a flat that is a letter is written with its house, and comes back so") {
  const Subject subject = Person("1").at("10", "high street", "E8 3HA", "b");
  const Subject once = through(subject);
  CHECK(once.addresses.front().house == "10b");
  CHECK(once.addresses.front().flat.empty());
  CHECK(through(once) == once);
  CHECK(level_of(subject, once, "place") == level_of(subject, subject, "place"));
}

TEST_CASE("empty values say nothing: they are left out, and two of them are nothing in common") {
  Subject empty =
      Person("1").with("nino", "", true).with("benefit-claim", "").phone("").phone("n/a").email("");
  empty.attributes = {{"birth_place", ""}};
  Subject other = empty;
  other.key.record_id = "2";
  const Subject again = through(empty);
  CHECK(again.identifiers.empty());
  CHECK(again.phones.empty());
  CHECK(again.emails.empty());
  CHECK(again.attributes.empty());
  const Evidence evidence = explain(model(), empty, other);
  for (const char* comparison : {"nino", "phone", "email"}) {
    CAPTURE(comparison);
    CHECK(level_of(evidence, comparison) == "missing");
  }
  Index index(model());
  index.put(1, empty);
  CHECK(index.candidates(other, -100).empty());
}

TEST_CASE("very long values come back whole, and compare") {
  const std::string name(5000, 'x');
  const Subject subject = Person(std::string(3000, '7'), std::string(64, 's'))
                              .named(name, name + "y", name + " z")
                              .at("1", std::string(4000, 's'), "E8 3HA", "", "1")
                              .with("passport", std::string(70000, '9'), true)
                              .email(std::string(2000, 'a') + "@example.org");
  CHECK(through(subject) == subject);
  CHECK(level_of(subject, subject, "given_name") == "exact");
  CHECK(score(model(), subject, subject) > 0);
}

TEST_CASE("of a name of very many words the first are kept") {
  std::string many;
  for (int i = 0; i < 40; ++i) many += (i == 0 ? "w" : " w") + std::to_string(i);
  const Subject again = through(Person("1").named("amina", many));
  CHECK(many.starts_with(again.names.front().family + " "));
  CHECK(std::count(again.names.front().family.begin(), again.names.front().family.end(), ' ') == 15);
}

TEST_CASE("lists are cut where they are beyond all reason, and all that was held is given back") {
  Person person("1");
  for (int i = 0; i < 1500; ++i) {
    const std::string number = std::to_string(i);
    person.named("given" + number, "double" + number + " barrel" + number, "middle" + number)
        .at(number, "street" + number, "E8 3HA", "flat" + number, number)
        .with(i % 3 == 0   ? "nino"
              : i % 3 == 1 ? "benefit-claim"
                           : "library-card",
              "v" + number)
        .phone("+44" + number)
        .email("e" + number + "@example.org")
        .born(std::to_string(1900 + i % 100) + "-01-02");
  }
  Subject subject = person;
  for (int i = 0; i < 1500; ++i) subject.attributes.emplace_back("a", "v" + std::to_string(i));

  Vocabulary words(model().content());
  const Features features = features_of(subject, words);
  CHECK(features.names().size() == Features::kMostValues);
  CHECK(features.places().size() == Features::kMostValues);
  CHECK(features.phones().size() == Features::kMostValues);
  CHECK(features.emails().size() == Features::kMostValues);
  CHECK(features.birth_dates().size() == Features::kMostValues);
  CHECK(features.attributes().size() == Features::kMostValues);
  CHECK(features.ninos().size() + features.group_values().size() + features.identifiers().size() ==
        Features::kMostValues);
  CHECK(words.words() > 0);
  CHECK(words.values() > 0);
  release(features, words);
  CHECK(words.words() == 0);
  CHECK(words.values() == 0);
}

TEST_CASE("texts are held as long as one record has them") {
  Vocabulary words(model().content());
  const Features one = features_of(full_subject(), words);
  const std::size_t held = words.words();
  Subject twin = full_subject();
  twin.key.record_id = "p-2";
  const Features other = features_of(twin, words);
  CHECK(words.words() == held);
  release(one, words);
  CHECK(words.words() == held);
  CHECK(subject_of(other, words) == twin);
  release(other, words);
  CHECK(words.words() == 0);
  CHECK(words.values() == 0);
}

TEST_CASE("who is asked about leaves nothing behind in the vocabulary asked") {
  Vocabulary words(model().content());
  const Features known = features_of(Person("1").named("amina", "okafor"), words);
  const std::size_t held = words.words();
  {
    Vocabulary over(model().content(), &words);
    const Subject asked = full_subject();
    const Features features = features_of(asked, over);
    CHECK(subject_of(features, over) == asked);
    release(features, over);
    // The numbers of the one below are the same seen from above.
    const Features again = features_of(Person("2").named("amina", "okafor"), over);
    CHECK(again.names().front().given.id == known.names().front().given.id);
    CHECK(keys_of(over, again) == keys_of(words, known));
  }
  CHECK(words.words() == held);
}

TEST_CASE(
    "a profile pooled of two records says what either says, and less specific values are no further ones") {
  Vocabulary words(model().content());
  const Features whole = features_of(
      Person("1").named("Amina", "Okafor Bell").born("1984-03-02").phone("+442079460018").male(), words);
  const Features part =
      features_of(Person("2").named("A", "Okafor Bell").born("1984").phone("+447700900982").female(), words);
  for (const Features& both : {pooled(whole, part, words), pooled(part, whole, words)}) {
    const Subject said = subject_of(both, words);
    REQUIRE(said.names.size() == 1);
    CHECK(said.names.front().given == "amina");
    CHECK(said.names.front().family == "okafor bell");
    CHECK(said.birth_dates == std::vector{domain::PartialDate{1984, 3, 2}});
    CHECK(said.phones.size() == 2);
    CHECK(said.sexes.size() == 2);
  }
}
TEST_CASE(
    "of more kinds of identifiers than a vocabulary knows, the further ones are left out, and others are "
    "not") {
  Vocabulary words(model().content());
  for (std::size_t i = 0; i < Vocabulary::kMostKinds; ++i)
    words.kind_of(NamedField::What::identifier, "kind-" + std::to_string(i));
  const Subject said = subject_of(
      features_of(Person("1").with("kind-7", "A1234567").with("one-more", "B1234567"), words), words);
  REQUIRE(said.identifiers.size() == 1);
  CHECK(said.identifiers.front().type == "kind-7");
}

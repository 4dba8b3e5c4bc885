// Marks of generation: what tells a father from a son of one name where nothing else does.
#include "../../../libs/matching/src/features.hpp"
#include "people.hpp"

using namespace people;
using domain::PersonName;

namespace {

using Marks = std::vector<Generation>;

Subject said(std::string id, PersonName name) {
  domain::Record record;
  record.names.push_back(std::move(name));
  return standardise({"housing", std::move(id)}, std::vector{std::move(record)}, "universal-housing", false);
}

Subject said(std::string id, std::string given, std::string family, std::string suffix = "") {
  PersonName name;
  name.given = std::move(given);
  name.family = std::move(family);
  name.suffix = std::move(suffix);
  return said(std::move(id), std::move(name));
}

Subject said_whole(std::string full) {
  PersonName name;
  name.full = std::move(full);
  return said("1", std::move(name));
}

Marks marks_of(std::string given, std::string family, std::string suffix = "") {
  return said("1", std::move(given), std::move(family), std::move(suffix)).generations;
}

Subject at_home(Subject subject) {
  subject.addresses = {{"E8 3HA", "", "", "10", "high street", "", false}};
  return subject;
}

}  // namespace

TEST_CASE("a mark of generation is read off the end of a name") {
  struct Row {
    const char *given, *family;
    Generation mark;
  };
  for (const auto& row : std::vector<Row>{{"David", "Dobbins Jr", Generation::younger},
                                          {"David Junior", "Dobbins", Generation::younger},
                                          {"David", "DOBBINS JNR.", Generation::younger},
                                          {"David", "Dobbins the Younger", Generation::younger},
                                          {"David", "Dobbins Senior", Generation::elder},
                                          {"David Snr", "Dobbins", Generation::elder},
                                          {"David", "Dobbins (the elder)", Generation::elder},
                                          {"Morris I", "Klein", Generation::first},
                                          {"Morris II", "Klein", Generation::second},
                                          {"Morris", "Klein 2nd", Generation::second},
                                          {"Morris", "Klein III", Generation::third},
                                          {"Morris", "Klein, 3rd", Generation::third},
                                          {"Morris I", "Klein Jr", Generation::younger}}) {
    CAPTURE(row.given, row.family);
    CHECK(marks_of(row.given, row.family) == Marks{row.mark});
    CHECK(said("1", row.given, row.family).names.front().family ==
          (row.given[0] == 'D' ? "dobbins" : "klein"));
  }
  CHECK(marks_of("David", "Dobbins", "Sr") == Marks{Generation::elder});
  CHECK(marks_of("Morris", "Klein", "I") == Marks{Generation::first});
  CHECK(said_whole("John Paul Morris Jr").generations == Marks{Generation::younger});
  CHECK(said_whole("Morris III, John").generations == Marks{Generation::third});
}

TEST_CASE("a name that is a mark elsewhere is no mark where it is all that stands there") {
  for (const auto& [given, family] :
       std::vector<std::pair<const char*, const char*>>{{"Junior", "Campbell"},  // given at birth
                                                        {"Young", "Junior"},     // a family's name
                                                        {"Amy", "Senior"},       // the same
                                                        {"I", "Okafor"},         // an initial
                                                        {"V", "Nguyen"},
                                                        {"Nguyen V", "Tran"},  // no fifth: an initial
                                                        {"Joan", "Elder"},     // a family's name
                                                        {"John", "Younger"},
                                                        {"Vi", "Nguyen"}}) {
    CAPTURE(given, family);
    CHECK(marks_of(given, family).empty());
  }
  CHECK(said_whole("Young Junior").generations.empty());
  CHECK(said_whole("Junior Campbell").names.front().given == "junior");
  CHECK(said("1", "Irina", "Morris").generations.empty());
}

TEST_CASE("pitfall 2: Junior and Senior of one name at one address are two people, and somebody is asked") {
  const Subject junior = at_home(said("1", "David", "Dobbins Jr"));
  const Subject senior = at_home(said("2", "David", "Dobbins Senior"));
  CHECK(veto(model(), junior, senior) == "generation-marks");
  const Partition partition = partition_of({junior, senior});
  CHECK(shape(partition) == "1 | 2");
  REQUIRE(partition.questions.size() == 1);
  CHECK(partition.questions.front().cause == "vetoed:generation-marks");
}

TEST_CASE("pitfall 2: the first and the second of one name and birth date are two people") {
  Subject first = at_home(said("1", "Morris I", "Klein"));
  Subject second = at_home(said("2", "Morris II", "Klein"));
  first.birth_dates = second.birth_dates = {{1982, 4, 12}};
  CHECK(shape(partition_of({first, second})) == "1 | 2");
}

TEST_CASE("pitfall 2: a record without a mark bridges no Junior and Senior") {
  const Subject junior = at_home(said("1", "David", "Dobbins Jr"));
  const Subject senior = at_home(said("2", "David", "Dobbins Senior"));
  const Subject neither = at_home(said("3", "David", "Dobbins"));
  CHECK(shape(partition_of({junior, senior, neither})) == "1 | 2 | 3");
}

TEST_CASE("a mark beside none says nothing") {
  Subject plain = at_home(said("1", "David", "Dobbins"));
  Subject marked = at_home(said("2", "David", "Dobbins Jr"));
  CHECK(veto(model(), plain, marked).empty());
  Subject unmarked = marked;
  unmarked.generations.clear();
  CHECK(score(model(), plain, marked) == score(model(), plain, unmarked));
  plain.birth_dates = marked.birth_dates = {{1982, 4, 12}};
  CHECK(shape(partition_of({plain, marked})) == "1 2");
}

TEST_CASE("two ways to say one generation agree, and an I beside Junior may be an initial") {
  const auto vetoed = [](const char* one, const char* other) {
    return !veto(model(), said("1", one, "Klein"), said("2", other, "Klein")).empty();
  };
  CHECK_FALSE(vetoed("Morris Jr", "Morris Junior"));
  CHECK_FALSE(vetoed("Morris Jr", "Morris II"));
  CHECK_FALSE(vetoed("Morris Sr", "Morris I"));
  CHECK_FALSE(vetoed("Morris Jr", "Morris I"));
  CHECK(vetoed("Morris Sr", "Morris II"));
  CHECK(vetoed("Morris Jr", "Morris III"));
  CHECK(vetoed("Morris II", "Morris III"));
}

TEST_CASE("who was Junior and is Senior since contradicts neither") {
  Subject both = said("1", "David", "Dobbins Jr");
  both.generations = {Generation::elder, Generation::younger};
  CHECK(veto(model(), both, said("2", "David", "Dobbins Jr")).empty());
  CHECK(veto(model(), both, said("2", "David", "Dobbins Sr")).empty());
  CHECK(veto(model(), both, said("2", "David", "Dobbins III")) == "generation-marks");
}

TEST_CASE("a profile bears the marks of all its records") {
  Vocabulary words(model().content());
  const Features junior = features_of(said("1", "David", "Dobbins Jr"), words);
  const Features third = features_of(said("2", "David", "Dobbins III"), words);
  CHECK(subject_of(junior, words).generations == Marks{Generation::younger});
  CHECK(subject_of(pooled(junior, third, words), words).generations ==
        Marks{Generation::younger, Generation::third});
}

TEST_CASE("a verified number that two records share outweighs their marks") {
  Subject junior = at_home(said("1", "David", "Dobbins Jr"));
  Subject senior = at_home(said("2", "David", "Dobbins Sr"));
  junior.identifiers = senior.identifiers = {{"nhs-number", "9434765919", true, false}};
  CHECK(veto(model(), junior, senior).empty());
}

TEST_CASE("pitfall 1: triplets whose names begin alike are no slip of the pen") {
  const Subject darla = Person("1").named("Darla", "Anderson").born("1980-01-07");
  const Subject darletta = Person("2").named("Darletta", "Anderson").born("1980-01-07");
  CHECK(level_of(darla, darletta, "given_name") == "similar");
  CHECK(shape(partition_of({darla, darletta})) == "1 | 2");
  const Subject aleksandra = Person("3").named("Aleksandra", "Nowak").born("1980-01-07");
  const Subject slip = Person("4").named("Alexsandra", "Nowak").born("1980-01-07");
  CHECK(level_of(aleksandra, slip, "given_name") == "close");
}

TEST_CASE("pitfall 4: the mailbox of an office is no evidence of a person") {
  const Subject jorg =
      Person("1").named("Jorg", "Swarm").email("info@ca-state.example").at("127", "14th avenue", "E8 3HA");
  const Subject jorge =
      Person("2").named("Jorge", "Swarm").email("info@ca-state.example").at("43", "belmont lane", "E8 3HA");
  CHECK(level_of(jorg, jorge, "email") == "missing");
  CHECK(shape(partition_of({jorg, jorge})) == "1 | 2");
}

TEST_CASE("pitfall 4: an office's mailbox beside a person's own is no difference either") {
  const Subject own =
      Person("1").named("Amina", "Okafor").born("1984-03-02").email("amina.okafor@example.org");
  const Subject office =
      Person("2").named("Amina", "Okafor").born("1984-03-02").email("housing.duty@example.org");
  CHECK(level_of(own, office, "email") == "missing");
  const Subject other = Person("3").named("Amina", "Okafor").born("1984-03-02").email("nkechi77@example.org");
  CHECK(level_of(own, other, "email") == "different");
}

#include <concord/matching/how.hpp>
#include <concord/matching/wholes.hpp>

#include "people.hpp"

using namespace people;

namespace {

Person amina(const std::string& id) {
  return Person(id).named("Amina", "Okafor").born("1984-03-02").female();
}
Person grace(const std::string& id) {
  return Person(id).named("Grace", "Mensah").born("1990-04-12").female();
}

How how_of(const std::vector<Subject>& subjects, const std::vector<Ruling>& rulings = {}) {
  return how(model(), subjects, rulings);
}

WholesCompared compared(const std::vector<Subject>& a, const std::vector<Subject>& b) {
  return compare_wholes(model(), a, b);
}

Ruling same(const std::string& a, const std::string& b) { return {{"housing", a}, {"housing", b}, true, 1}; }
Ruling different(const std::string& a, const std::string& b) {
  return {{"housing", a}, {"housing", b}, false, 1};
}

}  // namespace

TEST_CASE("a profile comes together best union first, and each union is certain") {
  const Subject weaker = Person("3").named("Amina", "Okafor").born("1984-03");
  const Subject number = amina("2").with("nino", "JG103759A", true);
  const How told = how_of({weaker, number, amina("1").with("nino", "JG103759A", true)});
  REQUIRE(told.joinings.size() == 2);
  CHECK(told.joinings[0].a == std::vector<domain::RecordKey>{{"housing", "1"}});
  CHECK(told.joinings[0].b == std::vector<domain::RecordKey>{{"housing", "2"}});
  CHECK(told.joinings[1].a.size() == 2);
  for (const Joining& joining : told.joinings) {
    CHECK(!joining.by_ruling);
    CHECK(joining.score >= model().thresholds().certain);
  }
  CHECK(told.joinings[0].score > told.joinings[1].score);
  CHECK(told.parts.size() == 1);
}

TEST_CASE("a ruling joins whole parts after the evidence, and is what holds them") {
  const How told = how_of({amina("1"), amina("2"), grace("3"), grace("4")}, {same("1", "3")});
  REQUIRE(told.joinings.size() == 3);
  CHECK(told.joinings[2].by_ruling);
  CHECK(told.joinings[2].a.size() == 2);
  CHECK(told.joinings[2].b.size() == 2);
  REQUIRE(told.weakest);
  CHECK(!told.weakest->by_ruling);  // a ruling is stronger than any score
  REQUIRE(told.bridges.size() == 3);
  CHECK(std::count_if(told.bridges.begin(), told.bridges.end(),
                      [](const auto& pair) { return pair.by_ruling; }) == 1);
}

TEST_CASE("records that do not hold together among themselves are told as parts") {
  const How told = how_of({amina("1"), amina("2"), grace("3")});
  CHECK(told.joinings.size() == 1);
  CHECK(told.parts.size() == 2);
  REQUIRE(told.weakest);
  CHECK(told.weakest->score < 0);
  CHECK(told.weakest->side_a.size() + told.weakest->side_b.size() == 3);
}

TEST_CASE("a record that fits two people is told as apart from both, as the partition has it") {
  const std::vector<Subject> records{amina("1"), amina("2"), amina("3")};
  const std::vector<Ruling> rulings{different("1", "3")};
  const How told = how_of(records, rulings);
  CHECK(told.joinings.empty());
  CHECK(told.parts == partition_of(records, rulings).clusters);
}

TEST_CASE("a record with nothing to compare joins by ruling, and has no average") {
  const How told = how_of({amina("1"), Person("2")}, {same("1", "2")});
  REQUIRE(told.joinings.size() == 1);
  CHECK(told.joinings[0].by_ruling);
  CHECK(told.joinings[0].score == Approx(compared({amina("1")}, {Person("2")}).linking_score));
  CHECK(told.joinings[0].average == 0);
}

TEST_CASE("three records that all fit one another have no bridge") {
  CHECK(how_of({amina("1"), amina("2"), amina("3")}).bridges.empty());
  CHECK(how_of({amina("1"), amina("2")}).bridges.size() == 1);
  CHECK(!how_of({amina("1")}).weakest);
}

TEST_CASE("how does not depend on the order of the records") {
  const std::vector<Subject> records{amina("1"), Person("2").named("A", "Okafor").born("1984-03-02"),
                                     amina("3")};
  const How one = how_of({records[0], records[1], records[2]});
  const How other = how_of({records[2], records[0], records[1]});
  REQUIRE(one.joinings.size() == other.joinings.size());
  for (std::size_t i = 0; i < one.joinings.size(); ++i) {
    CHECK(one.joinings[i].a == other.joinings[i].a);
    CHECK(one.joinings[i].b == other.joinings[i].b);
    CHECK(one.joinings[i].score == other.joinings[i].score);
  }
}

TEST_CASE("wholes show the score and the veto that the partition's question has") {
  const Subject slip = Person("2").named("Amina", "Okafor").born("1984-03-07").female();
  const std::vector<Subject> all{amina("1"), slip, amina("3")};
  const Partition partition = partition_of(all);
  REQUIRE(partition.questions.size() == 1);
  const WholesCompared between = compared({all[0], all[2]}, {all[1]});
  CHECK(between.evidence.score == Approx(partition.questions[0].score).margin(1e-9));
  CHECK(between.veto.empty());
  CHECK(between.linking_score < model().thresholds().certain);
  double sum = 0;
  for (const EvidenceLine& line : between.evidence.lines) sum += line.weight;
  CHECK(sum == Approx(between.evidence.score).margin(1e-9));

  const std::vector<Subject> numbers{amina("1").with("nhs-number", "9434765919", true),
                                     amina("2").with("nhs-number", "9434765870", true)};
  CHECK(compared({numbers[0]}, {numbers[1]}).veto == "different-nhs-number");
  CHECK(compared({numbers[1]}, {numbers[0]}).evidence.score ==
        compared({numbers[0]}, {numbers[1]}).evidence.score);
}

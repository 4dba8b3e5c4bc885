#include <fmt/format.h>

#include "people.hpp"

using namespace people;

namespace {

Ruling ruling(const std::string& a, const std::string& b, bool same, std::uint64_t order = 1) {
  return {{"housing", a}, {"housing", b}, same, order};
}

Person amina(const std::string& id) {
  return Person(id).named("Amina", "Okafor").born("1984-03-02").female();
}
Person grace(const std::string& id) {
  return Person(id).named("Grace", "Mensah").born("1990-04-12").female();
}

std::vector<std::string> causes(const Partition& partition) {
  std::vector<std::string> found;
  for (const Question& question : partition.questions) found.push_back(question.cause);
  return found;
}

}  // namespace

TEST_CASE("records of one person are joined and others are left alone") {
  CHECK(shape(partition_of({amina("1"), grace("2"), amina("3")})) == "1 3 | 2");
  CHECK(partition_of({amina("1"), grace("2"), amina("3")}).questions.empty());
}

TEST_CASE("what lies between not and certain is asked") {
  const Subject slip = Person("2").named("Amina", "Okafor").born("1984-03-07").female();
  const Partition partition = partition_of({amina("1"), slip});
  CHECK(shape(partition) == "1 | 2");
  CHECK(causes(partition) == std::vector<std::string>{"between-thresholds"});
  CHECK(partition.questions[0].a.record_id == "1");
  CHECK(partition.questions[0].score > 0);
}

TEST_CASE("a ruling answers its question, whichever way") {
  const Subject slip = Person("2").named("Amina", "Okafor").born("1984-03-07").female();
  const Partition same = partition_of({amina("1"), slip}, {ruling("1", "2", true)});
  CHECK(shape(same) == "1 2");
  CHECK(same.questions.empty());
  const Partition different = partition_of({amina("1"), slip}, {ruling("1", "2", false)});
  CHECK(shape(different) == "1 | 2");
  CHECK(different.questions.empty());
}

TEST_CASE("a ruling outranks all evidence") {
  CHECK(shape(partition_of({amina("1"), amina("2")}, {ruling("1", "2", false)})) == "1 | 2");
  CHECK(shape(partition_of({amina("1"), grace("2")}, {ruling("1", "2", true)})) == "1 2");
}

TEST_CASE("a ruling keeps apart whole clusters, not its two records alone") {
  const Partition partition =
      partition_of({amina("1"), grace("2"), amina("3")}, {ruling("1", "2", true), ruling("1", "3", false)});
  CHECK(shape(partition) == "1 2 | 3");
  CHECK(partition.questions.empty());
}

TEST_CASE("a record that fits two people whom a ruling keeps apart is asked about") {
  const Partition partition = partition_of({amina("1"), amina("2"), amina("3")}, {ruling("1", "3", false)});
  CHECK(shape(partition) == "1 | 2 | 3");
  CHECK(causes(partition) == std::vector<std::string>{"two-candidates", "two-candidates"});
}

TEST_CASE("of rulings that contradict each other `different` holds, and it is asked") {
  const Partition partition =
      partition_of({amina("1"), grace("2"), amina("3")},
                   {ruling("1", "2", true, 1), ruling("2", "3", true, 2), ruling("1", "3", false, 3)});
  CHECK(shape(partition) == "1 | 2 3");  // the later `same` is joined first
  CHECK(causes(partition) == std::vector<std::string>{"rulings-contradict"});
}

TEST_CASE("a ruling joins the whole of two profiles, not its two records alone") {
  const auto other = [](const std::string& id) {
    return Person(id).named("Amina", "Okafor").born("1951-11-20").female();
  };
  const std::vector<Subject> two{amina("1"), amina("2"), other("3"), other("4")};
  CHECK(shape(partition_of(two)) == "1 2 | 3 4");
  const Partition partition = partition_of(two, {ruling("2", "3", true)});
  CHECK(shape(partition) == "1 2 3 4");
  CHECK(partition.questions.empty());
}

TEST_CASE("evidence gives way where it would make a ruling impossible") {
  CHECK(shape(partition_of({amina("1"), grace("2"), amina("3")},
                           {ruling("1", "2", true), ruling("2", "3", false)})) == "1 2 | 3");
  // 1 and 3, 2 and 4 are alike; 1 and 2 are one, 3 and 4 are two: one of the two can't join.
  const Partition partition = partition_of({amina("1"), grace("2"), amina("3"), grace("4")},
                                           {ruling("1", "2", true), ruling("3", "4", false)});
  CHECK(shape(partition) == "1 2 3 | 4");
}

TEST_CASE("rulings that name a record outside are ignored") {
  CHECK(shape(partition_of({amina("1"), amina("2")}, {ruling("1", "9", true), ruling("2", "9", false)})) ==
        "1 2");
}

TEST_CASE("a bare record joins by a ruling and counts for nothing") {
  const Subject note = Person("0", "housing");
  CHECK(shape(partition_of({note, amina("1"), amina("2")}, {ruling("0", "1", true)})) == "0 1 2");
  CHECK(shape(partition_of({note, amina("1")})) == "0 | 1");
  CHECK(partition_of({note, amina("1")}).questions.empty());
}

TEST_CASE("two verified NHS numbers that differ keep two records apart, and it is asked") {
  const Subject a = amina("1").at("10", "high street", "E8 3HA").with("nhs-number", "9434765919", true);
  const Subject b = amina("2").at("10", "high street", "E8 3HA").with("nhs-number", "9434765870", true);
  CHECK(veto(model(), a, b) == "different-nhs-number");
  CHECK(shape(partition_of({a, b})) == "1 | 2");
}

TEST_CASE("NHS numbers that nobody verified are evidence and no veto") {
  CHECK(
      veto(model(), amina("1").with("nhs-number", "9434765919"), amina("2").with("nhs-number", "9434765870"))
          .empty());
}

TEST_CASE("a source that is declared free of duplicates has no two current records of one person") {
  std::string text = model_text();
  const std::string from = "\"free_of_duplicates\": []";
  text.replace(text.find(from), from.size(),
               "\"free_of_duplicates\": [{\"part\": \"housing\", \"layout\": \"universal-housing\"}]");
  const auto declared = Model::read(*parse_json(text));
  REQUIRE(declared);
  Subject a = amina("1"), b = amina("2");
  a.layout = b.layout = "universal-housing";
  CHECK(veto(*declared, a, b) == "source-is-free-of-duplicates");
  CHECK(veto(model(), a, b).empty());
  b.ceased = true;
  CHECK(veto(*declared, a, b).empty());
}

TEST_CASE("a poor record does not chain two people together") {
  // "A Okafor" of the address could be either.
  const Subject first =
      Person("1").named("Amina", "Okafor").born("1984-03-02").at("10", "high street", "E8 3HA");
  const Subject second =
      Person("2").named("Abigail", "Okafor").born("1987-09-21").at("10", "high street", "E8 3HA");
  const Subject poor = Person("3").named("A", "Okafor").at("10", "high street", "E8 3HA");
  CHECK(shape(partition_of({first, second, poor})) == "1 | 2 | 3");
}

TEST_CASE("a component past the limit is split and still finds its people") {
  std::vector<Subject> crowd;
  std::vector<Ruling> rulings;
  for (int i = 0; i < 400; ++i) {
    const int person = i / 8;  // four records each of two people, and no date near another's
    crowd.push_back(
        Person(std::to_string(1000 + i))
            .named(i % 2 == 0 ? "Amina" : "Grace", i % 2 == 0 ? "Okafor" : "Mensah")
            .born(fmt::format("{}-{:02}-{:02}", 1910 + person, 2 + person % 11, 1 + person % 28)));
  }
  rulings.push_back(ruling("1000", "1399", true));
  const Partition partition = partition_of(crowd, rulings);
  CHECK(partition.presplit);
  std::size_t records = 0;
  for (const auto& cluster : partition.clusters) records += cluster.size();
  CHECK(records == crowd.size());
  CHECK(shape(partition).find("1000 1002 1004 1006") == 0);
  CHECK(partition.clusters.front().back().record_id == "1399");
}

TEST_CASE("a crowd of records of one content is cut and does not take for ever") {
  std::vector<Subject> crowd;
  for (int i = 0; i < 700; ++i) crowd.push_back(amina(std::to_string(1000 + i)));
  const Partition partition = partition_of(crowd);
  CHECK(partition.presplit);
  CHECK(partition.clusters.front().size() <= 300);
}

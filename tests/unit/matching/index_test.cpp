#include <fmt/format.h>

#include <concord/matching/index.hpp>

#include "people.hpp"

using namespace people;

namespace {

Person amina(const std::string& id) {
  return Person(id).named("Amina", "Okafor").born("1984-03-02").at("10", "high street", "E8 3HA");
}
Person grace(const std::string& id) {
  return Person(id).named("Grace", "Mensah").born("1990-04-12").at("7", "mare street", "E9 1AA");
}

Index index_of_people() {
  Index index(model());
  index.put(1, amina("1"));
  index.put(2, grace("2"));
  index.put(3, Person("3").named("Amina", "Okafor").born("1984-03-02").phone("+447700900982"));
  return index;
}

std::vector<Slot> slots(const std::vector<Candidate>& candidates) {
  std::vector<Slot> found;
  for (const Candidate& candidate : candidates) found.push_back(candidate.slot);
  return found;
}

SearchQuery query(const Subject& subject, std::string prefix = "") { return {subject, std::move(prefix)}; }

}  // namespace

TEST_CASE("links are those of a component, whichever number of threads finds them") {
  Index index(model());
  std::vector<Slot> slots;
  for (Slot slot = 0; slot < 90; ++slot) {  // thirty people of three records
    const int person = static_cast<int>(slot) / 3;
    index.put(slot,
              Person(std::to_string(slot))
                  .named("Amina", "Okafor")
                  .born(fmt::format("{}-{:02}-{:02}", 1940 + person, 2 + person % 11, 2 + person % 27)));
    slots.push_back(slot);
  }
  slots.push_back(4711);  // not there
  const auto links = index.links(slots, 1);
  CHECK(links == index.links(slots, 3));
  REQUIRE(links.size() == 91);
  CHECK(links.back().empty());
  for (Slot slot = 0; slot < 90; ++slot) {
    std::vector<Slot> reached = links[slot];
    reached.push_back(slot);
    for (const Slot linked : links[slot]) {
      CHECK(std::count(links[linked].begin(), links[linked].end(), slot) == 1);
      CHECK(linked / 3 == slot / 3);
    }
    std::sort(reached.begin(), reached.end());
    CHECK(reached == index.component(slot, {}));
  }
}

TEST_CASE("a record that is put is found, replaced and removed") {
  Index index = index_of_people();
  CHECK(index.size() == 3);
  REQUIRE(index.find(2));
  CHECK(index.find(2)->names.front().family == "mensah");
  index.put(2, amina("2"));
  CHECK(index.size() == 3);
  CHECK(index.find(2)->names.front().family == "okafor");
  CHECK(index.component(1, {}) == std::vector<Slot>{1, 2, 3});
  index.remove(2);
  CHECK_FALSE(index.find(2));
  CHECK(index.size() == 2);
  CHECK(index.component(2, {}).empty());
  CHECK(index.remove(77).empty());
}

TEST_CASE("candidates are scored, best first, and leave oneself out") {
  const Index index = index_of_people();
  const Subject asked = amina("1");
  CHECK(slots(index.candidates(asked, 0)) == std::vector<Slot>{1, 3});
  CHECK(slots(index.candidates(asked, 0, 1)) == std::vector<Slot>{3});
  CHECK(index.candidates(asked, 0, 1)[0].score == score(model(), asked, *index.find(3)));
  CHECK(index.candidates(asked, 1000).empty());
}

TEST_CASE("a component follows rulings too") {
  const Index index = index_of_people();
  CHECK(index.component(1, {}) == std::vector<Slot>{1, 3});
  const std::vector<std::pair<Slot, Slot>> same{{2, 3}, {2, 99}};
  CHECK(index.component(1, same) == std::vector<Slot>{1, 2, 3});
}

TEST_CASE("the index partitions as the free function does") {
  const Index index = index_of_people();
  const Partition partition = index.partition(std::vector<Slot>{1, 2, 3}, {});
  CHECK(shape(partition) == "1 3 | 2");
}

TEST_CASE("everything at once gives what each component gives, on any number of threads") {
  const Index index = index_of_people();
  const std::vector<std::pair<Slot, Slot>> same{{2, 3}};
  const std::vector<Ruling> rulings{{{"housing", "2"}, {"housing", "3"}, true, 1}};
  for (const unsigned threads : {0U, 1U, 2U, 4U}) {
    const auto without = partition_all(index, {}, {}, threads);
    REQUIRE(without.size() == 2);
    CHECK(shape(without[0]) == "1 3");
    CHECK(shape(without[1]) == "2");
    const auto with = partition_all(index, same, rulings, threads);
    REQUIRE(with.size() == 1);
    CHECK(shape(with[0]) == "1 2 3");
  }
}

TEST_CASE("a key over the hard cap brings nobody together, and its holders are told when that changes") {
  Index index(capped(3));
  const auto worker = [](const std::string& id, const char* given, const char* family) {
    return Person(id).named(given, family).phone("+442079460018");
  };
  CHECK(index.put(1, worker("1", "Amina", "Okafor")).empty());
  CHECK(index.put(2, worker("2", "Grace", "Mensah")).empty());
  CHECK(index.put(3, worker("3", "Peter", "Kowalski")).empty());
  CHECK(index.overfull_keys() == 0);
  CHECK(slots(index.candidates(worker("9", "Wei", "Zhang"), -100)).size() == 3);

  CHECK(index.put(4, worker("4", "Fatima", "Hussain")) == std::vector<Slot>{1, 2, 3});
  CHECK(index.overfull_keys() == 1);
  CHECK(index.candidates(worker("9", "Wei", "Zhang"), -100).empty());
  CHECK(slots(index.candidates(worker("9", "Amina", "Okafor"), -100)) ==
        std::vector<Slot>{1});  // phone and name

  CHECK(index.remove(2) == std::vector<Slot>{1, 3, 4});
  CHECK(index.overfull_keys() == 0);
  CHECK(index.candidates(worker("9", "Wei", "Zhang"), -100).size() == 3);
}

TEST_CASE("a search finds by name through a slip in every word") {
  const Index index = index_of_people();
  CHECK(slots(index.search(query(Person("q").named("Grace", "Mensah")), 5)).front() == 2);
  CHECK(slots(index.search(query(Person("q").named("Graec", "Mensha")), 5)).front() == 2);
  CHECK(slots(index.search(query(Person("q").named("Mensah", "Grace")), 5)).front() == 2);
  CHECK(index.search(query(Person("q").named("Wei", "Zhang")), 5).empty());
}

TEST_CASE("a birth date in a search is evidence and no filter") {
  const Index index = index_of_people();
  CHECK(slots(index.search(query(Person("q").named("Grace", "Mensah").born("1991-04-12")), 5)).front() == 2);
  CHECK(slots(index.search(query(Person("q").born("1990-04-12")), 5)).front() == 2);
  CHECK(slots(index.search(query(Person("q").born("1990")), 5)).front() == 2);
}

TEST_CASE("a search takes an initial, a postcode or a phone") {
  const Index index = index_of_people();
  CHECK(slots(index.search(query(Person("q").named("G", "Mensah")), 5)).front() == 2);
  CHECK(slots(index.search(query(Person("q").at("", "", "E9 1AA")), 5)) == std::vector<Slot>{2});
  CHECK(slots(index.search(query(Person("q").phone("+447700900982")), 5)) == std::vector<Slot>{3});
}

TEST_CASE("typing ahead finds the beginning of a word, and narrows what is known") {
  const Index index = index_of_people();
  CHECK(slots(index.search(query(Person("q"), "men"), 5)) == std::vector<Slot>{2});
  CHECK(slots(index.search(query(Person("q").named("Amina", ""), "oka"), 5)).size() == 2);
  CHECK(index.search(query(Person("q"), "xyz"), 5).empty());
}

TEST_CASE("a search gives at most as many as asked for, best first") {
  const Index index = index_of_people();
  const auto found = index.search(query(Person("q").named("Amina", "Okafor").phone("+447700900982")), 1);
  CHECK(slots(found) == std::vector<Slot>{3});
  CHECK(index.search(query(Person("q")), 5).empty());
}

TEST_CASE("a removed person's names are gone from the search") {
  Index index = index_of_people();
  index.remove(2);
  CHECK(index.search(query(Person("q").named("Grace", "Mensah")), 5).empty());
  CHECK(index.search(query(Person("q"), "men"), 5).empty());
}

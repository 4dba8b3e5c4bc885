// An index filled at once is the index that was filled one by one.
#include <random>

#include "hard_people.hpp"
#include "told.hpp"

using namespace people;

namespace {

std::vector<Subject> crowd(std::size_t size, unsigned seed) {
  std::mt19937 dice(seed);
  const auto roll = [&dice](int below) { return static_cast<int>(dice() % static_cast<unsigned>(below)); };
  std::vector<Subject> records;
  for (std::size_t i = 0; i < size; ++i) records.push_back(HardRecord(std::to_string(1000 + i), roll).make());
  return records;
}

Index one_by_one(const Model& model, const std::vector<Subject>& records) {
  Index index(model);
  for (const Subject& record : records) index.put(slot_of(record), record);
  return index;
}

void check_equal(const Index& index, const Index& other, const std::vector<Subject>& asked) {
  CHECK(index.size() == other.size());
  CHECK(index.overfull_keys() == other.overfull_keys());
  CHECK(index.model().version() == other.model().version());
  CHECK(told(partition_all(index, {}, {}, 1)) == told(partition_all(other, {}, {}, 3)));
  for (const Subject& subject : asked) {
    REQUIRE(index.find(slot_of(subject)) == other.find(slot_of(subject)));
    REQUIRE(told(index.candidates(subject, -1000)) == told(other.candidates(subject, -1000)));
    REQUIRE(told(index.search({subject, ""}, 20)) == told(other.search({subject, ""}, 20)));
    const std::string prefix = subject.names.empty() ? "o" : subject.names.front().family.substr(0, 3);
    REQUIRE(told(index.search({Person("q"), prefix}, 20)) == told(other.search({Person("q"), prefix}, 20)));
  }
}

}  // namespace

TEST_CASE("an index that was loaded at once answers as one that was filled one by one") {
  const std::vector<Subject> records = crowd(70, 3);
  for (const int cap : {500, 12}) {
    CAPTURE(cap);
    const Model model = capped(cap);
    for (const unsigned threads : {1U, 3U}) {
      Index loaded(model);
      loaded.start_loading();
      for (auto record = records.rbegin(); record != records.rend(); ++record)
        loaded.put(slot_of(*record), *record);
      loaded.finish_loading(threads);
      check_equal(loaded, one_by_one(model, records), records);
    }
  }
}

TEST_CASE("records are replaced and removed while an index is loaded") {
  const std::vector<Subject> records = crowd(40, 4), before = crowd(50, 5);
  const Model model = capped(6);
  Index loaded(model);
  loaded.put(slot_of(before.front()), before.front());  // whose keys were made
  loaded.start_loading();
  for (const Subject& record : before) CHECK(loaded.put(slot_of(record), record).empty());
  for (const Subject& record : records) loaded.put(slot_of(record), record);
  for (std::size_t i = records.size(); i < before.size(); ++i)
    CHECK(loaded.remove(slot_of(before[i])).empty());
  loaded.finish_loading(2);
  check_equal(loaded, one_by_one(model, records), records);

  // And it goes on as any other.
  Index other = one_by_one(model, records);
  for (const Subject& record : before)
    CHECK(loaded.put(slot_of(record), record) == other.put(slot_of(record), record));
  check_equal(loaded, other, before);
}

TEST_CASE("an index under another model answers as one that was built with it, there and back") {
  const std::vector<Subject> records = crowd(60, 6);
  const Model wide = capped(500), narrow = capped(5);
  std::string text = model_text();
  const auto json = parse_json(text);
  const Model small = *Model::read(*json, 300);  // another population: other priors and frequencies
  Index index = one_by_one(wide, records);
  for (const Model& model : {narrow, small, wide}) {
    index.change_model(model, 2);
    check_equal(index, one_by_one(model, records), records);
  }
}

TEST_CASE("an index of which all is removed is as one in which nothing ever was") {
  const std::vector<Subject> records = crowd(50, 7);
  Index index = one_by_one(capped(5), records);
  for (const Subject& record : records) index.remove(slot_of(record));
  CHECK(index.size() == 0);
  CHECK(index.overfull_keys() == 0);
  CHECK(partition_all(index, {}, {}, 2).empty());
  for (const Subject& record : records) {
    CHECK(index.candidates(record, -1000).empty());
    CHECK(index.search({record, ""}, 5).empty());
  }
  for (const char* prefix : {"o", "h", "mary", "n"}) CHECK(index.search({Person("q"), prefix}, 5).empty());
  for (const Subject& record : records) index.put(slot_of(record), record);
  check_equal(index, one_by_one(capped(5), records), records);
}

TEST_CASE(
    "words that are left out of a record's features are left out of the search, and do not stay behind") {
  Person person("1");
  for (int i = 0; i < 1200; ++i) person.named("given" + std::to_string(i), "family" + std::to_string(i));
  std::string many = "first";
  for (int i = 0; i < 40; ++i) many += " word" + std::to_string(i);
  Index index(model());
  index.put(1, person);
  index.put(2, Person("2").named("amina", many));
  CHECK(index.search({Person("q"), "first"}, 5).size() == 1);
  index.remove(1);
  index.remove(2);
  index.put(3, Person("3").named("grace", "owusu"));
  index.put(4, Person("4").named("joy", "mensah"));
  for (const char* prefix : {"word", "given", "family"}) {
    CAPTURE(prefix);
    CHECK(index.search({Person("q"), prefix}, 5).empty());
  }
}

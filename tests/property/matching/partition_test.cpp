// What holds of the matcher whatever the records are. The people are drawn from few names, dates and
// addresses, so that they collide, and from records with gaps and slips.
#include <algorithm>
#include <map>
#include <random>

#include <rapidcheck.h>

#include <concord/matching/index.hpp>

#include "../../unit/matching/told.hpp"

using namespace people;

namespace {

template <class T>
T pick(const std::vector<T>& from) {
  return *rc::gen::elementOf(from);
}

bool maybe(int percent) { return *rc::gen::inRange(0, 100) < percent; }

Subject person(std::size_t number) {
  static const std::vector<std::string> given{"john",  "jon",    "amina",  "aminah", "a",
                                              "grace", "okafor", "robert", "bob"};
  static const std::vector<std::string> family{"okafor", "okafour", "smith",      "smith jones",
                                               "jones",  "john",    "szczepanski"};
  static const std::vector<std::string> dates{"1950-06-20", "1980-06-20", "1981-11-03", "1981-03-11",
                                              "1984-01-01", "1984",       "2001-05-15"};
  static const std::vector<std::string> houses{"10", "12", "1"};
  Person made(std::to_string(1000 + number));
  if (maybe(95)) made.named(maybe(90) ? pick(given) : "", pick(family), maybe(20) ? pick(given) : "");
  if (maybe(20)) made.named(pick(given), pick(family));
  if (maybe(70)) made.born(pick(dates));
  if (maybe(60)) made.at(pick(houses), "high street", maybe(80) ? "E8 3HA" : "E9 1AA", maybe(20) ? "2" : "");
  if (maybe(10)) made.at("1", "Hostel Row", "E8 1EA").shared();
  if (maybe(25)) made.with("nino", maybe(50) ? "JG103759A" : "JG103760A", maybe(30));
  if (maybe(20)) made.with("nhs-number", maybe(50) ? "9434765919" : "9434765870", maybe(60));
  if (maybe(15)) made.with("benefit-claim", maybe(50) ? "1" : "2");
  if (maybe(25)) made.phone(maybe(50) ? "+447700900982" : "+447700900983");
  if (maybe(20)) made.email(maybe(50) ? "amina.okafor@example.org" : "bob@example.org");
  if (maybe(40)) maybe(50) ? made.male() : made.female();
  Subject subject = made;
  std::sort(subject.names.begin(), subject.names.end());
  return subject;
}

std::vector<Subject> crowd(std::size_t most) {
  std::vector<Subject> subjects;
  const auto size = *rc::gen::inRange<std::size_t>(2, most);
  for (std::size_t i = 0; i < size; ++i) subjects.push_back(person(i));
  return subjects;
}

std::vector<Ruling> some_rulings(const std::vector<Subject>& subjects, std::size_t most) {
  std::vector<Ruling> rulings;
  const auto count = *rc::gen::inRange<std::size_t>(0, most);
  for (std::size_t i = 0; i < count; ++i)
    rulings.push_back({pick(subjects).key, pick(subjects).key, maybe(50), i});
  return rulings;
}

void shuffle(std::vector<Subject>& subjects) {
  std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
  std::shuffle(subjects.begin(), subjects.end(), random);
}

Index indexed(const std::vector<Subject>& subjects) {
  Index index(model());
  for (const Subject& subject : subjects) index.put(slot_of(subject), subject);
  return index;
}

}  // namespace

TEST_CASE("a score is symmetric to the bit, and its weights add up to it to the bit") {
  REQUIRE(rc::check([] {
    const Subject a = person(1);
    const Subject b = person(2);
    RC_ASSERT(score(model(), a, b) == score(model(), b, a));
    const Evidence evidence = explain(model(), a, b);
    double sum = 0;
    for (const EvidenceLine& line : evidence.lines) sum += line.weight;
    RC_ASSERT(sum == evidence.score);
    RC_ASSERT(evidence.score == score(model(), a, b));
    const Evidence reversed = explain(model(), b, a);
    for (std::size_t i = 0; i < evidence.lines.size(); ++i) {
      RC_ASSERT(evidence.lines[i].level == reversed.lines[i].level);
      RC_ASSERT(evidence.lines[i].weight == reversed.lines[i].weight);
    }
    RC_ASSERT(veto(model(), a, b) == veto(model(), b, a));
  }));
}

TEST_CASE("a partition does not depend on the order of records or rulings") {
  REQUIRE(rc::check([] {
    std::vector<Subject> subjects = crowd(12);
    std::vector<Ruling> rulings = some_rulings(subjects, 4);
    const std::string before = told({partition_of(subjects, rulings)});
    shuffle(subjects);
    std::reverse(rulings.begin(), rulings.end());
    RC_ASSERT(told({partition_of(subjects, rulings)}) == before);
  }));
}

TEST_CASE("a partition holds each record once and no pair that a ruling keeps apart") {
  REQUIRE(rc::check([] {
    const std::vector<Subject> subjects = crowd(12);
    const std::vector<Ruling> rulings = some_rulings(subjects, 6);
    const Partition partition = partition_of(subjects, rulings);
    std::map<domain::RecordKey, std::size_t> cluster;
    for (std::size_t i = 0; i < partition.clusters.size(); ++i) {
      for (const auto& key : partition.clusters[i]) RC_ASSERT(cluster.emplace(key, i).second);
    }
    RC_ASSERT(cluster.size() == subjects.size());
    for (const Ruling& ruling : rulings)
      RC_ASSERT(ruling.same || ruling.a == ruling.b || cluster[ruling.a] != cluster[ruling.b]);
  }));
}

TEST_CASE("without rulings no cluster holds a contradiction") {
  REQUIRE(rc::check([] {
    const std::vector<Subject> subjects = crowd(12);
    std::map<domain::RecordKey, const Subject*> by_key;
    for (const Subject& subject : subjects) by_key[subject.key] = &subject;
    for (const auto& cluster : partition_of(subjects).clusters) {
      for (const auto& a : cluster) {
        for (const auto& b : cluster) RC_ASSERT(veto(model(), *by_key[a], *by_key[b]).empty() || a == b);
      }
    }
  }));
}

TEST_CASE(
    "what the index finds does not depend on the order in which records came, or came again, or on threads") {
  REQUIRE(rc::check([] {
    std::vector<Subject> subjects = crowd(16);
    const std::vector<Ruling> rulings = some_rulings(subjects, 3);
    const std::string before = told(partition_all(indexed(subjects), same_pairs(rulings), rulings, 1));
    shuffle(subjects);
    Index other(model());
    for (const Subject& subject : subjects) {
      if (maybe(30)) other.put(slot_of(subject), person(slot_of(subject) - 1000));  // an earlier version
    }
    other.put(5000, person(4000));
    for (const Subject& subject : subjects) other.put(slot_of(subject), subject);
    other.remove(5000);
    RC_ASSERT(told(partition_all(other, same_pairs(rulings), rulings, 2)) == before);
  }));
}

TEST_CASE("partitioning each component alone gives what partitioning everything gives") {
  REQUIRE(rc::check([] {
    const std::vector<Subject> subjects = crowd(16);
    const std::vector<Ruling> rulings = some_rulings(subjects, 3);
    const Index index = indexed(subjects);
    const auto same = same_pairs(rulings);
    std::map<Slot, std::vector<Slot>> components;
    for (const Subject& subject : subjects) {
      const std::vector<Slot> component = index.component(slot_of(subject), same);
      components[component.front()] = component;
    }
    std::vector<Partition> each;
    for (const auto& [first, component] : components) each.push_back(index.partition(component, rulings));
    RC_ASSERT(told(each) == told(partition_all(index, same, rulings, 2)));
  }));
}

TEST_CASE("a record of somebody else changes nothing for anybody") {
  REQUIRE(rc::check([] {
    const std::vector<Subject> subjects = crowd(12);
    std::vector<Subject> more = subjects;
    more.push_back(Person("9000")
                       .named("Wei", "Zhang")
                       .born("1963-10-27")
                       .at("44", "graham road", "N1 7AA")
                       .phone("+442079460018"));
    std::string with = told(partition_all(indexed(more), {}, {}, 1));
    const std::string alone = "9000\n";
    RC_ASSERT(with.find(alone) != std::string::npos);
    with.erase(with.find(alone), alone.size());
    RC_ASSERT(with == told(partition_all(indexed(subjects), {}, {}, 1)));
  }));
}

TEST_CASE(
    "a ruling that is withdrawn leaves no trace, and `different` against all others takes a record out") {
  REQUIRE(rc::check([] {
    const std::vector<Subject> subjects = crowd(10);
    const Partition before = partition_of(subjects);
    const Subject& one = pick(subjects);
    const Subject& other = pick(subjects);
    std::vector<Ruling> rulings{{one.key, other.key, true, 1}};
    const Partition joined = partition_of(subjects, rulings);
    RC_ASSERT(told({partition_of(subjects)}) == told({before}));
    for (const auto& cluster : joined.clusters) {
      if (std::find(cluster.begin(), cluster.end(), one.key) == cluster.end()) continue;
      std::vector<Ruling> apart;
      for (const auto& left_behind : cluster) {
        if (left_behind != one.key) apart.push_back({one.key, left_behind, false, 2});
      }
      for (const auto& after : partition_of(subjects, apart).clusters) {
        const bool has_one = std::find(after.begin(), after.end(), one.key) != after.end();
        for (const auto& left_behind : cluster)
          RC_ASSERT(!has_one || left_behind == one.key ||
                    std::find(after.begin(), after.end(), left_behind) == after.end());
      }
    }
  }));
}

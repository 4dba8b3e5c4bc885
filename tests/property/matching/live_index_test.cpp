// What holds of a live index whatever happens to it, with people who are hard to tell apart.
#include <rapidcheck.h>

#include "../../unit/matching/hard_people.hpp"
#include "live.hpp"

using namespace people;

namespace {

// Of the whole range in every case: small cases would be all of one person.
int roll(int below) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, below)); }

Subject hard(Slot slot) {
  Subject subject = HardRecord(std::to_string(slot), roll).make();
  subject.key.source = slot % 3 == 0 ? "housing" : slot % 3 == 1 ? "benefits" : "social-care";  // for life
  return subject;
}

// With so low a cap, caps are crossed all the time.
const Model& low_cap() {
  static const Model read = capped(3);
  return read;
}

Slot some_slot() { return static_cast<Slot>(1000 + roll(14)); }

domain::RecordKey some_key(const Live& live) {
  auto at = live.records().begin();
  std::advance(at, roll(static_cast<int>(live.records().size())));
  return at->second.key;
}

void one_change(Live& live, std::uint64_t order) {
  const int kind = roll(10);
  if (kind < 6 || live.records().empty()) {
    live.put(hard(some_slot()));
  } else if (kind < 8) {
    live.remove(slot_of(some_key(live)));
  } else if (kind < 9 || live.rulings().empty()) {
    const domain::RecordKey a = some_key(live), b = some_key(live);
    if (a != b) live.rule({a, b, roll(2) == 0, order});
  } else {
    live.withdraw(static_cast<std::size_t>(roll(static_cast<int>(live.rulings().size()))));
  }
}

// Some rounds of some changes each.
void live_through(Live& live, int most_rounds) {
  const int rounds = 1 + roll(most_rounds);
  std::uint64_t order = 0;
  for (int round = 0; round < rounds; ++round) {
    for (int changes = 1 + roll(4); changes > 0; --changes) one_change(live, ++order);
    live.resolve();
  }
}

void check_as_a_batch(const Model& model) {
  REQUIRE(rc::check([&] {
    Live live(model);
    live_through(live, 16);
    const std::string memberships = live.memberships();
    RC_ASSERT(memberships == live.at_once());
    RC_ASSERT(memberships == live.batch(1));
    RC_ASSERT(memberships == live.batch(3));
    for (const auto& [slot, subject] : live.records()) {
      const Pairs same = same_pairs(live.rulings());
      const std::vector<Slot> component = live.index().component(slot, same);
      RC_ASSERT(std::find(component.begin(), component.end(), slot) != component.end());
      RC_ASSERT(live.index().component(component.back(), same) == component);
    }
  }));
}

}  // namespace

TEST_CASE("inserts, updates, withdrawals and decisions in any interleaving give the memberships of a batch") {
  check_as_a_batch(model());
}

TEST_CASE("they do where keys go over the hard cap and back too") { check_as_a_batch(low_cap()); }

TEST_CASE("a record that joins profiles and goes again leaves everything as it was") {
  REQUIRE(rc::check([] {
    Live live(roll(2) == 0 ? model() : low_cap());
    live_through(live, 12);
    const std::string before = live.memberships();
    const Subject visitor = hard(2000);
    live.put(visitor);
    live.resolve();
    RC_CLASSIFY(("\n" + live.memberships()).find("\n2000\n") == std::string::npos, "met somebody");
    live.remove(2000);
    live.resolve();
    RC_ASSERT(live.memberships() == before);
    RC_ASSERT(live.at_once() == before);
  }));
}

TEST_CASE("a decision that is withdrawn leaves everything as it was") {
  REQUIRE(rc::check([] {
    Live live(model());
    live_through(live, 12);
    live.put(hard(2000));
    live.put(hard(2001));
    live.resolve();
    const std::string before = live.memberships();
    const domain::RecordKey a = some_key(live), b = some_key(live);
    if (a == b) return;
    live.rule({a, b, roll(2) == 0, 1000});
    live.resolve();
    RC_ASSERT(live.memberships() == live.batch(1));
    live.withdraw(live.rulings().size() - 1);
    live.resolve();
    RC_ASSERT(live.memberships() == before);
  }));
}

TEST_CASE(
    "a record with whom nobody shares anything changes nothing for anybody, coming, changing and going") {
  REQUIRE(rc::check([] {
    Live live(model());
    live_through(live, 12);
    const std::string before = live.memberships();
    const Person stranger =
        Person("9000").named("Wei", "Zhang").born("1963-10-27").at("44", "graham road", "N1 7AA");
    live.put(stranger);
    live.resolve();
    std::string with = live.memberships();
    const std::size_t at = with.find("9000\n");
    RC_ASSERT(at != std::string::npos && (at == 0 || with[at - 1] == '\n'));
    with.erase(at, 5);
    RC_ASSERT(with == before);
    live.put(Person(stranger).phone("+33142685300"));
    live.remove(9000);
    live.resolve();
    RC_ASSERT(live.memberships() == before);
  }));
}

TEST_CASE("between any two records the score is symmetric to the bit, and its weights add up to it") {
  REQUIRE(rc::check([] {
    Index index(model());
    index.put(1001, hard(1001));
    index.put(1002, hard(1002));
    const Evidence there = index.explain(1001, 1002), back = index.explain(1002, 1001);
    double sum = 0;
    for (const EvidenceLine& line : there.lines) sum += line.weight;
    RC_ASSERT(sum == there.score);
    RC_ASSERT(there.score == back.score);
    RC_ASSERT(there.lines.size() == back.lines.size());
    for (std::size_t i = 0; i < there.lines.size(); ++i) {
      RC_ASSERT(there.lines[i].comparison == back.lines[i].comparison);
      RC_ASSERT(there.lines[i].level == back.lines[i].level);
      RC_ASSERT(there.lines[i].weight == back.lines[i].weight);
    }
    RC_ASSERT(index.veto(1001, 1002) == index.veto(1002, 1001));
  }));
}

TEST_CASE("one record is compared alike whether it stands in the index, is asked with, or is by itself") {
  REQUIRE(rc::check([] {
    const Subject a = hard(1001), b = hard(1002);
    Index index(model());
    index.put(1002, hard(1002));  // another, whose words are released
    index.put(1001, a);
    index.put(1002, b);
    const double bits = index.explain(1001, 1002).score;
    RC_ASSERT(bits == score(model(), a, b));
    RC_ASSERT(bits == index.explain(a, 1002).score);
    RC_ASSERT(bits == score(model(), *index.find(1001), *index.find(1002)));
    RC_ASSERT(index.veto(1001, 1002) == veto(model(), a, b));
    for (const Candidate& one : index.candidates(a, -1000, 1001)) RC_ASSERT(one.score == bits);
  }));
}

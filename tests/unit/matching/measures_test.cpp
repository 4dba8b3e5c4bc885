#include <fmt/format.h>

#include <concord/matching/measures.hpp>

#include "../../../libs/matching/src/measures/bridges.hpp"
#include "people.hpp"

using namespace people;

namespace {

Person person(Slot slot, int who) {
  return Person(std::to_string(slot))
      .named("Amina", "Okafor")
      .born(fmt::format("{}-{:02}-{:02}", 1940 + who, 2 + who % 11, 2 + who % 27));
}

// Twenty people of two records each: slots 1 and 2, 3 and 4, and so on.
struct Crowd {
  Crowd() : index(model()) {
    membership.cluster_of = membership.person_of = {0};
    for (Slot slot = 1; slot <= 40; ++slot) {
      const auto who = static_cast<std::uint32_t>((slot + 1) / 2);
      index.put(slot, person(slot, static_cast<int>(who)));
      slots.push_back(slot);
      membership.cluster_of.push_back(who);
      membership.person_of.push_back(who);
    }
  }
  Index index;
  std::vector<Slot> slots;
  Membership membership;
};

// Records of one cluster, and links between them that score so much.
ClusterMeasures of_one_cluster(std::size_t records, std::vector<ComparedPair> links) {
  std::vector<Slot> slots;
  Membership membership;
  membership.cluster_of.push_back(0);
  for (Slot slot = 1; slot <= records; ++slot) {
    slots.push_back(slot);
    membership.cluster_of.push_back(7);
  }
  return measure_clusters(slots, membership, links, 6.64);
}

std::vector<ComparedPair> chain(Slot records, double score) {
  std::vector<ComparedPair> links;
  for (Slot slot = 1; slot < records; ++slot) links.push_back({slot, slot + 1, score});
  return links;
}

}  // namespace

TEST_CASE("every compared pair is counted once, whichever number of threads counts") {
  const Crowd crowd;
  const PairMeasures one = measure_pairs(crowd.index, crowd.slots, crowd.membership, 0, 1);
  const PairMeasures three = measure_pairs(crowd.index, crowd.slots, crowd.membership, 0, 3);
  std::size_t compared = 0;
  for (const Slot slot : crowd.slots)
    compared += crowd.index.candidates(*crowd.index.find(slot), -1e9, slot).size();
  CHECK(one.pairs == compared / 2);
  CHECK(one.links == three.links);
  CHECK(one.links.size() == 20);
  REQUIRE(one.bins.size() == three.bins.size());
  std::size_t pairs = 0, together = 0;
  for (std::size_t i = 0; i < one.bins.size(); ++i) {
    CHECK(one.bins[i].pairs == three.bins[i].pairs);
    CHECK(one.bins[i].expected == three.bins[i].expected);
    pairs += one.bins[i].pairs;
    together += one.bins[i].together;
  }
  CHECK(pairs == one.pairs);
  CHECK(together == 20);
  REQUIRE(one.examples.size() == three.examples.size());
  for (std::size_t i = 0; i < one.examples.size(); ++i) CHECK(one.examples[i].pair == three.examples[i].pair);
}

TEST_CASE("a score falls into the bin of its whole bits, and what is beyond the ends into the last") {
  CHECK(bin_of(0) == bin_of(0.99));
  CHECK(bin_of(-0.01) + 1 == bin_of(0));
  CHECK(bin_of(-1000) == 0);
  CHECK(bin_of(1000) == kBins - 1);
}

TEST_CASE("predicted and true shares are of pairs whose truth is known") {
  Crowd crowd;
  crowd.membership.person_of[1] = 0;  // nobody knows who the first record is
  const PairMeasures measured = measure_pairs(crowd.index, crowd.slots, crowd.membership, 0, 1);
  std::size_t known = 0, of_one = 0;
  double expected = 0;
  for (const ScoreBin& bin : measured.bins) {
    known += bin.known;
    of_one += bin.of_one;
    expected += bin.expected;
    CHECK(bin.expected <= static_cast<double>(bin.known) + 1e-6);
  }
  CHECK(known < measured.pairs);
  CHECK(of_one == 19);
  CHECK(expected > 18);
}

TEST_CASE(
    "no pair is an example twice, and one that is apart though it scores above the threshold is shown") {
  Crowd crowd;
  crowd.membership.cluster_of[2] = 99;  // torn from the first
  const PairMeasures measured = measure_pairs(crowd.index, crowd.slots, crowd.membership, 0, 1);
  bool found = false;
  for (std::size_t i = 0; i < measured.examples.size(); ++i) {
    const Example& one = measured.examples[i];
    found = found || (one.kind == ExampleKind::kept_apart && one.pair.a == 1 && one.pair.b == 2);
    for (std::size_t j = 0; j < i; ++j) {
      const Example& other = measured.examples[j];
      CHECK_FALSE(one.pair == other.pair);
      if (one.kind == other.kind) CHECK(one.pair.a != other.pair.a);
    }
  }
  CHECK(found);
}

TEST_CASE("a record that says too little can't reach the threshold even against its own copy") {
  Index index(model());
  index.put(1, person(1, 5));
  index.put(2, Person("2").named("John", "Smith"));
  index.put(3, Person("3").female());
  const std::vector<Slot> slots{1, 2, 3, 4711};
  const SelfMeasures measured = measure_selves(index, slots, 0, 2);
  CHECK(measured.records == 3);
  CHECK(measured.unlinkable == 2);
  CHECK(measure_selves(index, slots, 1000, 1).unlinkable == 3);
  for (const auto& [comparison, records] : measured.filled) {
    if (comparison == "given_name") CHECK(records == 2);
    if (comparison == "birth_date") CHECK(records == 1);
    if (comparison == "nino") CHECK(records == 0);
  }
}

TEST_CASE("a bridge is a link without which a cluster falls apart") {
  using Links = std::vector<std::pair<std::size_t, std::size_t>>;
  // Two triangles that one link holds together, and a node by itself.
  const Links links{{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 5}, {5, 3}};
  const Bridges found = find_bridges(7, links);
  CHECK(found.links == std::vector<std::size_t>{3});
  CHECK(found.parts == 2);
  CHECK(find_bridges(3, Links{{0, 1}, {1, 2}}).links == std::vector<std::size_t>{0, 1});
  CHECK(find_bridges(3, Links{{0, 1}, {1, 2}, {2, 0}}).links.empty());
  CHECK(find_bridges(0, {}).parts == 0);
}

TEST_CASE("the bridges of a chain of a hundred thousand are found without recursion") {
  std::vector<std::pair<std::size_t, std::size_t>> links;
  for (std::size_t i = 0; i + 1 < 100'000; ++i) links.emplace_back(i, i + 1);
  CHECK(find_bridges(100'000, links).links.size() == links.size());
}

TEST_CASE("a cluster that hangs on one weak link is fragile, and one that hangs on a strong link is not") {
  const ClusterMeasures weak = of_one_cluster(3, chain(3, 2.5));
  CHECK(weak.with_bridges == 1);
  CHECK(weak.bridges == 2);
  REQUIRE(weak.alarms.size() == 1);
  CHECK(weak.alarms[0].fragile);
  CHECK_FALSE(weak.alarms[0].large);
  CHECK(weak.alarms[0].weakest == 2.5);
  CHECK(of_one_cluster(3, chain(3, 12)).alarms.empty());
  const ClusterMeasures parted = of_one_cluster(3, {{1, 2, 12}});
  REQUIRE(parted.alarms.size() == 1);
  CHECK(parted.alarms[0].parts == 2);
}

TEST_CASE("a cluster out of proportion to the others is large") {
  std::vector<Slot> slots;
  Membership membership;
  membership.cluster_of.push_back(0);
  std::vector<ComparedPair> links;
  const auto add = [&](std::uint32_t cluster, std::size_t records) {
    const Slot first = static_cast<Slot>(slots.size() + 1);
    for (std::size_t i = 0; i < records; ++i) {
      slots.push_back(static_cast<Slot>(slots.size() + 1));
      membership.cluster_of.push_back(cluster);
      if (i > 0) links.push_back({first, slots.back(), 20});
    }
  };
  for (std::uint32_t pair = 1; pair <= 200; ++pair) add(pair, 2);
  add(201, 10);
  add(202, 11);
  const ClusterMeasures measured = measure_clusters(slots, membership, links, 6.64);
  CHECK(measured.sizes == std::vector<std::pair<std::size_t, std::size_t>>{{2, 200}, {10, 1}, {11, 1}});
  CHECK(measured.large == 1);
  REQUIRE(measured.alarms.size() == 1);
  CHECK(measured.alarms[0].records == 11);
  CHECK(measured.alarms[0].first == 411);
}

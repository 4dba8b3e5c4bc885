#include <catch2/catch.hpp>

#include <concord/matching/profile_ids.hpp>

using namespace concord::matching;

namespace {

using Clusters = std::vector<std::vector<RecordNumber>>;
using Profiles = std::vector<FormerProfile>;

Assignment assign(const Clusters& clusters, const Profiles& live, const Profiles& redirected = {}) {
  std::vector<std::string> keys;
  for (const auto& cluster : clusters) keys.push_back("r" + std::to_string(cluster.front()));
  return assign_ids(clusters, keys, live, redirected);
}

}  // namespace

TEST_CASE("a cluster that did not change keeps its profile id") {
  const Assignment result = assign({{1, 2}}, {{"p1", {1, 2}}});
  CHECK(result.clusters[0].cause == IdCause::kept);
  CHECK(result.clusters[0].id == "p1");
  CHECK(result.redirects.empty());
}

TEST_CASE("when two profiles join, the one with more records stays and the other redirects to it") {
  const Assignment result = assign({{1, 2, 3}}, {{"p1", {1}}, {"p2", {2, 3}}});
  CHECK(result.clusters[0].id == "p2");
  REQUIRE(result.redirects.size() == 1);
  CHECK(result.redirects[0].from == "p1");
  CHECK(result.redirects[0].to == 0U);
}

TEST_CASE("of two profiles with as many records the older one stays") {
  CHECK(assign({{1, 2}}, {{"p2", {2}}, {"p1", {1}}}).clusters[0].id == "p1");
}

TEST_CASE("when a profile splits evenly, the cluster with the smallest record key keeps the id") {
  const Assignment result = assign({{2, 3}, {1, 4}}, {{"p1", {1, 2, 3, 4}}});
  CHECK(result.clusters[1].id == "p1");
  CHECK(result.clusters[0].cause == IdCause::created);
}

TEST_CASE("undoing a join brings the former profile id back") {
  const Assignment result = assign({{1}, {2, 3}}, {{"p2", {1, 2, 3}}}, {{"p1", {1}}});
  CHECK(result.clusters[1].id == "p2");
  CHECK(result.clusters[0].cause == IdCause::revived);
  CHECK(result.clusters[0].id == "p1");
}

TEST_CASE("undoing a join of two equals gives each its own id back, whichever record key is smaller") {
  for (const auto& [kept, gone] : {std::pair<RecordNumber, RecordNumber>{1, 2}, {2, 1}}) {
    CAPTURE(kept);
    const Assignment result = assign({{1}, {2}}, {{"p1", {1, 2}}}, {{"p2", {gone}}});
    CHECK(result.clusters[kept - 1].id == "p1");
    CHECK(result.clusters[gone - 1].id == "p2");
    CHECK(result.clusters[gone - 1].cause == IdCause::revived);
  }
}

TEST_CASE("a redirected profile is revived only for a cluster that has no id") {
  const Assignment result = assign({{1, 2, 3}}, {{"p2", {2}}}, {{"p1", {1, 3}}});
  CHECK(result.clusters[0].id == "p2");
}

TEST_CASE("of several redirected profiles the one that shares most is revived") {
  const Assignment result = assign({{5, 6, 7}}, {}, {{"p1", {5}}, {"p2", {6, 7}}});
  CHECK(result.clusters[0].id == "p2");
}

TEST_CASE("a profile whose records are all withdrawn redirects to nothing") {
  const Assignment result = assign({{1}}, {{"p1", {1}}, {"p2", {9}}});
  REQUIRE(result.redirects.size() == 1);
  CHECK(result.redirects[0].from == "p2");
  CHECK_FALSE(result.redirects[0].to);
}

TEST_CASE("two profiles that swap most of their records swap nothing else") {
  const Assignment result = assign({{1, 5, 6}, {2, 3, 4}}, {{"p1", {1, 2, 3, 4}}, {"p2", {5, 6}}});
  CHECK(result.clusters[1].id == "p1");
  CHECK(result.clusters[0].id == "p2");
  CHECK(result.redirects.empty());
}

TEST_CASE("a settled id goes to its cluster, whoever else has a claim to it") {
  const Clusters clusters = {{1, 2}, {3, 4}};
  const std::vector<std::string> keys = {"r1", "r3"};
  const Profiles live = {{"p1", {1, 2, 3, 4}}}, redirected = {{"p2", {1, 2}}};
  const Assignment unsettled = assign_ids(clusters, keys, live, redirected);
  CHECK(unsettled.clusters[0].id == "p2");
  CHECK(unsettled.clusters[1].id == "p1");
  const Assignment result = assign_ids(clusters, keys, live, redirected, std::vector<std::string>{"p1", ""});
  CHECK(result.clusters[0].cause == IdCause::kept);
  CHECK(result.clusters[0].id == "p1");
  CHECK(result.clusters[1].cause == IdCause::created);
  CHECK(result.redirects.empty());
}

TEST_CASE("a live profile that loses its cluster to a settled id leads to the one that took most of it") {
  const Assignment result =
      assign_ids(Clusters{{1, 2, 3}}, std::vector<std::string>{"r1"}, Profiles{{"p1", {1}}, {"p2", {2, 3}}},
                 {}, std::vector<std::string>{"p1"});
  CHECK(result.clusters[0].id == "p1");
  REQUIRE(result.redirects.size() == 1);
  CHECK(result.redirects[0].from == "p2");
  CHECK(result.redirects[0].to == 0U);
}

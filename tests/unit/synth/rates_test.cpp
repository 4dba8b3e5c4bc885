// The rates of docs/synthetic-council.md are in the data. What a resident's records agree on most is taken
// for right; a slip is what differs from it.
#include <algorithm>
#include <functional>

#include <catch2/catch.hpp>

#include <concord/base/text.hpp>

#include "council_files.hpp"

using namespace concord;
using namespace concord::synth::test;

namespace {

using ByResident = std::map<std::string, std::vector<Seen>>;

ByResident by_resident() {
  ByResident found;
  for (const Seen& each : records(council())) found[each.resident].push_back(each);
  return found;
}

bool is_account(const Seen& each) { return each.key.second.starts_with("ct-"); }

// The value that two records or more have, and more than any other, of three at least: fewer can't outvote a
// slip.
std::string agreed(const std::vector<Seen>& seen, std::string Seen::*field) {
  std::map<std::string, std::size_t> votes;
  std::size_t voters = 0;
  for (const Seen& each : seen) {
    if (is_account(each) || (each.*field).empty()) continue;
    ++votes[each.*field];
    ++voters;
  }
  const auto best = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return voters >= 3 && best->second >= 2 ? best->first : "";
}

struct Rate {
  std::size_t of = 0, hits = 0;
  void count(bool hit) { ++of, hits += hit ? 1U : 0U; }
  double value() const { return of == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(of); }
};

Rate rate(const std::string& file, const std::function<bool(const Row&)>& which) {
  Rate found;
  for (const Row& row : rows(council() / file)) found.count(which(row));
  return found;
}

std::uint64_t pairs(std::uint64_t n) { return n * (n - 1) / 2; }

}  // namespace

TEST_CASE("linking by equal family name, birth date and postcode scores at most 0.80") {
  std::map<std::string, std::map<std::string, std::uint64_t>> groups;  // by value, then resident
  std::map<std::string, std::uint64_t> people;
  for (const Seen& each : records(council())) {
    ++people[each.resident];
    if (!each.birth.empty() && !each.postcode.empty())
      ++groups[each.family + "|" + each.birth + "|" + each.postcode][each.resident];
  }
  std::uint64_t right = 0, linked = 0, both = 0;
  for (const auto& [resident, n] : people) right += pairs(n);
  for (const auto& [value, members] : groups) {
    std::uint64_t all = 0;
    for (const auto& [resident, n] : members) both += pairs(n), all += n;
    linked += pairs(all);
  }
  const double f1 = 2.0 * static_cast<double>(both) / static_cast<double>(right + linked);
  INFO("F1 " << f1);
  CHECK(f1 <= 0.80);
  CHECK(f1 >= 0.20);
}

TEST_CASE(
    "council-tax accounts are a good part of all records, and two thirds of their people and more are known "
    "elsewhere") {
  Rate accounts, elsewhere;
  for (const auto& [resident, seen] : by_resident()) {
    for (const Seen& each : seen) accounts.count(is_account(each));
    if (std::any_of(seen.begin(), seen.end(), is_account))
      elsewhere.count(!std::all_of(seen.begin(), seen.end(), is_account));
  }
  CHECK(accounts.value() >= 0.15);
  CHECK(elsewhere.value() == Approx(0.7).margin(0.05));
}

TEST_CASE("birth dates slip, swap, go missing and stand for none at their rates") {
  Rate differs, swapped;
  for (const auto& [resident, seen] : by_resident()) {
    const std::string right = agreed(seen, &Seen::birth);
    if (right.empty()) continue;
    for (const Seen& each : seen) {
      if (each.birth.empty() || each.birth == "1900-01-01") continue;
      differs.count(each.birth != right);
      swapped.count(each.birth != right && each.birth.substr(0, 4) == right.substr(0, 4) &&
                    each.birth.substr(5, 2) == right.substr(8) && each.birth.substr(8) == right.substr(5, 2));
    }
  }
  INFO(differs.of << " seen, " << differs.value() << " differ");
  CHECK(differs.value() == Approx(0.009).margin(0.005));
  CHECK(swapped.hits >= 2);
  CHECK(rate("housing/member.csv", [](const Row& row) { return row.at("dob").empty(); }).value() ==
        Approx(0.022).margin(0.008));
  CHECK(rate("housing/member.csv", [](const Row& row) {
          return row.at("dob").starts_with("1900-01-01");
        }).value() == Approx(0.008).margin(0.005));
  CHECK(rate("benefits/hbmember.csv", [](const Row& row) { return row.at("birth_date").empty(); }).value() ==
        Approx(0.003).margin(0.003));
}

TEST_CASE("given names slip, are shortened, swapped and cut to an initial at their rates") {
  Rate differs, swapped, initial, close;
  for (const auto& [resident, seen] : by_resident()) {
    const std::string right = agreed(seen, &Seen::given);
    const std::string family = agreed(seen, &Seen::family);
    if (right.size() < 3 || family.empty()) continue;
    for (const Seen& each : seen) {
      if (is_account(each) || each.given.empty()) continue;
      differs.count(each.given != right);
      swapped.count(each.given == family && each.family == right && family != right);
      initial.count(each.given.size() == 1);
      close.count(each.given != right && each.given.size() > 2 && edit_distance(each.given, right, 1) == 1);
    }
  }
  INFO(differs.of << " seen, " << differs.value() << " differ");
  CHECK(differs.value() == Approx(0.07).margin(0.03));
  CHECK(close.value() == Approx(0.02).margin(0.012));
  CHECK(swapped.value() == Approx(0.006).margin(0.004));
  CHECK(initial.value() == Approx(0.004).margin(0.003));
}

TEST_CASE("family names slip, and names of before a marriage live on") {
  Rate differs, close;
  for (const auto& [resident, seen] : by_resident()) {
    const std::string right = agreed(seen, &Seen::family);
    if (right.size() < 4) continue;
    for (const Seen& each : seen) {
      if (is_account(each)) continue;
      differs.count(each.family != right);
      close.count(each.family != right && edit_distance(each.family, right, 1) == 1);
    }
  }
  INFO(differs.of << " seen, " << differs.value() << " differ");
  CHECK(differs.value() == Approx(0.05).margin(0.02));
  CHECK(close.value() == Approx(0.018).margin(0.008));
}

TEST_CASE("national insurance numbers are held, slip, and are the partner's at their rates") {
  CHECK(rate("benefits/hbclaim.csv", [](const Row& row) { return row.at("nino").empty(); }).value() ==
        Approx(0.03).margin(0.015));
  std::map<std::string, std::vector<Seen>> holders;
  Rate differs;
  for (const auto& [resident, seen] : by_resident()) {
    const std::string right = agreed(seen, &Seen::nino);
    for (const Seen& each : seen) {
      if (each.nino.empty()) continue;
      if (!right.empty()) differs.count(each.nino != right && each.nino.size() == right.size());
      holders[each.nino].push_back(each);
    }
  }
  INFO(differs.of << " seen, " << differs.value() << " differ");
  CHECK(differs.value() <= 0.03);
  const auto shared = std::count_if(holders.begin(), holders.end(), [](const auto& each) {
    return std::any_of(each.second.begin(), each.second.end(),
                       [&](const Seen& one) { return one.resident != each.second.front().resident; });
  });
  CHECK(shared >= 3);
}

TEST_CASE("NHS numbers are held and slip at their rates") {
  const Rate cld =
      rate("social-care/cld/cld.csv", [](const Row& row) { return row.at("NHS Number").empty(); });
  const Rate mosaic =
      rate("social-care/mosaic/dm_persons.csv", [](const Row& row) { return row.at("NHS_ID").empty(); });
  CHECK(cld.value() == Approx(0.05).margin(0.03));
  CHECK(mosaic.value() == Approx(0.20).margin(0.06));
}

TEST_CASE("people move: half of those whom several systems know stand at more than one postcode") {
  Rate moved;
  for (const auto& [resident, seen] : by_resident()) {
    std::set<std::string> postcodes;
    for (const Seen& each : seen) {
      if (!each.postcode.empty()) postcodes.insert(each.postcode);
    }
    if (seen.size() >= 3) moved.count(postcodes.size() > 1);
  }
  CHECK(moved.value() == Approx(0.5).margin(0.15));
}

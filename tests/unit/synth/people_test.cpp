// The people whom a London borough has, and who make matching hard, are all there.
#include <algorithm>
#include <functional>

#include <catch2/catch.hpp>

#include <concord/domain/person_name.hpp>

#include "council_files.hpp"

using namespace concord;
using namespace concord::synth::test;

namespace {

std::size_t count(const std::string& file, const std::function<bool(const Row&)>& which) {
  const std::vector<Row> all = rows(council() / file);
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), which));
}

std::map<std::string, std::vector<Row>> houses() {
  std::map<std::string, std::vector<Row>> found;
  for (const Row& row : rows(council() / "housing/member.csv")) found[row.at("house_ref")].push_back(row);
  return found;
}

bool is_child(const Row& row) { return row.at("relationship") == "C"; }

}  // namespace

TEST_CASE("there are twins: one birth date, family name and home, two given names") {
  const auto known = truth(council());
  std::size_t twins = 0;
  for (const auto& [house, members] : houses()) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        const Row& a = members[i];
        const Row& b = members[j];
        const bool same = is_child(a) && is_child(b) && !a.at("dob").empty() && a.at("dob") == b.at("dob") &&
                          a.at("surname") == b.at("surname");
        const auto who = [&](const Row& row) {
          return known.at({"housing", "uh-" + trimmed(row, "house_ref") + "-" + row.at("person_no")});
        };
        if (same && who(a) != who(b)) ++twins;
      }
    }
  }
  CHECK(twins >= 5);
}

TEST_CASE("there are fathers and sons of one name in one home") {
  std::size_t juniors = 0;
  for (const auto& [house, members] : houses()) {
    for (const Row& father : members) {
      for (const Row& son : members) {
        const bool same =
            father.at("forename") == son.at("forename") && father.at("surname") == son.at("surname");
        const bool years = father.at("dob").size() > 4 && son.at("dob").size() > 4 &&
                           std::stoi(son.at("dob")) - std::stoi(father.at("dob")) >= 16 &&
                           std::stoi(father.at("dob")) > 1905;
        if (same && years && is_child(son) && !is_child(father) && son.at("gender") == "M") ++juniors;
      }
    }
  }
  CHECK(juniors >= 2);
}

TEST_CASE("there are shared houses, a hostel, care homes and people of no fixed abode") {
  std::map<std::string, std::size_t> tenancies;
  for (const Row& row : rows(council() / "housing/tenagree.csv")) ++tenancies[row.at("prop_ref")];
  CHECK(std::any_of(tenancies.begin(), tenancies.end(), [](const auto& each) { return each.second >= 20; }));
  CHECK(count("housing/property.csv", [](const Row& row) { return row.at("subtyp_code") == "HST"; }) >= 1);
  CHECK(count("benefits/hbhousehold.csv", [](const Row& row) { return row.at("shared_accom_ind") == "1"; }) >=
        20);
  CHECK(count("social-care/mosaic/dm_addresses.csv",
              [](const Row& row) { return row.at("ADDRESS_TYPE") == "CARE HOME"; }) >= 10);
  CHECK(count("social-care/mosaic/dm_addresses.csv",
              [](const Row& row) { return row.at("IS_HMO") == "Y"; }) >= 1);
  CHECK(count("benefits/hbhousehold.csv",
              [](const Row& row) { return row.at("addr1") == "NO FIXED ABODE"; }) >= 3);
}

TEST_CASE("the dead and the restricted are there") {
  CHECK(count("benefits/hbmember.csv", [](const Row& row) { return !row.at("deceased_date").empty(); }) >= 5);
  CHECK(count("social-care/mosaic/dm_persons.csv",
              [](const Row& row) { return !row.at("DATE_OF_DEATH").empty(); }) >= 2);
  CHECK(count("housing/member.csv", [](const Row& row) { return row.at("at_risk") == "1"; }) >= 5);
  CHECK(count("benefits/hbclaim.csv", [](const Row& row) { return row.at("unsafe_addr_ind") == "1"; }) >= 2);
  CHECK(count("social-care/mosaic/dm_persons.csv",
              [](const Row& row) { return row.at("RESTRICTED") == "Y"; }) >= 3);
  CHECK(count("benefits/hbclaim.csv", [](const Row& row) {
          return row.at("pot_violent") == "1" || !row.at("warn_code").empty();
        }) >= 3);
}

TEST_CASE("children are in their own part of social care, adults in the other") {
  std::size_t children = 0;
  for (const Row& row : rows(council() / "social-care/mosaic/dm_persons.csv")) {
    const bool child = row.at("CONTEXT_FLAG") == "C";
    children += child ? 1U : 0U;
    if (child && !row.at("DATE_OF_BIRTH").empty())
      CHECK(std::stoi(row.at("DATE_OF_BIRTH")) >= 1997);  // a slip of ten years
  }
  CHECK(children >= 100);
}

TEST_CASE("accounts are in the names of people, couples, companies, executors, nobody and the occupier") {
  std::map<domain::NamedKind, std::size_t> kinds;
  const auto known = truth(council());
  for (const Row& row : rows(council() / "benefits/ctaccount.csv")) {
    const domain::NamedKind kind = domain::parse_account_name(row.at("lead_liab_name")).kind;
    ++kinds[kind];
    const bool told = known.contains({"benefits", "ct-" + row.at("account_ref") + "-1"});
    CHECK((kind != domain::NamedKind::estate || told));  // who died
  }
  CHECK(kinds[domain::NamedKind::person] > 2000);
  CHECK(kinds[domain::NamedKind::couple] > 200);
  CHECK(kinds[domain::NamedKind::company] > 30);
  CHECK(kinds[domain::NamedKind::estate] > 10);
  CHECK(kinds[domain::NamedKind::void_property] > 20);
  CHECK(kinds[domain::NamedKind::occupier] > 5);
}

TEST_CASE("of warnings some count, some are past their year, and some give no review") {
  const std::string file = "housing/cautionaryalert.csv";
  const auto before = [](const std::string& day) {
    return [day](const Row& row) { return row.at("start_date") < day && row.at("last_review_date").empty(); };
  };
  const std::size_t all = rows(council() / file).size();
  CHECK(all >= 10);
  CHECK(count(file, before("2025-10-31")) >= 3);
  CHECK(count(file, before("2025-10-31")) < all);
  CHECK(count(file, [](const Row& row) { return row.at("review_date").empty(); }) >= 3);
  CHECK(count(file, [](const Row& row) { return row.at("of_address") == "1"; }) >= 1);
  CHECK(count(file, [](const Row& row) { return row.at("incident_date") > row.at("start_date"); }) == 0);
}

TEST_CASE("some names fill their column to the last letter") {
  CHECK(count("benefits/ctaccount.csv",
              [](const Row& row) { return row.at("lead_liab_name").size() == 32; }) >= 20);
  CHECK(count("housing/member.csv", [](const Row& row) { return row.at("forename").back() != ' '; }) >= 1);
}

TEST_CASE("families share a telephone, and some write noughts") {
  std::map<std::string, std::size_t> numbers;
  for (const Row& row : rows(council() / "housing/phone.csv")) ++numbers[row.at("PhoneNo")];
  CHECK(std::count_if(numbers.begin(), numbers.end(), [](const auto& each) { return each.second >= 2; }) >=
        10);
  CHECK(numbers["00000000000"] >= 5);
}

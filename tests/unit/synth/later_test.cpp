#include <functional>

#include <catch2/catch.hpp>

#include "council_files.hpp"

using namespace concord;
using namespace concord::synth::test;

namespace {

struct Change {
  std::size_t gone = 0, fresh = 0, kept = 0;
  std::map<std::string, std::size_t> columns;
};

Change change(const std::string& file, const std::vector<std::string>& key) {
  const auto keyed = [&](const std::filesystem::path& delivery) {
    std::map<std::string, Row> found;
    for (Row& row : rows(delivery / file)) {
      std::string name;
      for (const std::string& column : key) name += row.at(column) + "/";
      found[name] = std::move(row);
    }
    return found;
  };
  const auto before = keyed(council());
  const auto after = keyed(council() / "later");
  Change found;
  for (const auto& [name, row] : before) {
    const auto now = after.find(name);
    if (now == after.end()) {
      ++found.gone;
      continue;
    }
    ++found.kept;
    for (const auto& [column, value] : row)
      found.columns[column] += now->second.at(column) != value ? 1U : 0U;
  }
  for (const auto& [name, row] : after) found.fresh += before.contains(name) ? 0U : 1U;
  return found;
}

}  // namespace

TEST_CASE("half a year on most records stand unchanged, some are gone, some new, some corrected or broken") {
  const Change members = change("housing/member.csv", {"house_ref", "person_no"});
  CHECK(members.kept > 3000);
  CHECK(members.gone >= 20);
  CHECK(members.gone * 10 < members.kept);
  CHECK(members.fresh >= 40);
  CHECK(members.columns.at("surname") >= 5);
  CHECK(members.columns.at("forename") >= 5);
  CHECK(members.columns.at("dob") >= 3);
  CHECK(members.columns.at("forename") * 20 < members.kept);
  CHECK(members.columns.at("ethnic_origin") == 0);
}

TEST_CASE("people move: their claims go on at another address, their accounts end and begin") {
  const Change homes = change("benefits/hbhousehold.csv", {"claim_id", "house_id"});
  CHECK(homes.fresh >= 10);
  CHECK(homes.columns.at("to_date") >= 10);
  const Change occupations = change("benefits/ctoccupation.csv", {"account_ref"});
  CHECK(occupations.columns.at("vacation_date") >= 30);
  CHECK(occupations.fresh >= 30);
  const Change accounts = change("benefits/ctaccount.csv", {"account_ref"});
  CHECK(accounts.columns.at("for_postcode") >= 20);
}

TEST_CASE("people are born, marry and die in between") {
  std::size_t born = 0;
  for (const Row& row : rows(council() / "later/housing/member.csv"))
    born += row.at("dob") > "2026-10-31 99" ? 1U : 0U;
  CHECK(born >= 2);
  CHECK(change("benefits/hbmember.csv", {"claim_id", "house_id", "person_ref"}).columns.at("deceased_date") >=
        2);
  CHECK(change("housing/member.csv", {"house_ref", "person_no"}).columns.at("title") >= 1);
}

TEST_CASE("merged records are named with the record that they went into, and are gone") {
  std::set<std::string> present;
  for (const Key& key : minted(council() / "later")) present.insert(key.second);
  const auto known = truth(council());
  for (const auto& [source, file] : std::map<std::string, std::string>{
           {"housing", "later/housing/merges.csv"}, {"social-care", "later/social-care/mosaic/merges.csv"}}) {
    const std::vector<Row> merges = rows(council() / file);
    CHECK(merges.size() >= 3);
    for (const Row& row : merges) {
      CHECK_FALSE(present.contains(row.at("old_record_id")));
      CHECK(known.at({source, row.at("old_record_id")}) == known.at({source, row.at("new_record_id")}));
    }
  }
  CHECK_FALSE(std::filesystem::exists(council() / "housing/merges.csv"));
}

TEST_CASE("client level data is a window: events of the twelve months before the delivery") {
  std::set<std::string> first, second;
  for (const Row& row : rows(council() / "social-care/cld/cld.csv")) {
    CHECK(row.at("Reporting Period End Date") == "31/10/2026");
    first.insert(row.at("LA Person Unique Identifier"));
  }
  for (const Row& row : rows(council() / "later/social-care/cld/cld.csv")) {
    CHECK(row.at("Reporting Period Start Date") == "01/05/2026");
    second.insert(row.at("LA Person Unique Identifier"));
  }
  CHECK(first != second);
}

#include "council_files.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include <catch2/catch.hpp>

#include <concord/base/csv.hpp>
#include <concord/base/ids.hpp>
#include <concord/base/text.hpp>
#include <concord/domain/person_name.hpp>

namespace concord::synth::test {
namespace {

constexpr std::size_t kYear = 4;

// DD/MM/YYYY as YYYY-MM-DD.
std::string iso(const std::string& date) {
  return date.size() == 10 ? date.substr(6, kYear) + "-" + date.substr(3, 2) + "-" + date.substr(0, 2) : date;
}

std::string id(const std::string& prefix, const std::string& first, const std::string& second) {
  return prefix + "-" + first + "-" + second;
}

void read_housing(const std::filesystem::path& folder, std::vector<Seen>& seen) {
  std::map<std::string, std::string> postcodes, homes;
  for (const Row& row : rows(folder / "housing/property.csv"))
    postcodes[trimmed(row, "prop_ref")] = trimmed(row, "post_code");
  for (const Row& row : rows(folder / "housing/tenagree.csv"))
    homes[trimmed(row, "house_ref")] = trimmed(row, "prop_ref");
  for (const Row& row : rows(folder / "housing/member.csv")) {
    const std::string house = trimmed(row, "house_ref");
    seen.push_back({{"housing", id("uh", house, row.at("person_no"))},
                    "",
                    trimmed(row, "forename"),
                    trimmed(row, "surname"),
                    row.at("dob").substr(0, 10),
                    postcodes.at(homes.at(house)),
                    trimmed(row, "ni_no"),
                    ""});
  }
}

void read_claims(const std::filesystem::path& folder, std::vector<Seen>& seen) {
  std::map<std::string, std::string> postcodes;
  std::map<Key, std::size_t> places;
  for (const Row& row : rows(folder / "benefits/hbhousehold.csv")) {
    postcodes[row.at("claim_id") + "/" + row.at("house_id")] = row.at("post_code");
  }
  for (const Row& row : rows(folder / "benefits/hbmember.csv")) {
    Seen each{{"benefits", id("hb", row.at("claim_id"), row.at("person_ref"))},
              "",
              row.at("forename"),
              row.at("surname"),
              iso(row.at("birth_date")),
              postcodes.at(row.at("claim_id") + "/" + row.at("house_id")),
              row.at("nino"),
              ""};
    const auto [place, fresh] = places.emplace(each.key, seen.size());
    fresh ? seen.push_back(std::move(each)) : void(seen[place->second] = std::move(each));
  }
}

void read_accounts(const std::filesystem::path& folder, std::vector<Seen>& seen) {
  std::map<std::string, std::string> postcodes, homes;
  for (const Row& row : rows(folder / "benefits/ctproperty.csv"))
    postcodes[row.at("property_ref")] = row.at("postcode");
  for (const Row& row : rows(folder / "benefits/ctoccupation.csv"))
    homes[row.at("account_ref")] = row.at("property_ref");
  for (const Row& row : rows(folder / "benefits/ctaccount.csv")) {
    const domain::NamedParty party = domain::parse_account_name(row.at("lead_liab_name"));
    const bool people = party.kind == domain::NamedKind::person || party.kind == domain::NamedKind::couple ||
                        party.kind == domain::NamedKind::estate;
    for (std::size_t i = 0; people && i < party.people.size(); ++i) {
      seen.push_back({{"benefits", id("ct", row.at("account_ref"), std::to_string(i + 1))},
                      "",
                      party.people[i].given,
                      party.people[i].family,
                      "",
                      postcodes.at(homes.at(row.at("account_ref"))),
                      "",
                      ""});
    }
  }
}

void read_care(const std::filesystem::path& folder, std::vector<Seen>& seen) {
  std::map<std::string, Seen> adults;
  for (const Row& row : rows(folder / "social-care/cld/cld.csv")) {
    const std::string& number = row.at("LA Person Unique Identifier");
    adults[number] = {{"social-care", "cld-" + number},
                      "",
                      row.at("First Name"),
                      row.at("Last Name"),
                      iso(row.at("Date of Birth")),
                      row.at("Postcode"),
                      "",
                      row.at("NHS Number")};
  }
  for (auto& [number, each] : adults) seen.push_back(std::move(each));
  std::map<std::string, std::string> postcodes;
  for (const Row& row : rows(folder / "social-care/mosaic/dm_addresses.csv")) {
    if (row.at("END_DATE").empty()) postcodes[row.at("PERSON_ID")] = row.at("POST_CODE");
  }
  for (const Row& row : rows(folder / "social-care/mosaic/dm_persons.csv")) {
    seen.push_back({{"social-care", "mosaic-" + row.at("PERSON_ID")},
                    "",
                    row.at("FIRST_NAME"),
                    row.at("LAST_NAME"),
                    row.at("DATE_OF_BIRTH"),
                    postcodes[row.at("PERSON_ID")],
                    "",
                    row.at("NHS_ID")});
  }
}

}  // namespace

Folder::Folder() : path_(std::filesystem::temp_directory_path() / ("concord-synth-" + random_hex(8))) {}
Folder::~Folder() { std::filesystem::remove_all(path_); }

std::vector<Row> rows(const std::filesystem::path& file) {
  Result<CsvReader> reader = CsvReader::open(file);
  REQUIRE(reader);
  std::vector<Row> found;
  CsvRow row;
  for (;;) {
    const Result<bool> more = reader->next(row);
    if (!more) throw std::runtime_error("a row that can't be read");
    if (!*more) return found;
    Row named;
    for (std::size_t i = 0; i < row.cells.size(); ++i) named[reader->header()[i]] = row.cells[i];
    found.push_back(std::move(named));
  }
}

std::string trimmed(const Row& row, const std::string& column) { return std::string(trim(row.at(column))); }

std::string bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

const std::filesystem::path& council() {
  static const Folder folder;
  static const bool written = [] {
    CouncilOptions options;
    options.residents = 8000;
    options.seed = 7;
    options.months = 6;
    options.out = folder.path();
    return write_council(options).has_value();
  }();
  REQUIRE(written);
  return folder.path();
}

std::map<Key, std::string> truth(const std::filesystem::path& folder) {
  std::map<Key, std::string> found;
  for (const Row& row : rows(folder / "truth.csv")) {
    const bool fresh =
        found.emplace(Key{row.at("source"), row.at("record_id")}, row.at("resident_id")).second;
    CHECK(fresh);
  }
  return found;
}

std::vector<Seen> records(const std::filesystem::path& folder) {
  std::vector<Seen> seen;
  read_housing(folder, seen);
  read_claims(folder, seen);
  read_accounts(folder, seen);
  read_care(folder, seen);
  const auto known = truth(folder);
  for (Seen& each : seen) {
    const auto found = known.find(each.key);
    each.resident = found == known.end() ? "" : found->second;
    each.given = to_upper_ascii(each.given);
    each.family = to_upper_ascii(each.family);
  }
  return seen;
}

std::set<Key> minted(const std::filesystem::path& folder) {
  std::vector<Seen> seen;
  read_housing(folder, seen);
  read_claims(folder, seen);
  read_accounts(folder, seen);
  read_care(folder, seen);
  std::set<Key> keys;
  for (const Seen& each : seen) keys.insert(each.key);
  return keys;
}

}  // namespace concord::synth::test

// Quality on records that nobody here wrote, by the default model as it is: untrained, one threshold. The
// figures are printed; the bounds only catch a broken matcher.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>

#include <concord/domain/person_name.hpp>
#include <concord/matching/index.hpp>
#include <concord/matching/quality.hpp>

#include "csv_rows.hpp"
#include "people.hpp"

using namespace people;

namespace {

std::optional<std::filesystem::path> data() {
  const char* const folder = std::getenv("CONCORD_QUALITY_DATA");
  if (folder == nullptr || !std::filesystem::exists(folder)) {
    WARN("skipped: CONCORD_QUALITY_DATA names no folder");
    return std::nullopt;
  }
  return folder;
}

struct Labelled {
  std::vector<domain::Record> records;
  std::vector<std::string> truth;
};

void add_date(domain::Record& record, const std::string& text, const char* pattern) {
  if (const auto date = domain::parse_date(text, pattern)) record.birth_date = *date;
}

void add_address(domain::Record& record, std::vector<std::string> lines, const std::string& postcode) {
  std::erase(lines, "");
  if (!lines.empty() || !postcode.empty()) {
    domain::Address& address = record.addresses.emplace_back();
    address.lines = lines;
    address.postcode = postcode;
  }
}

void add_identifier(domain::Record& record, const std::string& type, const std::string& value) {
  if (!value.empty()) record.identifiers.push_back({type, value, domain::Quality::valid, false});
}

Labelled fake_1000(const std::filesystem::path& folder) {
  Labelled set;
  read_rows(folder / "fake_1000/fake_1000.csv", [&](const Cells& row) {
    domain::Record record;
    record.record_id = row.at("unique_id");
    domain::PersonName& name = record.names.emplace_back();
    name.given = row.at("first_name");
    name.family = row.at("surname");
    add_date(record, row.at("dob"), "%Y-%m-%d");
    if (const auto email = domain::parse_email(row.at("email"))) record.contacts.push_back(*email);
    set.records.push_back(record);
    set.truth.push_back(row.at("cluster"));
  });
  return set;
}

Labelled febrl3(const std::filesystem::path& folder) {
  Labelled set;
  read_rows(folder / "febrl/dataset3.csv", [&](const Cells& row) {
    domain::Record record;
    record.record_id = row.at("rec_id");
    domain::PersonName& name = record.names.emplace_back();
    name.given = row.at("given_name");
    name.family = row.at("surname");
    add_date(record, row.at("date_of_birth"), "%Y%m%d");
    add_address(record, {row.at("street_number") + " " + row.at("address_1"), row.at("suburb")},
                row.at("postcode"));
    add_identifier(record, "soc_sec_id", row.at("soc_sec_id"));
    set.records.push_back(record);
    const std::string& id = record.record_id;
    set.truth.push_back(id.substr(4, id.find('-', 4) - 4));
  });
  return set;
}

Labelled senzing(const std::filesystem::path& folder) {
  Labelled set;
  read_rows(folder / "senzing_truthset/people.csv", [&](const Cells& row) {
    domain::Record record;
    record.record_id = row.at("record_id");
    domain::PersonName& name = record.names.emplace_back();
    name.given = row.at("given_name");
    name.middle = row.at("middle_name");
    name.family = row.at("family_name");
    if (name.given.empty() && name.family.empty())
      name.full = row.at("full_name").empty() ? row.at("native_name") : row.at("full_name");
    add_date(record, row.at("birth_date"), "%Y-%m-%d");
    for (const char* type : {"passport", "drivers_license", "ssn", "national_id"})
      add_identifier(record, type, row.at(type));
    if (const auto email = domain::parse_email(row.at("email"))) record.contacts.push_back(*email);
    if (const auto phone = domain::parse_phone(row.at("phone"))) record.contacts.push_back(*phone);
    add_address(record, {row.at("address_full"), row.at("address_line"), row.at("town")},
                row.at("postcode").substr(0, 5));
    set.records.push_back(record);
    set.truth.push_back(row.at("cluster"));
  });
  return set;
}

matching::Quality quality_of(const char* name, const Labelled& set) {
  const auto json = parse_json(model_text());
  // The prior of the file, as the service takes it: a set is a sample of a people, not all of it.
  const auto model = Model::read(*json);
  REQUIRE(model);
  const auto start = std::chrono::steady_clock::now();
  Index index(*model);
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < set.records.size(); ++i) {
    index.put(static_cast<Slot>(i),
              standardise({"open", set.records[i].record_id}, {&set.records[i], 1}, "open", false));
    at[set.records[i].record_id] = i;
  }
  std::vector<std::string> found(set.records.size());
  std::size_t questions = 0;
  for (const Partition& partition : partition_all(index, {}, {}, 2)) {
    questions += partition.questions.size();
    for (const auto& cluster : partition.clusters) {
      for (const auto& key : cluster) found[at[key.record_id]] = cluster.front().record_id;
    }
  }
  const matching::Quality quality = measure(found, set.truth);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%-10s precision %.4f recall %.4f f1 %.4f bcubed %.4f largest %zu questions %zu, %.2f s\n",
              name, quality.precision, quality.recall, quality.f1, quality.bcubed_f1, quality.largest,
              questions, seconds);
  return quality;
}

}  // namespace

TEST_CASE("the default model, untrained, links public sets with few errors") {
  const auto folder = data();
  if (!folder) return;
  CHECK(quality_of("fake_1000", fake_1000(*folder)).precision > 0.98);
  CHECK(quality_of("febrl3", febrl3(*folder)).precision > 0.99);
  CHECK(quality_of("senzing", senzing(*folder)).precision > 0.90);
}

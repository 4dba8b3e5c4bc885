#include <unistd.h>

#include <concord/adapters/mapping.hpp>

#include "reading.hpp"

using namespace concord;
using namespace concord::adapters;
using namespace concord::adapters::testing;
using domain::PartialDate;

namespace {

Result<Mapping> mapping_of(const std::string& text) { return read_mapping(*parse_json(text)); }

Reading read_mapped(const std::filesystem::path& mapping, const std::filesystem::path& folder) {
  Reading reading;
  const auto layout = find_layout(mapping.string());
  REQUIRE(layout);
  const auto extract = open_extract_or_files(folder, "febrl", "febrl");
  REQUIRE(extract);
  const Sink sink{[&](Delivered delivered) -> Outcome {
                    reading.records.push_back(std::get<domain::Record>(std::move(delivered.what)));
                    return {};
                  },
                  [&](Skipped skip) { reading.skipped.push_back(std::move(skip)); }};
  reading.outcome = (*layout)->read(*extract, sink, reading.summary);
  return reading;
}

Reading read_one(const std::string& mapping, const std::string& csv) {
  const ScratchExtract scratch("");
  scratch.write("map.json", mapping);
  scratch.write("people.csv", csv);
  return read_mapped(scratch.folder() / "map.json", scratch.folder());
}

}  // namespace

TEST_CASE("a mapping file makes records of any CSV, blanks around names and values apart") {
  const Reading reading = read_mapped(data_folder("mapping") / "febrl.json", data_folder("mapping"));
  REQUIRE(reading.outcome);
  const domain::Record& lachlan = reading.record("rec-1-org");
  CHECK(lachlan.part == domain::Part::concord);
  CHECK(lachlan.names[0].given == "lachlan");
  CHECK(lachlan.names[0].family == "berry");
  CHECK(lachlan.birth_date == PartialDate{1999, 2, 19});
  CHECK(identifiers_of(lachlan) == std::vector<std::string>{"soc_sec_id=7364009"});
  REQUIRE(lachlan.addresses.size() == 1);
  CHECK(lachlan.addresses[0].lines ==
        std::vector<std::string>{"69 giblin street", "killarney", "bittern", "4814"});
  CHECK(lachlan.addresses[0].postcode.empty());
  CHECK(attribute_of(lachlan, "state") == "qld");
}

TEST_CASE(
    "birth dates with a worded month or a year of two digits are read, and nobody is born in the future") {
  const Reading worded = read_one(R"({"source": "x", "record_id": "id",
          "columns": {"name": "full_name", "born": "birth_date"}})",
                                  "id,name,born\n1,Morris Klein,19-Feb-91\n2,Amy Senior,19 February 1991\n"
                                  "3,Joan Elder,1991-02-19\n4,John Poe,19-Foo-91\n");
  REQUIRE(worded.outcome);
  for (const char* id : {"1", "2", "3"}) CHECK(worded.record(id).birth_date == PartialDate{1991, 2, 19});
  CHECK_FALSE(worded.record("4").birth_date);
  CHECK(worded.summary.dropped_values.at("people.csv born") == 1);
  const Reading short_years = read_one(R"({"source": "x", "record_id": "id",
          "columns": {"name": "full_name", "born": {"as": "birth_date", "format": "%d/%m/%y"}}})",
                                       "id,name,born\n1,Morris Klein,19/02/91\n");
  REQUIRE(short_years.outcome);
  CHECK(short_years.record("1").birth_date == PartialDate{1991, 2, 19});
}

TEST_CASE("rows of a mapped file are all accounted for, and bad values are left out") {
  const Reading reading = read_mapped(data_folder("mapping") / "febrl.json", data_folder("mapping"));
  CHECK(reading.record("rec-1-dup-0").addresses[0].postcode == "E8 3HA");
  CHECK_FALSE(reading.record("rec-1-dup-0").birth_date);
  CHECK(reading.summary.dropped_values.at("people.csv date_of_birth") == 1);
  // A character that no record id may have is written in hexadecimal: no two rows become one.
  CHECK(reading.record("rec~202~2Fx").names[0].family == "waller");
  CHECK(reading.summary.rows_read == 6);
  CHECK(reading.summary.rows_in_records == 3);
  CHECK(reading.summary.unusable == 3);  // no id; neither name nor identifier; a short row
  CHECK(reading.summary.adds_up());
}

TEST_CASE("a record id of several columns, partial birth dates and whole names") {
  const Reading reading = read_one(
      R"({"source": "x", "record_id": ["a", "b"], "separator": ";", "columns": {"name": "full_name", "native": "full_name",
          "d": "birth_day", "m": "birth_month", "y": "birth_year", "sex": "sex", "tel": "phone", "mail": "email", "u": "uprn"}})",
      "a;b;name;native;d;m;y;sex;tel;mail;u\n"
      "1;2;Amina Okafor;Àmínà;;3;1984;F;07700 900982;Amina@Example.org;100023336956\n"
      "1;3;;Sukarno;40;3;1984;perhaps;702-919-1300;nobody;1.00023E+11\n");
  REQUIRE(reading.outcome);
  const domain::Record& amina = reading.record("1-2");
  CHECK(amina.birth_date == PartialDate{1984, 3, 0});
  CHECK(amina.sex == domain::Sex::female);
  REQUIRE(amina.names.size() == 2);
  CHECK(amina.names[0].full == "Amina Okafor");
  CHECK(amina.names[1].use == domain::NameUse::alias);
  CHECK(amina.names[1].full == "Àmínà");
  CHECK(amina.contacts.size() == 2);
  CHECK(amina.addresses[0].uprn == "100023336956");
  const domain::Record& sukarno = reading.record("1-3");
  CHECK(sukarno.names[0].full == "Sukarno");
  CHECK(sukarno.names.size() == 1);
  CHECK(sukarno.birth_date == PartialDate{1984, 3, 0});
  CHECK(sukarno.contacts.empty());
  for (const std::string column : {"d", "sex", "tel", "mail", "u"}) {
    CHECK(reading.summary.dropped_values.at("people.csv " + column) == 1);
  }
}

TEST_CASE("a mapping tells what is wrong with it and where") {
  const auto refused = [](const std::string& text, const std::string& says) {
    const auto mapping = mapping_of(text);
    REQUIRE_FALSE(mapping);
    INFO(mapping.error().detail);
    const std::string whole =
        mapping.error().detail + (mapping.error().faults.empty() ? "" : mapping.error().faults[0].detail);
    CHECK(whole.find(says) != std::string::npos);
  };
  refused(R"([])", "JSON object");
  refused(R"({"source": "x", "record_id": "i", "colums": {}})", "columns");
  refused(R"({"source": "x", "record_id": "i", "columns": {"a": "given_nam"}})", "given_name");
  refused(R"({"source": "x", "record_id": "i", "columns": {"a": "given_name", "b": "given_name"}})",
          "given_name");
  refused(R"({"source": "x", "record_id": "i", "columns": {"a": "postcode"}})", "name or an identifier");
  refused(R"({"source": "x", "columns": {"a": "given_name"}})", "record's id");
  refused(R"({"source": "x", "record_id": ["i", 3], "columns": {"a": "given_name"}})", "record's id");
  refused(R"({"source": "Not A Source", "record_id": "i", "columns": {"a": "given_name"}})", "source");
  refused(R"({"source": "x", "record_id": "i", "columns": {"a": {"as": "identifier"}}})", "type");
  refused(R"({"source": "x", "record_id": "i", "columns": {"a": {"as": "given_name", "format": "%Y"}}})",
          "format");
  refused(R"({"source": "x", "record_id": "i", "columns": {"a": "given_name"}, "separator": "::"})",
          "one character");
  refused(R"({"source": "x", "record_id": "i", "columns": {"a": "given_name"}, "part": "parks"})", "housing");
  refused(
      R"({"source": "x", "record_id": "i", "columns": {"a": {"as": "attribute", "name": "n", "category": "safety"}, "b": "given_name"}})",
      "health");
}

TEST_CASE("the truth of a mapping is kept for those who match files, and ignored in taking in") {
  const auto mapping = read_mapping_file(data_folder("mapping") / "febrl.json");
  REQUIRE(mapping);
  CHECK(mapping->truth_column == "rec_id");
  CHECK(mapping->truth_match == "rec-(\\d+)-");
  CHECK_FALSE(mapping->link_only);
}

TEST_CASE("a mapped file whose header lacks a column is refused whole") {
  const Reading reading =
      read_one(R"({"source": "x", "record_id": "id", "columns": {"first name": "given_name"}})",
               "id,first_name\n1,Amina\n");
  REQUIRE_FALSE(reading.outcome);
  CHECK(reading.outcome.error().detail.find("first name") != std::string::npos);
  CHECK(reading.outcome.error().detail.find("first_name") != std::string::npos);
}

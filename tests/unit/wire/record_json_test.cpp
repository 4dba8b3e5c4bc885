#include <algorithm>

#include <catch2/catch.hpp>

#include <concord/wire/record_json.hpp>
#include <concord/wire/record_shape.hpp>

using namespace concord;
using domain::PartialDate;

namespace {

// Somebody with something in every member.
domain::Record full_record() {
  domain::Record r;
  r.record_id = "uh-0001234567-2";
  r.part = domain::Part::housing;
  r.names.push_back({domain::NameUse::usual, "Ms", "Amina", "Grace", "Okafor", "", "", true, false, {}, {}});
  r.names.push_back({domain::NameUse::former, "", "Amina", "", "Mensah", "Jr", "", false, true,
                     PartialDate{1984, 3, 2}, PartialDate{2011, 6, 0}});
  r.names.push_back({domain::NameUse::alias,
                     "",
                     "",
                     "",
                     "",
                     "",
                     "Amina O'Kafor-Bell",
                     false,
                     false,
                     {},
                     PartialDate{2001, 0, 0}});
  r.birth_date = PartialDate{1984, 3, 2};
  r.birth_estimated = true;
  r.sex = domain::Sex::female;
  r.death = domain::Death{domain::DeathState::verified, PartialDate{2026, 1, 0}};
  r.identifiers.push_back({"nino", "AB123456C", domain::Quality::valid, false});
  r.identifiers.push_back({"nhs-number", "9434765919", domain::Quality::valid, true});
  r.identifiers.push_back({"nino", "AB123457", domain::Quality::partial, false});
  r.addresses.push_back({domain::AddressUse::home,
                         domain::Premises::shared_house,
                         {"Flat 2", "10 High Street"},
                         "E8 3HA",
                         "10008326871",
                         "P-77",
                         PartialDate{2019, 1, 31},
                         {}});
  r.contacts.push_back({domain::ContactKind::phone, "+447700900982", "12", "07700 900982 x12", "mobile",
                        false, PartialDate{2025, 5, 1}});
  r.contacts.push_back({domain::ContactKind::email, "amina@example.org", "", "", "", true, {}});
  r.relationships.push_back({"partner", "uh-0001234567-1", PartialDate{2011, 0, 0}, {}});
  r.engagements.push_back({"tenancy",
                           "000123/01",
                           "tenant",
                           "active",
                           PartialDate{2019, 1, 31},
                           {},
                           {{"officer", "KQ"}, {"tenure", "SEC"}}});
  r.restrictions.push_back({"at-risk", PartialDate{2024, 2, 29}, {}});
  r.markers.push_back({"violence", "address", PartialDate{2020, 1, 2}, PartialDate{2027, 1, 2}});
  r.markers.push_back(
      {"VA", "person", PartialDate{2026, 3, 10}, {}, PartialDate{2026, 6, 1}, PartialDate{2027, 1, 0}});
  r.markers.back().incident = domain::Incident{"INC-7", {2026, 3, 9}, "verbal-abuse"};
  r.markers.back().decided_by = "area-manager-north";
  r.markers.back().told = domain::Told{{2026, 3, 20}, "letter"};
  r.markers.push_back({"DO"});
  r.markers.back().incident = domain::Incident{"8", {2026, 0, 0}, ""};
  r.markers.back().not_told = "likely-harm";
  r.attributes.push_back({domain::Category::equality, "ethnic-group", "BAFR"});
  r.attributes.push_back({domain::Category::health, "disabled", "Y"});
  return r;
}

std::vector<std::string> places(std::string_view line) {
  const auto read = wire::read_line(line);
  REQUIRE_FALSE(read.has_value());
  std::vector<std::string> where;
  for (const Fault& fault : read.error().faults) where.push_back(fault.pointer);
  std::sort(where.begin(), where.end());
  return where;
}

Fault only_fault(std::string_view line) {
  const auto read = wire::read_line(line);
  REQUIRE_FALSE(read.has_value());
  REQUIRE(read.error().faults.size() == 1);
  return read.error().faults[0];
}

domain::Record record_of(std::string_view line) {
  const auto read = wire::read_line(line);
  if (!read) {
    for (const Fault& fault : read.error().faults) UNSCOPED_INFO(fault.pointer << ": " << fault.detail);
  }
  REQUIRE(read.has_value());
  return std::get<domain::Record>(read->what);
}

std::string with(std::string_view members) {
  return R"({"record_id":"x-1","part":"adults",)" + std::string(members) + "}";
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("a record with everything in it reads back as it was written, from the store and from a line") {
  const domain::Record record = full_record();
  const std::string json = wire::to_json(record);
  CAPTURE(json);
  CHECK(wire::read_stored(json).value() == record);
  CHECK(record_of(json) == record);
  JsonWriter out;
  wire::write_record(out, record);
  CHECK(out.take() == json);
}

TEST_CASE("a version goes with a line and not into the content") {
  const domain::Record record = full_record();
  domain::SourceVersion version;
  version.as_of = parse_rfc3339("2026-11-01T03:00:00Z").value();
  version.counter = 17;
  version.has_counter = true;
  const auto line = wire::read_line(wire::to_json(record, version)).value();
  CHECK(line.version == version);
  CHECK(line.record_id() == "uh-0001234567-2");
  CHECK(std::get<domain::Record>(line.what) == record);
  CHECK(wire::content_hash(std::get<domain::Record>(line.what)) == wire::content_hash(record));
  CHECK(wire::content_hash(wire::to_json(record)) == wire::content_hash(record));
  domain::Record other = record;
  other.names[0].given = "Amira";
  CHECK(wire::content_hash(other) != wire::content_hash(record));
}

TEST_CASE("a withdrawal is a deletion, or a merge into another record") {
  const auto deleted = wire::read_line(R"({"record_id":"uh-1-1","withdrawn":{},"source_version":3})").value();
  CHECK(std::get<domain::Withdrawal>(deleted.what) == domain::Withdrawal{"uh-1-1", ""});
  CHECK(deleted.version.counter == 3);
  const domain::Withdrawal merged{"uh-1-1", "uh-1-2"};
  domain::SourceVersion version;
  version.as_of = parse_rfc3339("2026-11-01T03:00:00Z").value();
  const auto read = wire::read_line(wire::to_json(merged, version)).value();
  CHECK(std::get<domain::Withdrawal>(read.what) == merged);
  CHECK(read.version == version);
  CHECK(read.record_id() == "uh-1-1");
}

TEST_CASE("a withdrawal has no other members") {
  CHECK(places(R"({"record_id":"a-1","part":"adults","withdrawn":{},"names":[{"given":3}]})") ==
        Places{"/names", "/part"});
  CHECK(places(R"({"record_id":"a-1","withdrawn":{"merged_into":"b 2"}})") ==
        Places{"/withdrawn/merged_into"});
  CHECK(places(R"({"record_id":"a-1","withdrawn":true})") == Places{"/withdrawn"});
}

TEST_CASE("every fault is reported with its place") {
  const auto where =
      places(R"({"record_id":"a b","part":"parks","as_of":"yesterday","birth_date":"1984-02-30","sex":"F",
      "names":[{"given":"A"},{"given":7,"faimly":"x","from":"1900"},"Amina"],
      "identifiers":[{"type":"nino"},{"type":"nhs-number","value":"9434765918"}],
      "addresses":[{"lines":["a",2],"postcode":"E8 3H"}],
      "contacts":{"kind":"phone"},
      "engagements":[{"kind":"tenancy","details":{"Tenure":"SEC","officer":null}}],
      "death":{"date":"2026-01-01"},
      "source_version":-1,"birth_expected":"no"})");
  CHECK(where == Places{"/addresses/0/lines/1", "/addresses/0/postcode", "/as_of", "/birth_date",
                        "/birth_expected", "/contacts", "/death/state", "/engagements/0/details/Tenure",
                        "/engagements/0/details/officer", "/identifiers/0/value", "/identifiers/1/value",
                        "/names/1/faimly", "/names/1/given", "/names/2", "/part", "/record_id", "/sex",
                        "/source_version"});
}

TEST_CASE("a fault names the nearest member and never the value") {
  const Fault fault = only_fault(with(R"("brith_date":"1984-03-02")"));
  CHECK(fault.code == Code::unknown_field);
  CHECK(fault.pointer == "/brith_date");
  CHECK(fault.detail == "a record has no such member; the nearest is `birth_date`");
  for (const auto* line :
       {R"("identifiers":[{"type":"nino","value":"QQ123456C"}])", R"("birth_date":"QQ123456C")",
        R"("sex":"QQ123456C")", R"("addresses":[{"postcode":"QQ123456C"}])",
        R"("contacts":[{"kind":"email","value":"QQ123456C"}])"}) {
    CHECK(only_fault(with(line)).detail.find("QQ123456C") == std::string::npos);
  }
}

TEST_CASE("a member that stands twice, or is null, is a fault") {
  CHECK(only_fault(with(R"("sex":"male","sex":"male")")).code == Code::duplicate_field);
  CHECK(only_fault(with(R"("names":[{"given":"A","given":"B"}])")).pointer == "/names/0/given");
  CHECK(only_fault(with(R"("engagements":[{"kind":"k","details":{"a":"1","a":"2"}}])")).pointer ==
        "/engagements/0/details/a");
  CHECK(only_fault(with(R"("birth_date":null)")).code == Code::invalid_value);
}

TEST_CASE("texts and lists have limits") {
  const auto given = [](std::size_t size) {
    std::string name;
    for (std::size_t i = 0; i < size; ++i) name += "ë";
    return with(R"("names":[{"given":")" + name + R"("}])");
  };
  CHECK(record_of(given(500)).names.size() == 1);
  CHECK(only_fault(given(501)) == Fault{"/names/0/given", Code::too_long, "at most 500 characters"});
  const auto names = [](std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += (i == 0 ? "" : ",") + std::string(R"({"full":"A B"})");
    return with(R"("names":[)" + list + "]");
  };
  CHECK(record_of(names(200)).names.size() == 200);
  CHECK(only_fault(names(205)) == Fault{"/names", Code::too_many, "at most 200 items"});
  CHECK(wire::read_line(with(R"("sex":"male")" + std::string(wire::kLineBytes, ' '))).error().code ==
        Code::too_large);
}

TEST_CASE("values are normalised on the way in") {
  const auto record = record_of(with(R"(
      "names":[{"given":"  Amina \t Grace ","family":"Okafor\n","middle":"  "}],
      "identifiers":[{"type":"nino","value":"ab 12 34 56 c"},{"type":"nino","value":"AB123456"},{"type":"rent-account","value":" ab/1 ","quality":"temporary"}],
      "addresses":[{"lines":["","10  High St "],"postcode":"e83ha","uprn":"010008326871","to":"2099-12-31","from":"1900-01-01"}],
      "contacts":[{"kind":"phone","value":"07700 900 982"},{"kind":"email","value":"Amina@Example.ORG"}],
      "engagements":[{"kind":"tenancy","details":{"tenure":"SEC","officer":"KQ","note":" "}}])"));
  CHECK(record.names[0].given == "Amina Grace");
  CHECK(record.names[0].family == "Okafor");
  CHECK(record.names[0].middle.empty());
  CHECK(record.identifiers[0] == domain::Identifier{"nino", "AB123456C", domain::Quality::valid, false});
  CHECK(record.identifiers[1].quality == domain::Quality::partial);
  CHECK(record.identifiers[2] ==
        domain::Identifier{"rent-account", "AB/1", domain::Quality::temporary, false});
  CHECK(record.addresses[0].lines == std::vector<std::string>{"10 High St"});
  CHECK(record.addresses[0].postcode == "E8 3HA");
  CHECK(record.addresses[0].uprn == "10008326871");
  CHECK_FALSE(record.addresses[0].to.has_value());
  CHECK_FALSE(record.addresses[0].from.has_value());
  CHECK(record.contacts[0].value == "+447700900982");
  CHECK(record.contacts[0].as_entered == "07700 900 982");
  CHECK(record.contacts[1].value == "amina@example.org");
  CHECK(record.engagements[0].details ==
        std::vector<std::pair<std::string, std::string>>{{"officer", "KQ"}, {"tenure", "SEC"}});
}

TEST_CASE("a birth date that systems write for none has to be left out") {
  for (const auto* none : {"1900-01-01", "1800-01-01", "2099-12-31", "9999-12-31", "0001-01-01"}) {
    CAPTURE(none);
    const Fault fault = only_fault(with(std::string(R"("birth_date":")") + none + "\""));
    CHECK(fault.pointer == "/birth_date");
    CHECK(fault.detail.find("leave it out") != std::string::npos);
  }
  CHECK(record_of(with(R"("birth_date":"1984-03")")).birth_date == PartialDate{1984, 3, 0});
  for (const auto* absurd : {"1784-03-02", "2984-03-02", "1984-13-01", "1984-3-2", "02/03/1984", "84", ""}) {
    CAPTURE(absurd);
    CHECK(only_fault(with(std::string(R"("birth_date":")") + absurd + "\"")).code == Code::invalid_value);
  }
}

TEST_CASE("bytes that are not JSON are one fault") {
  for (const auto* line :
       {"", "{", "[]x", "{\"record_id\":\"a-1\",}", "{\"a\":\"caf\xE9\"}", "\xEF\xBB\xBF{}", "nul"}) {
    CAPTURE(line);
    const auto read = wire::read_line(line);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == Code::malformed);
    CHECK(read.error().faults.size() == 1);
  }
  CHECK(wire::read_line(std::string("{\"a\":\"\0\"}", 9)).error().code == Code::malformed);
  CHECK(only_fault("[1,2]").detail == "must be an object");
  CHECK(only_fault("\"text\"").pointer.empty());
  CHECK(wire::read_line(with(R"("names":)" + std::string(60000, '['))).error().code == Code::malformed);
  CHECK(wire::read_line(std::string(60000, '[')).error().code == Code::malformed);
}

TEST_CASE("control characters and halves of characters are faults of their text") {
  CHECK(only_fault(with(R"("names":[{"given":"A\u0000B"}])")).pointer == "/names/0/given");
  CHECK(only_fault(with(R"("names":[{"given":"A\u0007B"}])")).pointer == "/names/0/given");
  CHECK(only_fault(with(R"("names":[{"given":"A\udc00"}])")).pointer == "/names/0/given");
  CHECK(record_of(with(R"("names":[{"given":"A\u0085\tB"}])")).names[0].given == "A B");
}

TEST_CASE("a refused line still tells its record id, if that is a good one") {
  CHECK(wire::record_id_in(R"({"sex":7,"record_id":"x-1"})") == "x-1");
  CHECK(wire::record_id_in(R"({"record_id":"AB123456C"})").empty());
  CHECK(wire::record_id_in(R"({"record_id":7})").empty());
  CHECK(wire::record_id_in(R"({"record_id":"x-1")").empty());
  CHECK(wire::record_id_in("[]").empty());
}

TEST_CASE("a line full of faults reports no more than a hundred") {
  std::string members = R"("sex":"male")";
  for (int i = 0; i < 2000; ++i) members += ",\"unknown" + std::to_string(i) + "\":0";
  const auto read = wire::read_line(with(members));
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().faults.size() == 100);
}

TEST_CASE("what is stored reads even where a rule made since would refuse it") {
  domain::Record record;
  record.record_id = "a b";
  record.identifiers.push_back({"nino", "not one", domain::Quality::valid, false});
  record.addresses.push_back({});
  record.addresses[0].postcode = "nowhere";
  record.names.push_back(
      {domain::NameUse::usual, "", std::string(3000, 'x'), " ", "", "", "", false, false, {}, {}});
  CHECK(wire::read_stored(wire::to_json(record)).value() == record);
}

TEST_CASE("a marker as it was written before markers had incidents reads and hashes as it did") {
  const std::string before =
      R"({"record_id":"hb-1","part":"housing-benefit","markers":[{"code":"violence","scope":"person","from":"2026-03-10"},)"
      R"({"code":"DO","scope":"address","from":"2026","review":"2026-09"}]})";
  const auto record = wire::read_stored(before);
  REQUIRE(record.has_value());
  CHECK(record->markers[1].review == PartialDate{2026, 9, 0});
  CHECK(wire::to_json(*record) == before);
  CHECK(to_hex(wire::content_hash(*record)) ==
        "c65582fedf7eff8449d9d0ff6c9c812bcd84823be4147e8b7e04df2c46dea7e3");
}

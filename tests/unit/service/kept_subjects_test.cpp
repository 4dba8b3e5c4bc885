#include "../../../libs/service/src/resolve/kept_subjects.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include <concord/base/hash.hpp>
#include <concord/wire/record_json.hpp>

using namespace concord;
using namespace concord::service;

namespace {

struct Given {
  store::RecordRow row;
  std::vector<domain::Record> contents;
};

// Records with all that standardising has a rule for; each is its own only version.
std::vector<Given> given_records() {
  std::vector<Given> records;
  std::ifstream file(std::string(CONCORD_ROOT) + "/tests/data/standardising/records.ndjson");
  for (std::string line; std::getline(file, line);) {
    const auto read = wire::read_line(line);
    INFO(line);
    REQUIRE(read);
    Given& given = records.emplace_back();
    given.contents = {std::get<domain::Record>(read->what)};
    given.row.number = static_cast<store::RecordNumber>(records.size());
    given.row.key = {"housing", read->record_id()};
    given.row.part = given.contents.front().part;
    given.row.layout = "universal-housing";
  }
  REQUIRE(records.size() == 40);
  return records;
}

}  // namespace

TEST_CASE("what is kept of a record is what would be made of it") {
  for (const Given& given : given_records()) {
    const Described made = describe(given.row, given.contents);
    const auto kept = unpack(given.row, pack(made));
    REQUIRE(kept);
    CHECK(kept->subject == made.subject);
    REQUIRE(kept->neighbour.has_value() == made.neighbour.has_value());
    if (made.neighbour) {
      CHECK(kept->neighbour->key == made.neighbour->key);
      CHECK(kept->neighbour->part == made.neighbour->part);
      CHECK(kept->neighbour->homes == made.neighbour->homes);
      CHECK(kept->neighbour->relations == made.neighbour->relations);
    }
  }
}

TEST_CASE("what is kept of a ceased record has no home, and says that it ceased by its row") {
  Given given = given_records().front();
  given.row.state = store::RecordState::ceased;
  const auto kept = unpack(given.row, pack(describe(given.row, given.contents)));
  REQUIRE(kept);
  CHECK(kept->subject.ceased);
  CHECK_FALSE(kept->neighbour);
}

TEST_CASE("bytes that are cut short or go on are not taken for a subject") {
  const Given given = given_records().front();
  const std::string bytes = pack(describe(given.row, given.contents));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(unpack(given.row, bytes.substr(0, size)));
  }
  CHECK_FALSE(unpack(given.row, bytes + '\0'));
}

// If this fails, records are standardised or packed in another way than before: raise kSubjectForm (or the
// second part of kKeptForm), so that what stores keep is made anew, and write the new digest here.
TEST_CASE("the form of what is kept has its number") {
  std::string all;
  for (const Given& given : given_records()) {
    all += pack(describe(given.row, given.contents));
  }
  CHECK(kKeptForm == 2001);
  CHECK(to_hex(sha256(all)) == "60d1d0b20e231bb0a915d3ca23798c8a0e50755166cb459f14aaf9c5468967fe");
}

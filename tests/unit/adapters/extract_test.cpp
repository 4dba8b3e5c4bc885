#include <unistd.h>

#include <concord/base/hash.hpp>

#include "reading.hpp"

using namespace concord;
using namespace concord::adapters;
using namespace concord::adapters::testing;

namespace {

const std::string kText = "a,b\n1,2\n3,\"x\ny\"\n";

std::string manifest(const std::string& sha256, int rows) {
  return R"({"source": "housing", "layout": "universal-housing", "kind": "full", "current_as_of": "2026-11-01T03:00:00Z",
            "files": [{"name": "a.csv", "rows": )" +
         std::to_string(rows) + R"(, "sha256": ")" + sha256 + R"("}]})";
}

}  // namespace

TEST_CASE("an extract is opened by its manifest, and its files are checked against it") {
  const ScratchExtract scratch("");
  scratch.write("a.csv", kText);
  scratch.write("manifest.json", manifest(to_hex(sha256(kText)), 2));
  const auto extract = open_extract(scratch.folder());
  REQUIRE(extract);
  CHECK(extract->manifest.source == "housing");
  CHECK(extract->manifest.full);
  CHECK(check_files(*extract));

  scratch.write("a.csv", kText.substr(0, kText.size() - 3));
  const Outcome cut = check_files(*extract);
  REQUIRE_FALSE(cut);
  CHECK(cut.error().detail.find("a.csv") != std::string::npos);
  CHECK(cut.error().detail.find("SHA-256") != std::string::npos);
}

TEST_CASE("a file with fewer rows than its manifest says is not the manifest's") {
  const ScratchExtract scratch("");
  scratch.write("a.csv", kText);
  scratch.write("manifest.json", manifest(to_hex(sha256(kText)), 3));
  const auto extract = open_extract(scratch.folder());
  REQUIRE(extract);
  const Outcome checked = check_files(*extract);
  REQUIRE_FALSE(checked);
  CHECK(checked.error().detail.find("2 rows where the manifest says 3") != std::string::npos);
}

TEST_CASE("a folder without a manifest says what it lacks, and a missing file is named") {
  const ScratchExtract scratch("");
  const auto none = open_extract(scratch.folder());
  REQUIRE_FALSE(none);
  CHECK(none.error().detail.find("manifest.json") != std::string::npos);
  CHECK_FALSE(open_extract(scratch.folder() / "nowhere"));

  scratch.write("manifest.json", manifest(to_hex(sha256(kText)), 2));
  const auto extract = open_extract(scratch.folder());
  REQUIRE(extract);
  const Outcome missing = check_files(*extract);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().detail.find("a.csv is not there") != std::string::npos);
}

TEST_CASE("a manifest may not name a file outside of its folder") {
  Extract extract = extract_in(data_folder("cld"));
  extract.manifest.files.push_back({"../academy/hbclaim.csv", 3, ""});
  CHECK_FALSE(check_files(extract));
}

TEST_CASE("files without a manifest are a full extract as of the newest of them") {
  const ScratchExtract scratch("");
  scratch.write("b.csv", kText);
  scratch.write("a.csv", kText);
  scratch.write("merges.csv", "old_record_id,new_record_id,merged_at\n");
  const auto extract = open_extract_or_files(scratch.folder(), "febrl", "people");
  REQUIRE(extract);
  CHECK(extract->manifest.full);
  CHECK(extract->manifest.layout == "people");
  REQUIRE(extract->manifest.files.size() == 2);
  CHECK(extract->manifest.files[0].name == "a.csv");
  CHECK(extract->manifest.files[0].rows == 2);
  CHECK(extract->manifest.current_as_of > parse_rfc3339("2020-01-01T00:00:00Z").value());
  CHECK(check_files(*extract));
  const auto alone = open_extract_or_files(scratch.folder() / "b.csv", "febrl", "people");
  REQUIRE(alone);
  REQUIRE(alone->manifest.files.size() == 1);
  CHECK(alone->manifest.files[0].name == "b.csv");
  CHECK(check_files(*alone));
}

TEST_CASE("a layout that is not known names the nearest") {
  const auto layout = find_layout("universal-housin");
  REQUIRE_FALSE(layout);
  CHECK(layout.error().detail.find("did you mean 'universal-housing'") != std::string::npos);
}

TEST_CASE("a codes file replaces what a code stands for, and refuses what the layout does not know") {
  const ScratchExtract scratch("");
  scratch.write("codes.json", R"({"relationship": {"Z": "partner", "L": "child"}})");
  const auto layout = find_layout("universal-housing", scratch.folder() / "codes.json");
  REQUIRE(layout);
  Summary summary;
  std::string found;
  const Sink sink{[&](Delivered delivered) -> Outcome {
                    const auto* record = std::get_if<domain::Record>(&delivered.what);
                    if (record != nullptr && record->record_id == "uh-HR9-2") {
                      found = record->relationships[0].type;
                    }
                    return {};
                  },
                  [](Skipped) {}};
  REQUIRE((*layout)->read(extract_in(data_folder("universal-housing")), sink, summary));
  CHECK(found == "parent");
  CHECK(summary.unknown_codes.count("relationship=Z") == 0);

  scratch.write("codes.json", R"({"relationships": {"Z": "partner"}})");
  CHECK(find_layout("universal-housing", scratch.folder() / "codes.json")
            .error()
            .detail.find("'relationship'") != std::string::npos);
  scratch.write("codes.json", R"({"relationship": {"Z": "partnr"}})");
  CHECK(find_layout("universal-housing", scratch.folder() / "codes.json").error().detail.find("'partner'") !=
        std::string::npos);
  scratch.write("codes.json", R"({"tenure-description": {"SEC": "Secure for life"}})");
  CHECK(find_layout("universal-housing", scratch.folder() / "codes.json"));
}

TEST_CASE("a summary says in words and in JSON what became of the rows") {
  const Reading reading = read_data("academy", "academy");
  const std::string text = to_text(reading.summary);
  CHECK(text.find("19  rows read") != std::string::npos);
  CHECK(text.find("company") != std::string::npos);
  JsonWriter out;
  write(out, reading.summary);
  const auto json = parse_json(out.take());
  REQUIRE(json);
  CHECK((*json)["rows_read"].GetUint64() == 19);
  CHECK((*json)["not_people_by_kind"]["company"].GetUint64() == 1);
}

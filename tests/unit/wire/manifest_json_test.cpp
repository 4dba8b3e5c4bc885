#include <algorithm>

#include <catch2/catch.hpp>

#include <concord/wire/manifest_json.hpp>

using namespace concord;

namespace {

Result<wire::Manifest> read(std::string_view text) { return wire::read_manifest(parse_json(text).value()); }

std::vector<std::string> places(std::string_view text) {
  const auto manifest = read(text);
  REQUIRE_FALSE(manifest.has_value());
  std::vector<std::string> where;
  for (const Fault& fault : manifest.error().faults) where.push_back(fault.pointer);
  std::sort(where.begin(), where.end());
  return where;
}

constexpr std::string_view kHousing =
    R"({"source":"housing","layout":"universal-housing","kind":"full","current_as_of":"2026-11-01T03:00:00Z","coverage":{"from":"1990-01-01","to":"2026-10-31","area":"whole borough"},"files":[{"name":"member.csv","rows":18234,"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]})";

}  // namespace

TEST_CASE("a manifest reads, and writes as it was") {
  const auto manifest = read(kHousing).value();
  CHECK(manifest.full);
  CHECK(to_rfc3339(manifest.current_as_of) == "2026-11-01T03:00:00Z");
  CHECK(manifest.files.at(0).rows == 18234);
  JsonWriter out;
  wire::write_manifest(out, manifest);
  CHECK(out.take() == kHousing);
}

TEST_CASE("a manifest needs only its source, layout, kind and time, and a time without a zone is London's") {
  const auto manifest =
      read(R"({"source":"parks","layout":"map.v2","kind":"delta","current_as_of":"2026-07-01T03:00:00"})")
          .value();
  CHECK_FALSE(manifest.full);
  CHECK(to_rfc3339(manifest.current_as_of) == "2026-07-01T02:00:00Z");
  CHECK(manifest.files.empty());
  JsonWriter out;
  wire::write_manifest(out, manifest);
  CHECK(out.take() ==
        R"({"source":"parks","layout":"map.v2","kind":"delta","current_as_of":"2026-07-01T02:00:00Z"})");
}

TEST_CASE("every fault of a manifest is reported with its place") {
  CHECK(places("[]") == std::vector<std::string>{""});
  CHECK(places(R"({"sorce":"housing"})") ==
        std::vector<std::string>{"/current_as_of", "/kind", "/layout", "/sorce", "/source"});
  CHECK(
      places(
          R"({"source":"Housing","layout":"../x","kind":"all","current_as_of":"2026-11-01","coverage":{"from":"1990","to":7,"of":1},
      "files":[{"name":"../../etc/passwd","rows":-1,"sha256":"xyz"},{"name":".hidden","rows":1.5},3]})") ==
      std::vector<std::string>{"/coverage/from", "/coverage/of", "/coverage/to", "/current_as_of",
                               "/files/0/name", "/files/0/rows", "/files/0/sha256", "/files/1/name",
                               "/files/1/rows", "/files/2", "/kind", "/layout", "/source"});
  CHECK(read(R"({"sorce":"housing"})").error().faults.at(0).detail.find("nearest is `source`") !=
        std::string::npos);
}

TEST_CASE("a coverage that ends before it begins is a fault") {
  CHECK(
      places(
          R"({"source":"a","layout":"b","kind":"full","current_as_of":"2026-11-01T03:00:00Z","coverage":{"from":"2026-02-01","to":"2026-01-31"}})") ==
      std::vector<std::string>{"/coverage/to"});
}

#include <catch2/catch.hpp>

#include <concord/service/limits.hpp>

using namespace concord;
using namespace concord::service;
using domain::Purpose;

namespace {

CivilDate on(const char* text) { return *parse_iso_date(text); }

store::ProcessingLimitRow limit(std::string kind, std::vector<Purpose> purposes = {}) {
  store::ProcessingLimitRow row;
  row.kind = std::move(kind);
  row.purposes = std::move(purposes);
  row.from = on("2026-11-10");
  return row;
}

store::LimitRulingRow ruling(std::string word) {
  return {std::move(word), "as it was looked at", "key_1", {}};
}

}  // namespace

TEST_CASE("a restriction is for every purpose but a resident's rights and somebody's protection") {
  const auto row = limit("restriction");
  for (int i = 0; i <= static_cast<int>(Purpose::audit); ++i) {
    const auto purpose = static_cast<Purpose>(i);
    const bool left = purpose == Purpose::subject_rights || purpose == Purpose::safeguarding ||
                      purpose == Purpose::emergency;
    CHECK(limits(row, purpose, on("2026-11-10")) == !left);
  }
}

TEST_CASE("a limit holds from its first day to its last, both included, until it is lifted") {
  auto row = limit("restriction");
  row.to = on("2026-11-12");
  CHECK_FALSE(limits(row, Purpose::housing, on("2026-11-09")));
  CHECK(state_of(row, on("2026-11-09")) == "to-come");
  CHECK(limits(row, Purpose::housing, on("2026-11-12")));
  CHECK_FALSE(limits(row, Purpose::housing, on("2026-11-13")));
  CHECK(state_of(row, on("2026-11-13")) == "ended");
  row.rulings.push_back(ruling("lifted"));
  CHECK_FALSE(limits(row, Purpose::housing, on("2026-11-11")));
  CHECK(state_of(row, on("2026-11-11")) == "lifted");
}

TEST_CASE("an objection counts once it is upheld, or meanwhile, for the purposes that it names") {
  auto row = limit("objection", {Purpose::data_quality});
  CHECK_FALSE(limits(row, Purpose::data_quality, on("2026-11-11")));
  CHECK(state_of(row, on("2026-11-11")) == "open");
  row.meanwhile = true;
  CHECK(limits(row, Purpose::data_quality, on("2026-11-11")));
  CHECK_FALSE(limits(row, Purpose::housing, on("2026-11-11")));
  row.rulings.push_back(ruling("overruled"));
  CHECK_FALSE(limits(row, Purpose::data_quality, on("2026-11-11")));
  row.meanwhile = false;
  row.rulings.push_back(ruling("upheld"));
  CHECK(limits(row, Purpose::data_quality, on("2026-11-11")));
  CHECK(state_of(row, on("2026-11-11")) == "in-force");
}

TEST_CASE("no objection reaches a purpose that protects somebody, whatever a row names") {
  auto row = limit("objection", {Purpose::safeguarding});
  row.rulings.push_back(ruling("upheld"));
  CHECK_FALSE(limits(row, Purpose::safeguarding, on("2026-11-11")));
}

#include <catch2/catch.hpp>

#include <concord/policy/contact.hpp>
#include <concord/policy/markers.hpp>

using namespace concord;
using namespace concord::policy;
using namespace std::chrono_literals;
using domain::Marker;
using domain::PartialDate;
using domain::Record;

namespace {

constexpr CivilDate kToday{2026y / 11 / 1};

Record with(Marker marker) {
  Record record;
  record.record_id = "uh-1";
  record.markers = {std::move(marker)};
  domain::Address home;
  home.from = PartialDate{2020, 1, 1};
  home.to = PartialDate{2026, 12, 1};
  record.addresses = {home};
  return record;
}

GoldenProfile who_died(domain::DeathState state) {
  GoldenProfile profile;
  profile.death = Golden<domain::Death>{{state, std::nullopt}, {"adults", "1"}, {}, {}, false};
  return profile;
}

}  // namespace

TEST_CASE("a warning of an address doesn't tell when the person moves") {
  Record record = with({"DO", "address", PartialDate{2026, 5, 1}});
  tie_markers(record);
  REQUIRE(record.markers.size() == 1);
  CHECK(record.markers[0].to == PartialDate{2026, 12, 1});
  show_markers(record, false, kToday);
  REQUIRE(record.markers.size() == 1);
  CHECK_FALSE(record.markers[0].to);
}

TEST_CASE("a warning of an address goes with it, of a person it stays") {
  Record of_home = with({"DO", "address", PartialDate{2026, 5, 1}});
  tie_markers(of_home);
  show_markers(of_home, false, 2026y / 12 / 2);
  CHECK(of_home.markers.empty());
  Record of_person = with({"VA", "person", PartialDate{2026, 5, 1}});
  tie_markers(of_person);
  show_markers(of_person, false, 2026y / 12 / 2);
  CHECK(of_person.markers.size() == 1);
}

TEST_CASE("a record that has ceased keeps the warnings of its person alone") {
  Record record = with({"DO", "address", PartialDate{2026, 5, 1}});
  record.markers.push_back({"VA", "person", PartialDate{2026, 5, 1}});
  tie_markers(record);
  show_markers(record, true, kToday);
  REQUIRE(record.markers.size() == 1);
  CHECK(record.markers[0].code == "VA");
}

TEST_CASE("contact stops when a death is reported, and the reason says whether it was verified") {
  CHECK(contact_with({}).allowed);
  CHECK(contact_with({}).because.empty());
  CHECK_FALSE(contact_with(who_died(domain::DeathState::reported)).allowed);
  CHECK(contact_with(who_died(domain::DeathState::reported)).because == "death-reported");
  CHECK_FALSE(contact_with(who_died(domain::DeathState::verified)).allowed);
  CHECK(contact_with(who_died(domain::DeathState::verified)).because == "death-verified");
}

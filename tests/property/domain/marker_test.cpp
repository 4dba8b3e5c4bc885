#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/domain/marker.hpp>

using namespace concord;
using namespace concord::domain;
using namespace std::chrono_literals;

namespace {

PartialDate date() {
  return {*rc::gen::inRange<std::int16_t>(2022, 2031), *rc::gen::inRange<std::uint8_t>(0, 13),
          *rc::gen::inRange<std::uint8_t>(1, 29)};
}

std::optional<PartialDate> maybe_date() {
  if (!*rc::gen::arbitrary<bool>()) return std::nullopt;
  PartialDate some = date();
  if (some.month == 0 || *rc::gen::inRange(0, 5) == 0) some.day = 0;
  return some;
}

Marker marker() {
  Marker marker;
  marker.code = "VA";
  marker.scope = *rc::gen::element("person", "address");
  marker.from = maybe_date();
  marker.review = maybe_date();
  marker.reviewed = maybe_date();
  marker.to = maybe_date();
  if (*rc::gen::arbitrary<bool>()) {
    PartialDate on = date();
    if (on.month == 0) on.day = 0;
    marker.incident = Incident{"1", on, ""};
  }
  return marker;
}

Address address() {
  Address address;
  address.use = static_cast<AddressUse>(*rc::gen::inRange(0, 5));
  address.from = maybe_date();
  address.to = maybe_date();
  return address;
}

CivilDate day() {
  return std::chrono::sys_days{2021y / 6 / 1} + std::chrono::days{*rc::gen::inRange(0, 3600)};
}

// A year and a day, whatever the years.
constexpr std::chrono::days kAYear{367};

}  // namespace

TEST_CASE("no marker is shown longer than twelve months without a review held in them") {
  REQUIRE(rc::check([] {
    Marker any = marker();
    any.reviewed.reset();
    const CivilDate one = day();
    const CivilDate other =
        std::chrono::sys_days{one} + kAYear + std::chrono::days{*rc::gen::inRange(0, 900)};
    RC_ASSERT(!(shown_on(any, one) && shown_on(any, other)));
  }));
}

TEST_CASE("a marker's days are one stretch, but for a review that was held in between") {
  REQUIRE(rc::check([] {
    Marker any = marker();
    any.reviewed.reset();
    const CivilDate first = day();
    const CivilDate between = std::chrono::sys_days{first} + std::chrono::days{*rc::gen::inRange(0, 200)};
    const CivilDate last = std::chrono::sys_days{between} + std::chrono::days{*rc::gen::inRange(0, 200)};
    RC_ASSERT((!(shown_on(any, first) && shown_on(any, last)) || shown_on(any, between)));
  }));
}

TEST_CASE("a marker that is shown has a review to come, within twelve months, and hasn't ended") {
  REQUIRE(rc::check([] {
    const Marker any = marker();
    const CivilDate today = day();
    const auto shown = shown_on(any, today);
    if (!shown) return;
    RC_ASSERT(has_its_time(any));
    RC_ASSERT(shown->review.has_value());
    RC_ASSERT(!has_passed(*shown->review, today));
    RC_ASSERT(std::chrono::sys_days{last_day(*shown->review)} - std::chrono::sys_days{today} <= kAYear);
    RC_ASSERT((!shown->to || !has_passed(*shown->to, today)));
    RC_ASSERT(shown_on(*shown, today) == shown);
  }));
}

TEST_CASE("tying a marker to an address never makes it count longer, and never one of a person") {
  REQUIRE(rc::check([] {
    const Marker any = marker();
    std::vector<Address> addresses;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) addresses.push_back(address());
    const auto tied = tied_to_address(any, addresses);
    const CivilDate today = day();
    if (any.scope == "person") {
      RC_ASSERT(tied == any);
    } else if (tied) {
      RC_ASSERT((!shown_on(*tied, today) || shown_on(any, today)));
    }
  }));
}

TEST_CASE("nothing is shown of an address that everybody of its record has left") {
  REQUIRE(rc::check([] {
    const Marker any = marker();
    const CivilDate today = day();
    std::vector<Address> addresses;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
      Address left = address();
      left.to = whole(CivilDate{std::chrono::sys_days{today} - std::chrono::days{*rc::gen::inRange(1, 900)}});
      addresses.push_back(left);
    }
    const auto tied = tied_to_address(any, addresses);
    RC_ASSERT((any.scope == "person" || !tied || !shown_on(*tied, today)));
  }));
}

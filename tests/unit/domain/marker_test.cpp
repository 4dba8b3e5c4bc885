#include <catch2/catch.hpp>

#include <concord/domain/marker.hpp>

using namespace concord;
using namespace concord::domain;
using namespace std::chrono_literals;

namespace {

constexpr PartialDate kBegan{2026, 3, 10};

Marker since(const PartialDate& from) {
  Marker marker;
  marker.code = "VA";
  marker.from = from;
  return marker;
}

Marker of_home(const PartialDate& from) {
  Marker marker = since(from);
  marker.scope = "address";
  return marker;
}

Address home(std::optional<PartialDate> from, std::optional<PartialDate> to,
             AddressUse use = AddressUse::home) {
  Address address;
  address.use = use;
  address.from = from;
  address.to = to;
  return address;
}

bool counts(const Marker& marker, CivilDate day) { return shown_on(marker, day).has_value(); }

}  // namespace

TEST_CASE("a marker without a review counts for twelve months from its start") {
  const Marker marker = since(kBegan);
  CHECK_FALSE(counts(marker, 2026y / 3 / 9));
  CHECK(counts(marker, 2026y / 3 / 10));
  CHECK(counts(marker, 2027y / 3 / 10));
  CHECK_FALSE(counts(marker, 2027y / 3 / 11));
  CHECK(shown_on(marker, 2026y / 11 / 1)->review == PartialDate{2027, 3, 10});
}

TEST_CASE("a review counts where it is within twelve months, and no later one does") {
  Marker marker = since(kBegan);
  marker.review = PartialDate{2026, 9, 30};
  CHECK(counts(marker, 2026y / 9 / 30));
  CHECK_FALSE(counts(marker, 2026y / 10 / 1));
  CHECK(shown_on(marker, 2026y / 9 / 30)->review == PartialDate{2026, 9, 30});
  marker.review = PartialDate{2099, 1, 1};
  CHECK(counts(marker, 2027y / 3 / 10));
  CHECK_FALSE(counts(marker, 2027y / 3 / 11));
  CHECK(shown_on(marker, 2027y / 3 / 10)->review == PartialDate{2027, 3, 10});
}

TEST_CASE("a review that was held gives a marker twelve further months, one to come none") {
  Marker marker = since(kBegan);
  marker.reviewed = PartialDate{2027, 2, 1};
  CHECK(counts(marker, 2028y / 2 / 1));
  CHECK_FALSE(counts(marker, 2028y / 2 / 2));
  marker.reviewed = PartialDate{2030, 1, 1};
  CHECK_FALSE(counts(marker, 2027y / 3 / 11));
}

TEST_CASE("a marker ends with its end, whatever its review") {
  Marker marker = since(kBegan);
  marker.to = PartialDate{2026, 5, 1};
  CHECK(counts(marker, 2026y / 5 / 1));
  CHECK_FALSE(counts(marker, 2026y / 5 / 2));
}

TEST_CASE("without a start of its own a marker begins with its incident") {
  Marker marker;
  marker.code = "VA";
  marker.incident = Incident{"INC-7", kBegan, "verbal-abuse"};
  CHECK(has_its_time(marker));
  CHECK(counts(marker, 2027y / 3 / 10));
  CHECK_FALSE(counts(marker, 2027y / 3 / 11));
}

TEST_CASE("with a review alone a marker counts for the twelve months before it") {
  Marker marker;
  marker.code = "VA";
  marker.review = PartialDate{2027, 3, 10};
  CHECK_FALSE(counts(marker, 2026y / 3 / 9));
  CHECK(counts(marker, 2026y / 3 / 10));
  CHECK(counts(marker, 2027y / 3 / 10));
}

TEST_CASE("a marker that says nothing of its time is never shown") {
  Marker marker;
  marker.code = "VA";
  CHECK_FALSE(has_its_time(marker));
  for (const auto day : {1990y / 1 / 1, 2026y / 11 / 1, 2199y / 1 / 1}) CHECK_FALSE(counts(marker, day));
}

TEST_CASE("of a start that is a year or a leap day the shorter time counts") {
  CHECK_FALSE(counts(since({2025, 0, 0}), 2026y / 1 / 2));
  CHECK(counts(since({2025, 0, 0}), 2026y / 1 / 1));
  CHECK(counts(since({2024, 2, 29}), 2025y / 2 / 28));
  CHECK_FALSE(counts(since({2024, 2, 29}), 2025y / 3 / 1));
}

TEST_CASE("a marker of an address ends when its record leaves that address") {
  const auto tied = tied_to_address(of_home(kBegan), {home(PartialDate{2020, 1, 1}, PartialDate{2026, 6, 30}),
                                                      home(PartialDate{2026, 6, 30}, std::nullopt)});
  REQUIRE(tied);
  CHECK(tied->to == PartialDate{2026, 6, 30});
  CHECK(tied_to_address(of_home({2026, 8, 1}), {home(PartialDate{2020, 1, 1}, PartialDate{2026, 6, 30}),
                                                home(PartialDate{2026, 6, 30}, std::nullopt)})
            ->to == std::nullopt);
}

TEST_CASE("a marker of an address keeps its own end where that is the earlier") {
  Marker marker = of_home(kBegan);
  marker.to = PartialDate{2026, 4, 1};
  CHECK(tied_to_address(marker, {home(std::nullopt, PartialDate{2026, 6, 30})})->to ==
        PartialDate{2026, 4, 1});
}

TEST_CASE(
    "a marker of an address that the record doesn't have, or left nobody knows when, holds for nowhere") {
  CHECK_FALSE(tied_to_address(of_home(kBegan), {}));
  CHECK_FALSE(tied_to_address(of_home(kBegan), {home(PartialDate{2026, 6, 1}, std::nullopt)}));
  CHECK_FALSE(tied_to_address(of_home(kBegan), {home(std::nullopt, std::nullopt, AddressUse::previous)}));
  CHECK_FALSE(
      tied_to_address(of_home(kBegan), {home(std::nullopt, std::nullopt, AddressUse::correspondence)}));
}

TEST_CASE("a marker of a person goes with them") {
  CHECK(tied_to_address(since(kBegan), {}) == since(kBegan));
}

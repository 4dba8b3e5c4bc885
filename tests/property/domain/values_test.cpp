#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/base/text.hpp>
#include <concord/domain/contact.hpp>
#include <concord/domain/identifiers.hpp>
#include <concord/domain/partial_date.hpp>

using namespace concord;
using namespace concord::domain;

namespace {

std::string one_of(std::vector<std::string> words) { return *rc::gen::elementOf(std::move(words)); }

std::string digits(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  }
  return text;
}

// Blanks and hyphens anywhere.
std::string spaced(const std::string& text) {
  std::string all;
  for (const char c : text) {
    all += c;
    all += one_of({"", "", "", " ", "-", "  "});
  }
  return all;
}

}  // namespace

TEST_CASE("of ten numbers with one stem at most one is an NHS number, however it is spaced") {
  REQUIRE(rc::check([] {
    const auto stem = digits(9);
    int valid = 0;
    for (char last = '0'; last <= '9'; ++last) {
      const auto text = stem + last;
      const auto plain = parse_nhs_number(text);
      RC_ASSERT(plain.has_value() == parse_nhs_number(spaced(text)).has_value());
      valid += plain ? 1 : 0;
    }
    RC_ASSERT(valid <= 1);
  }));
}

TEST_CASE("one wrong digit is never taken for another NHS number") {
  REQUIRE(rc::check([] {
    const auto stem = digits(9);
    const auto place = *rc::gen::inRange<std::size_t>(0, 10);
    const auto step = *rc::gen::inRange(1, 10);
    for (char last = '0'; last <= '9'; ++last) {
      const auto right = stem + last;
      auto wrong = right;
      wrong[place] = static_cast<char>('0' + (wrong[place] - '0' + step) % 10);
      RC_ASSERT(!(parse_nhs_number(right).has_value() && parse_nhs_number(wrong).has_value()));
    }
  }));
}

TEST_CASE("a British number is one number, however it is written") {
  REQUIRE(rc::check([] {
    const auto national = one_of({"7", "20", "121", "1632"});
    const auto number = national + digits(10 - national.size());
    const auto plain = parse_phone("0" + number);
    RC_PRE(plain.has_value());
    for (const std::string prefix : {"+44", "0044", "+44 (0)", "0+44", "+0", "44 0", "+44 0"}) {
      const auto written = parse_phone(prefix + spaced(number));
      RC_ASSERT(written.has_value());
      RC_ASSERT(written->value == plain->value);
    }
  }));
}

TEST_CASE("partial dates are ordered as they are written, and last from their first day to their last") {
  REQUIRE(rc::check([] {
    const auto any = [] {
      const auto month = *rc::gen::inRange(0, 13);
      return PartialDate{static_cast<std::int16_t>(*rc::gen::inRange(1850, 2200)),
                         static_cast<std::uint8_t>(month),
                         static_cast<std::uint8_t>(month == 0 ? 0 : *rc::gen::inRange(0, 29))};
    };
    const auto a = any();
    const auto b = any();
    RC_ASSERT((a < b) == (to_string(a) < to_string(b)));
    RC_ASSERT(parse_partial_date(to_string(a)).value() == a);
    RC_ASSERT(first_day(a) <= last_day(a));
    RC_ASSERT(!has_passed(a, last_day(a)));
  }));
}

TEST_CASE("an address has the same parts, however it is written") {
  REQUIRE(rc::check([] {
    const auto flat = digits(1);
    const auto house = "1" + digits(1);
    const auto street = one_of({"High", "Mare", "St Mark's", "Queensbridge"});
    const auto expected = parse_address_parts({"Flat " + flat, house + " " + street + " Street"});
    const auto st = one_of({"Street", "St", "STREET", "st."});
    for (const std::vector<std::string>& lines : std::vector<std::vector<std::string>>{
             {"Flat " + flat + ", " + house + " " + street + " " + st},
             {"FLAT 0" + flat, house + " " + to_upper_ascii(street) + " " + st},
             {"Apt " + flat + " " + house + " " + street + " " + st},
             {flat + "/" + house + " " + street + " " + st},
             {"Flat " + flat, house, street + " " + st},
             {"flat no " + flat + " " + house + "  " + street + "  " + st, ""}}) {
      RC_ASSERT(parse_address_parts(lines) == expected);
    }
  }));
}

TEST_CASE("what is masked gives away three characters at most") {
  REQUIRE(rc::check([] {
    const auto value = digits(*rc::gen::inRange<std::size_t>(0, 15));
    const auto hidden = masked(value);
    RC_ASSERT(utf8_length(hidden) == value.size());
    std::size_t shown = 0;
    for (const char c : hidden) {
      shown += c >= '0' && c <= '9' ? 1U : 0U;
    }
    RC_ASSERT((value.size() < 6 ? shown == 0 : shown == 3));
  }));
}

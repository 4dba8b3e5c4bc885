#include <set>
#include <string>

#include <catch2/catch.hpp>

#include <concord/domain/access.hpp>
#include <concord/domain/keys.hpp>

using namespace concord::domain;

TEST_CASE("a source is a short lower-case word") {
  for (const auto text : {"housing", "benefits", "social-care", "concord", "a", "x2-y"})
    CHECK(parse_source(text).value() == text);
  for (const auto text : {"", "Housing", "2housing", "-a", "a b", "a_b", "../etc"})
    CHECK_FALSE(parse_source(text));
  CHECK(parse_source(std::string(32, 'a')));
  CHECK_FALSE(parse_source(std::string(33, 'a')));
}

TEST_CASE("a record id is of safe characters and bounded") {
  for (const auto text :
       {"uh-0001234567-2", "hb-123456-1", "ct-1234567-2", "mosaic-12", "cld-A1.2~3", "rec-223-org", "1"}) {
    CHECK(parse_record_id(text).value() == text);
  }
  for (const auto text : {"", "a b", "a/b", "é", "a\tb", "<b>"}) CHECK_FALSE(parse_record_id(text));
  CHECK(parse_record_id(std::string(128, 'a')));
  CHECK(parse_record_id(std::string(129, 'a')).error().code == concord::Code::too_long);
}

TEST_CASE("a record id is never a National Insurance or NHS number") {
  for (const std::string text : {"AB123456C", "ab123456c", "AB-12-34-56-C", "hb-AB123456C", "uh_AB123456C_1",
                                 "9434765919", "1234567890", "943-476-5919"}) {
    CAPTURE(text);
    const auto parsed = parse_record_id(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().detail.find(text) == std::string::npos);
  }
  // A house reference has ten digits too, and a prefix says that it is one.
  CHECK(parse_record_id("uh-9434765919-1"));
  CHECK(parse_record_id("hb-123456-A"));
}

TEST_CASE("a record key is written as source and id, and ordered by both") {
  CHECK(to_string(RecordKey{"housing", "uh-0001234567-2"}) == "housing/uh-0001234567-2");
  CHECK(RecordKey{"benefits", "z"} < RecordKey{"housing", "a"});
  CHECK(RecordKey{"housing", "a"} < RecordKey{"housing", "b"});
}

TEST_CASE("parts and categories are read as they are written") {
  std::set<std::string_view> words;
  for (const auto part : kParts) {
    CHECK(parse_part(to_string(part)).value() == part);
    words.insert(to_string(part));
  }
  CHECK(words.size() == kParts.size());
  words.clear();
  for (std::size_t i = 0; i < kCategoryCount; ++i) {
    CHECK(static_cast<std::size_t>(category_at(i)) == i);
    CHECK(parse_category(to_string(category_at(i))).value() == category_at(i));
    words.insert(to_string(category_at(i)));
  }
  CHECK(words.size() == kCategoryCount);
  CHECK(to_string(Part::housing_benefit) == "housing-benefit");
  CHECK(to_string(Category::protected_) == "protected");
  CHECK(to_string(Category::identifiers_masked) == "identifiers-masked");
}

TEST_CASE("a word outside its set is refused by naming the set, not the word") {
  const auto parsed = parse_part("amina okafor");
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().detail ==
        "a part must be one of housing, housing-benefit, council-tax, adults, children, concord");
  CHECK_FALSE(parse_category("Identity"));
  CHECK_FALSE(parse_category(""));
}

TEST_CASE("kinds of principal and purposes are read as they are written") {
  for (const auto kind : {PrincipalKind::staff, PrincipalKind::resident, PrincipalKind::proxy,
                          PrincipalKind::adapter, PrincipalKind::partner}) {
    CHECK(parse_principal_kind(to_string(kind)).value() == kind);
  }
  for (const auto purpose :
       {Purpose::service_delivery, Purpose::housing, Purpose::benefits, Purpose::care, Purpose::safeguarding,
        Purpose::emergency, Purpose::data_quality, Purpose::subject_rights, Purpose::audit}) {
    CHECK(parse_purpose(to_string(purpose)).value() == purpose);
  }
  CHECK_FALSE(parse_purpose("curiosity"));
}

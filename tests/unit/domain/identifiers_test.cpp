#include <array>
#include <string>

#include <catch2/catch.hpp>

#include <concord/domain/identifiers.hpp>

using namespace concord::domain;

namespace {

struct Row {
  std::string text;
  std::string value;  // empty: refused
  Quality quality = Quality::valid;
};

template <class Parse>
void check_identifiers(const std::vector<Row>& rows, Parse parse) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto parsed = parse(row.text);
    REQUIRE(parsed.has_value() == !row.value.empty());
    if (!parsed) continue;
    CHECK(parsed->value == row.value);
    CHECK(parsed->quality == row.quality);
    CHECK_FALSE(parsed->verified);
  }
}

template <class Parse>
void check_texts(const std::vector<Row>& rows, Parse parse) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto parsed = parse(row.text);
    REQUIRE(parsed.has_value() == !row.value.empty());
    if (parsed) CHECK(*parsed == row.value);
  }
}

}  // namespace

TEST_CASE("NHS numbers are taken with a right check digit and in any spacing") {
  check_identifiers({{"9000000009", "9000000009"},
                     {"9434765919", "9434765919"},
                     {"9434765870", "9434765870"},
                     {"9990000018", "9990000018"},
                     {"9990000026", "9990000026"},
                     {"9990000034", "9990000034"},
                     {"9990000042", "9990000042"},
                     {"9876543210", "9876543210"},
                     {"943 476 5919", "9434765919"},
                     {" 943-476-5919 ", "9434765919"}},
                    parse_nhs_number);
}

TEST_CASE("NHS numbers with a wrong check digit, or that stand for none, are refused") {
  std::vector<Row> rows{{"1234567890", ""},  {"9991234560", ""},  {"", ""},
                        {"943476591", ""},   {"94347659190", ""}, {"943476591X", ""},
                        {"943.476.5919", ""}};
  for (char digit = '0'; digit <= '9'; ++digit) rows.push_back({std::string(10, digit), ""});
  for (const std::string stem : {"999000000", "999000014", "999000028"}) {
    for (char digit = '0'; digit <= '9'; ++digit) rows.push_back({stem + digit, ""});
  }
  check_identifiers(rows, parse_nhs_number);
}

TEST_CASE("National Insurance numbers are normalised") {
  check_identifiers({{"AA000000A", "AA000000A"},
                     {"AB123456C", "AB123456C"},
                     {"ab 12-34.56 c", "AB123456C"},
                     {"JG103759A", "JG103759A"},
                     {"JG103759A   ", "JG103759A"},
                     {"AB123456", "AB123456", Quality::partial},
                     {"TN123456A", "TN123456A", Quality::temporary},
                     {"TN010284F", "TN010284F", Quality::temporary}},
                    parse_nino);
}

TEST_CASE("National Insurance numbers that nobody can have are refused") {
  std::vector<Row> rows;
  for (const std::string text :
       {"BG123456A", "GB123456A", "KN123456A",  "NK123456A", "NT123456A", "ZZ123456A",
        "DA123456A", "AF123456A", "IA123456A",  "UA123456A", "AO123456A", "OO123456A",
        "FY123456A", "AB123456E", "AB12345C",   "AB1234567", "QQ123456C", "CR123456A",
        "MW123456A", "NC123456A", "PP123456A",  "PY123456A", "PZ123456A", "XX999999A",
        "XX999999X", "11A11111",  "AB123456CD", "TN123456X", "",          "ÀB123456C "}) {
    rows.push_back({text, ""});
  }
  check_identifiers(rows, parse_nino);
}

TEST_CASE("unique pupil numbers carry a check letter") {
  const auto parse = [](std::string_view text) { return parse_identifier("upn", text); };
  check_identifiers({{"H801200001001", "H801200001001"},
                     {"a123456789012", "A123456789012"},
                     {"A801200001001", ""},
                     {"UN1", ""},
                     {"H80120000100", ""},
                     {"H8012000010O1", ""},
                     {"", ""}},
                    parse);
}

TEST_CASE("a unique pupil number that ends in a letter is temporary") {
  // 8*2 + 0 + 1*4 + 2*5 + 1*10 = 40, and B counts 1*13: 53 modulo 23 is 7, an H.
  const auto parsed = parse_identifier("upn", "H80120000100B");
  REQUIRE(parsed);
  CHECK(parsed->quality == Quality::temporary);
}

TEST_CASE("UPRNs lose leading zeros and nothing else") {
  check_texts({{"100023336956", "100023336956"},
               {"000100023336956", "100023336956"},
               {" 10008227619 ", "10008227619"},
               {"1", "1"},
               {"1.00023E+11", ""},
               {"100023336956.0", ""},
               {"1000233369561", ""},
               {"0", ""},
               {"000000000000", ""},
               {"", ""},
               {"-1", ""}},
              parse_uprn);
}

TEST_CASE("postcodes are normalised from what people write") {
  check_texts({{"ec1a1bb", "EC1A 1BB"},
               {"EC1A  1BB", "EC1A 1BB"},
               {"(SW1A-1AA)", "SW1A 1AA"},
               {"GIR 0AA", "GIR 0AA"},
               {"BFPO 57", "BFPO 57"},
               {"bfpo57", "BFPO 57"},
               {"M1 1AE", "M1 1AE"},
               {"B33 8TH", "B33 8TH"},
               {"CR2 6XH", "CR2 6XH"},
               {"DN55 1PT", "DN55 1PT"},
               {"W1A 0AX", "W1A 0AX"},
               {"e8.3ha", "E8 3HA"},
               {"E8 3HA    ", "E8 3HA"},
               {"ASCN 1ZZ", "ASCN 1ZZ"}},
              parse_postcode);
}

TEST_CASE("what cannot be a postcode is refused") {
  std::vector<Row> rows;
  for (const std::string text : {"E8 3CI", "E8 3AC", "QQ1 1AA", "E8", "E8 3A", "", "EC1A 1BBB", "ZZ99 3WZ",
                                 "E8 AHA", "EE8 3HA", "BFPO", "BFPO 12345", "GIR 1AA", "E888 3HA"}) {
    rows.push_back({text, ""});
  }
  check_texts(rows, parse_postcode);
}

TEST_CASE("an identifier of another kind is kept as trimmed upper-case text") {
  const auto parsed = parse_identifier("tenancy", "  000123/01a ");
  REQUIRE(parsed);
  CHECK(parsed->type == "tenancy");
  CHECK(parsed->value == "000123/01A");
  CHECK_FALSE(parse_identifier("tenancy", "   "));
  CHECK_FALSE(parse_identifier("tenancy", std::string(200, '1')));
  CHECK_FALSE(parse_identifier("tenancy", "a\nb"));
  CHECK_FALSE(parse_identifier("Tenancy", "1"));
  CHECK_FALSE(parse_identifier("", "1"));
  CHECK_FALSE(parse_identifier("9a", "1"));
  CHECK_FALSE(parse_identifier(std::string(33, 'a'), "1"));
}

TEST_CASE("errors about identifiers never hold the identifier") {
  for (const auto& [type, text] :
       std::vector<std::pair<std::string, std::string>>{{"nhs-number", "1234567890"},
                                                        {"nino", "DA987654A"},
                                                        {"upn", "A801200001001"},
                                                        {"tenancy", "sec\nret"}}) {
    const auto parsed = parse_identifier(type, text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().detail.find(text) == std::string::npos);
    CHECK(parsed.error().code == concord::Code::invalid_value);
  }
}

TEST_CASE("claims, accounts and tenancies name a group; people's numbers do not") {
  for (const auto type : {"benefit-claim", "council-tax-account", "tenancy", "housing-household"})
    CHECK(names_a_group(type));
  for (const auto type : {"nino", "nhs-number", "upn", "social-care-person-id", "passport"})
    CHECK_FALSE(names_a_group(type));
}

TEST_CASE("a masked value shows its last three characters, and none of a short one") {
  CHECK(masked("AB123456C") == "••••••56C");
  CHECK(masked("9434765919") == "•••••••919");
  CHECK(masked("12345") == "•••••");
  CHECK(masked("") == "");
  CHECK(masked("Zoë Zoë") == "••••Zoë");
}

TEST_CASE("qualities of identifiers are read as they are written") {
  for (const auto quality : {Quality::valid, Quality::partial, Quality::temporary}) {
    CHECK(parse_quality(to_string(quality)).value() == quality);
  }
  CHECK_FALSE(parse_quality("good"));
}

#include <catch2/catch.hpp>

#include <concord/policy/mask.hpp>

using namespace concord;
using namespace concord::policy;
using domain::Category;
using domain::NameUse;
using domain::Part;
using domain::PersonName;
using domain::Record;

namespace {

PersonName named(NameUse use, std::string title, std::string given, std::string family) {
  PersonName name;
  name.use = use;
  name.title = std::move(title);
  name.given = std::move(given);
  name.family = std::move(family);
  return name;
}

Record amina() {
  Record record;
  record.record_id = "uh-0001234567-2";
  record.part = Part::housing;
  record.names = {named(NameUse::usual, "Mrs", "Amina", "Okafor"),
                  named(NameUse::birth, "Miss", "Amina", "Bello"),
                  named(NameUse::former, "", "Ibrahim", "Bello")};
  record.birth_date = domain::PartialDate{1984, 3, 2};
  record.sex = domain::Sex::female;
  record.identifiers = {{"nino", "AB123456C"}, {"tenancy", "000123/01"}};
  domain::Address home;
  home.lines = {"10 High Street"};
  record.addresses = {home};
  record.relationships = {{"partner", "uh-0001234567-1", std::nullopt, std::nullopt}};
  record.engagements = {{"tenancy",
                         "000123/01",
                         "tenant",
                         "SEC",
                         domain::PartialDate{2015, 6, 1},
                         domain::PartialDate{2019, 1, 1},
                         {}},
                        {"tenancy",
                         "000456/01",
                         "tenant",
                         "SEC",
                         domain::PartialDate{2019, 1, 2},
                         std::nullopt,
                         {{"balance", "-120.50"}}}};
  record.restrictions = {{"at-risk", std::nullopt, std::nullopt}};
  record.markers = {{"VA", "person", std::nullopt, std::nullopt}};
  record.attributes = {{Category::health, "disabled", "yes"}, {Category::equality, "ethnicity", "ABC"}};
  return record;
}

}  // namespace

TEST_CASE("a mask denies what it was not told to allow") {
  Mask mask;
  CHECK(mask.empty());
  mask.allow(Part::housing, Category::contact);
  CHECK(mask.allows(Part::housing, Category::contact));
  CHECK_FALSE(mask.allows(Part::housing, Category::identity));
  CHECK_FALSE(mask.allows(Part::adults, Category::contact));
  CHECK(mask.allows_any(Part::housing));
  CHECK_FALSE(mask.allows_any(Part::adults));
  mask.deny(Part::housing, Category::contact);
  CHECK(mask.empty());
}

TEST_CASE("different masks have different keys") {
  Mask a;
  Mask b;
  CHECK(a.key() == b.key());
  a.allow(Part::housing, Category::interactions);
  b.allow(Part::housing_benefit, Category::identity);
  CHECK(a.key() != b.key());
}

TEST_CASE("of a restricted resident nobody sees contact or what is protected, in any part") {
  Mask mask;
  for (const Part part : domain::kParts) {
    mask.allow(part, Category::contact);
    mask.allow(part, Category::protected_);
    mask.allow(part, Category::identity);
  }
  CHECK(effective(mask, false) == mask);
  const Mask left = effective(mask, true);
  for (const Part part : domain::kParts) {
    CHECK_FALSE(left.allows(part, Category::contact));
    CHECK_FALSE(left.allows(part, Category::protected_));
    CHECK(left.allows(part, Category::identity));
  }
}

TEST_CASE("a part's named team sees where that part's restricted residents are, and nothing else of them") {
  Mask mask;
  for (const Part part : domain::kParts) {
    mask.allow(part, Category::contact);
    mask.allow(part, Category::protected_);
  }
  Mask team;
  team.allow(Part::housing, Category::contact);
  team.allow(Part::housing, Category::protected_);
  const Mask left = effective(mask, true, team);
  for (const Part part : domain::kParts) {
    CHECK(left.allows(part, Category::contact) == (part == Part::housing));
    CHECK_FALSE(left.allows(part, Category::protected_));
  }
  CHECK(effective(mask, false, team) == mask);
  CHECK(effective({}, true, team).empty());
}

TEST_CASE("where a source records a prior sex, prior names are protected too") {
  Record record = amina();
  record.names = {named(NameUse::usual, "", "Amina", "Okafor"), named(NameUse::birth, "", "Amina", "Bello")};
  CHECK_FALSE(is_protected(record.names[1], record));
  record.attributes = {{Category::protected_, "prior-sex", "male"}};
  CHECK(is_protected(record.names[1], record));
  CHECK_FALSE(is_protected(record.names[0], record));
}

TEST_CASE("each category holds its own fields") {
  const Record record = amina();
  const auto identity = project(record, Category::identity);
  CHECK(identity.record_id == record.record_id);
  CHECK(identity.part == record.part);
  CHECK(identity.birth_date == record.birth_date);
  CHECK(identity.sex == record.sex);
  CHECK(identity.identifiers.empty());
  CHECK(identity.addresses.empty());
  CHECK(identity.engagements.empty());
  CHECK(identity.attributes.empty());
  const auto contact = project(record, Category::contact);
  CHECK(contact.addresses == record.addresses);
  CHECK(contact.relationships == record.relationships);
  CHECK(contact.names.empty());
  CHECK_FALSE(contact.birth_date);
  const auto safety = project(record, Category::safety);
  CHECK(safety.markers == record.markers);
  CHECK(safety.restrictions == record.restrictions);
  CHECK(project(record, Category::health).attributes == std::vector<domain::Attribute>{record.attributes[0]});
  CHECK(project(record, Category::equality).attributes ==
        std::vector<domain::Attribute>{record.attributes[1]});
  CHECK(project(record, Category::engagements).engagements == record.engagements);
}

TEST_CASE("masked identifiers keep their kind and last characters") {
  const auto masked = project(amina(), Category::identifiers_masked);
  REQUIRE(masked.identifiers.size() == 2);
  CHECK(masked.identifiers[0].type == "nino");
  CHECK(masked.identifiers[0].value == "••••••56C");
}

TEST_CASE("involvement says since when, and nothing of what it is about") {
  Record record = amina();
  auto known = project(record, Category::involvement);
  REQUIRE(known.engagements.size() == 1);
  CHECK(known.engagements[0] ==
        domain::Engagement{
            std::string{kInvolvement}, "", "", "", domain::PartialDate{2015, 6, 1}, std::nullopt, {}});
  record.engagements[1].to = domain::PartialDate{2024, 5, 5};
  known = project(record, Category::involvement);
  CHECK(known.engagements[0].to == domain::PartialDate{2024, 5, 5});
  record.engagements.clear();
  CHECK(project(record, Category::involvement).engagements.empty());
  CHECK(has_content(record, Category::involvement));
}

TEST_CASE("a name before marriage is identity; one with another given name is protected") {
  const Record record = amina();
  CHECK_FALSE(is_protected(record.names[0], record));
  CHECK_FALSE(is_protected(record.names[1], record));
  CHECK(is_protected(record.names[2], record));
  CHECK(project(record, Category::identity).names.size() == 2);
  CHECK(project(record, Category::protected_).names == std::vector<PersonName>{record.names[2]});
}

TEST_CASE("a prior title of another sex is protected") {
  Record record = amina();
  record.names = {named(NameUse::usual, "Ms", "Alex", "Reid"), named(NameUse::former, "Mr", "Alex", "Reid"),
                  named(NameUse::former, "Miss", "Alex", "Reid")};
  CHECK(is_protected(record.names[1], record));
  CHECK_FALSE(is_protected(record.names[2], record));
}

TEST_CASE(
    "prior names are protected where their source says so, of children, and where there is no usual name") {
  Record record = amina();
  record.attributes.push_back({Category::protected_, "prior-names", "yes"});
  CHECK(is_protected(record.names[1], record));
  CHECK(has_content(record, Category::protected_));
  record = amina();
  record.part = Part::children;
  CHECK(is_protected(record.names[1], record));
  record = amina();
  record.names.erase(record.names.begin());
  CHECK(is_protected(record.names[0], record));
}

TEST_CASE("an alias is never protected by itself") {
  Record record = amina();
  record.names.push_back(named(NameUse::alias, "", "Mina", "O"));
  CHECK_FALSE(is_protected(record.names.back(), record));
}

TEST_CASE("a category without fields has no content") {
  Record record;
  record.record_id = "x";
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    const auto category = domain::category_at(i);
    CHECK(has_content(record, category) == (category == Category::involvement));
  }
}

TEST_CASE("an involvement gives way to engagements, in either order") {
  const Record record = amina();
  Record one = project(record, Category::involvement);
  unite(one, project(record, Category::engagements));
  CHECK(one.engagements == record.engagements);
  Record other = project(record, Category::engagements);
  unite(other, project(record, Category::involvement));
  CHECK(other.engagements == record.engagements);
}

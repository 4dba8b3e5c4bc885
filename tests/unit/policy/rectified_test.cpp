#include <catch2/catch.hpp>

#include <concord/policy/rectified.hpp>

using namespace concord;
using namespace concord::policy;
using domain::Record;

TEST_CASE("a record says what was proposed once each proposed value is among its own") {
  Record proposed, record;
  proposed.names.push_back({});
  proposed.names[0].given = "Zoë";
  proposed.names[0].family = "O'Brien";
  record.names.push_back(proposed.names[0]);
  record.names[0].title = "Ms";  // the proposal leaves it open
  record.names[0].family = "O’BRIEN";
  CHECK(says(record, proposed));
  proposed.birth_date = domain::PartialDate{1984, 3, 2};
  CHECK_FALSE(says(record, proposed));
  record.birth_date = domain::PartialDate{1984, 3, 0};
  CHECK_FALSE(says(record, proposed));
  record.birth_date = domain::PartialDate{1984, 3, 2};
  CHECK(says(record, proposed));
}

TEST_CASE("another use of a name or address is another value") {
  Record proposed, record;
  proposed.addresses.push_back({});
  proposed.addresses[0].lines = {"10 Thornfield Road"};
  record.addresses = proposed.addresses;
  record.addresses[0].from = domain::PartialDate{2019, 5, 1};
  CHECK(says(record, proposed));
  record.addresses[0].use = domain::AddressUse::previous;
  CHECK_FALSE(says(record, proposed));
  record.addresses[0].use = domain::AddressUse::home;
  proposed.addresses[0].from = domain::PartialDate{2020, 1, 1};
  CHECK_FALSE(says(record, proposed));
}

TEST_CASE("an attribute is said by its name and value, in its own category") {
  Record proposed, record;
  proposed.attributes = {{domain::Category::health, "disabled", "no"}};
  record.attributes = {{domain::Category::health, "disabled", "yes"}};
  CHECK_FALSE(says(record, proposed));
  record.attributes.push_back({domain::Category::equality, "disabled", "no"});
  CHECK_FALSE(says(record, proposed));
  record.attributes.push_back({domain::Category::health, "disabled", "No"});
  CHECK(says(record, proposed));
}

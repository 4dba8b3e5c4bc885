#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

ProtectionRow protection(ProtectionKind kind, std::vector<RecordNumber> records,
                         std::vector<RecordNumber> others, std::string staff) {
  ProtectionRow row;
  row.id = make_uuid(day(1));
  row.kind = kind;
  row.records = std::move(records);
  row.others = std::move(others);
  row.staff = std::move(staff);
  row.reason = "He must not find her.";
  row.by = "key_guardian";
  row.from = day(2);
  return row;
}

}  // namespace

TEST_CASE("a protection is kept with both its sides, and read as it was made") {
  Council council(4);
  write(*council.database, [&](Transaction& transaction) {
    ProtectionRow staff = protection(ProtectionKind::not_to_staff, {1, 3}, {}, "key_dan");
    staff.until = day(9);
    staff.number = transaction.protection_writer().add(staff);
    const ProtectionRow apart = protection(ProtectionKind::never_link, {2}, {3, 4}, "");
    transaction.protection_writer().add(apart);
    const auto kept = transaction.protections().find(staff.id);
    REQUIRE(kept);
    CHECK(kept->records == std::vector<RecordNumber>{1, 3});
    CHECK(kept->others.empty());
    CHECK(kept->staff == "key_dan");
    CHECK(kept->until == day(9));
    CHECK_FALSE(kept->ended);
    const auto all = transaction.protections().all(10);
    REQUIRE(all.size() == 2);
    CHECK(all[0].kind == ProtectionKind::never_link);
    CHECK(all[0].records == std::vector<RecordNumber>{2});
    CHECK(all[0].others == std::vector<RecordNumber>{3, 4});
    CHECK(transaction.protections().all(1).size() == 1);
    CHECK_FALSE(transaction.protections().find(make_uuid(day(3))));
  });
}

TEST_CASE("one that is ended stays on record with who ended it and why, and counts no more") {
  Council council(2);
  write(*council.database, [&](Transaction& transaction) {
    const ProtectionRow row = protection(ProtectionKind::not_to_resident, {1}, {2}, "");
    const auto number = transaction.protection_writer().add(row);
    CHECK(transaction.protections().not_ended().size() == 1);
    transaction.protection_writer().end(number, {day(7), "key_other", "They have moved away."});
    CHECK(transaction.protections().not_ended().empty());
    const auto kept = transaction.protections().find(row.id);
    REQUIRE(kept);
    REQUIRE(kept->ended);
    CHECK(kept->ended->at == day(7));
    CHECK(kept->ended->by == "key_other");
    CHECK(kept->ended->reason == "They have moved away.");
    CHECK(kept->reason == "He must not find her.");
  });
}

TEST_CASE("kinds of protection are read as they are written") {
  for (const auto kind :
       {ProtectionKind::not_to_staff, ProtectionKind::not_to_resident, ProtectionKind::never_link}) {
    CHECK(parse_protection_kind(to_string(kind)).value() == kind);
  }
  CHECK_FALSE(parse_protection_kind("never"));
}

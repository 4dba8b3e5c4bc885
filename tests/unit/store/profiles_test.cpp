#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;
using domain::Category;
using domain::Part;

namespace {

std::vector<std::string> bodies(const std::vector<Segment>& segments) {
  std::vector<std::string> out;
  for (const Segment& segment : segments) {
    out.push_back(segment.body);
  }
  return out;
}

}  // namespace

TEST_CASE("a record is in one profile, and leaves it for another") {
  Council council(3);
  const Uuid first = make_uuid(day(1));
  write(*council.database, [&](Transaction& transaction) {
    ProfileWriter& profiles = transaction.profile_writer();
    const ProfileNumber a = profiles.create(first);
    const ProfileNumber b = profiles.create(make_uuid(day(1)));
    profiles.set_members(a, {council.records[2], council.records[0]});
    CHECK(transaction.profiles().members(a) ==
          std::vector<RecordNumber>{council.records[0], council.records[2]});
    profiles.set_members(b, {council.records[0], council.records[1]});
    CHECK(transaction.profiles().members(a) == std::vector<RecordNumber>{council.records[2]});
    CHECK(transaction.profiles().profile_of(council.records[0]) == b);
    profiles.set_members(b, {council.records[1]});
    CHECK_FALSE(transaction.profiles().profile_of(council.records[0]));
    profiles.leave(council.records[1]);
    CHECK(transaction.profiles().members(b).empty());
    profiles.touch(a, 17, true);
    CHECK(transaction.profiles().find(first)->number == a);
    CHECK(transaction.profiles().find(a)->version == 17);
    CHECK(transaction.profiles().find(a)->restricted);
    CHECK(transaction.profiles().live_count() == 2);
    std::size_t seen = 0;
    transaction.profiles().for_each_membership([&](RecordNumber, ProfileNumber) { ++seen; });
    CHECK(seen == 1);
  });
}

TEST_CASE("a redirected profile keeps its last members, whether its records moved before or after") {
  for (const bool moved_first : {true, false}) {
    Council council(3);
    const std::vector<RecordNumber>& r = council.records;
    ProfileNumber a = 0, b = 0;
    write(*council.database, [&](Transaction& transaction) {
      a = transaction.profile_writer().create(make_uuid(day(1)));
      b = transaction.profile_writer().create(make_uuid(day(1)));
      transaction.profile_writer().set_members(a, {r[0]});
      transaction.profile_writer().set_members(b, {r[1], r[2]});
      transaction.profile_writer().replace_segments(b, {{Part::housing, Category::identity, "[1]"}});
      transaction.profile_writer().replace_household(b, {{a, b, "address", {}, {}, "", ""}});
    });
    write(*council.database, [&](Transaction& transaction) {
      if (moved_first) {
        transaction.profile_writer().set_members(a, r);
      }
      transaction.profile_writer().redirect(b, a);
      transaction.profile_writer().set_members(a, r);
      const ProfileReader& profiles = transaction.profiles();
      CHECK(profiles.find(b)->state == ProfileState::redirected);
      CHECK(profiles.find(b)->redirects_to == a);
      CHECK(profiles.last_members(b) == std::vector<RecordNumber>{r[1], r[2]});
      CHECK(profiles.former_profiles({r[0], r[1]}) == std::vector<ProfileNumber>{b});
      CHECK(profiles.former_profiles({r[0]}).empty());
      CHECK(profiles.segments(b, {{Part::housing, Category::identity}}).empty());
      CHECK(profiles.household(a).empty());
      CHECK(profiles.live_count() == 1);
    });
    write(*council.database, [&](Transaction& transaction) {
      transaction.profile_writer().revive(b);
      transaction.profile_writer().set_members(b, {r[2]});
      CHECK(transaction.profiles().find(b)->state == ProfileState::live);
      CHECK_FALSE(transaction.profiles().find(b)->redirects_to);
      CHECK(transaction.profiles().last_members(b).empty());
      CHECK(transaction.profiles().members(a) == std::vector<RecordNumber>{r[0], r[1]});
    });
  }
}

TEST_CASE("a profile that all records left may redirect nowhere") {
  Council council(1);
  ProfileNumber a = 0;
  write(*council.database, [&](Transaction& transaction) {
    a = transaction.profile_writer().create(make_uuid(day(1)));
    transaction.profile_writer().set_members(a, council.records);
  });
  write(*council.database, [&](Transaction& transaction) {
    transaction.profile_writer().leave(council.records[0]);
    transaction.profile_writer().redirect(a, std::nullopt);
    CHECK(transaction.profiles().find(a)->state == ProfileState::redirected);
    CHECK_FALSE(transaction.profiles().find(a)->redirects_to);
    CHECK(transaction.profiles().last_members(a) == council.records);
  });
}

TEST_CASE("only the segments that are asked for are read") {
  Council council(1);
  write(*council.database, [&](Transaction& transaction) {
    ProfileWriter& profiles = transaction.profile_writer();
    const ProfileNumber before = profiles.create(make_uuid(day(1)));
    const ProfileNumber a = profiles.create(make_uuid(day(1)));
    const ProfileNumber after = profiles.create(make_uuid(day(1)));
    std::vector<Segment> all;
    for (const Part part : domain::kParts) {
      for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
        const Category category = domain::category_at(i);
        all.push_back(
            {part, category,
             std::string(domain::to_string(part)) + "/" + std::string(domain::to_string(category))});
      }
    }
    profiles.replace_segments(a, all);
    profiles.replace_segments(before, {{Part::concord, Category::interactions, "before"}});
    profiles.replace_segments(after, {{Part::housing, Category::identity, "after"}});
    const ProfileReader& reader = transaction.profiles();
    for (const Segment& segment : all) {
      CHECK(bodies(reader.segments(a, {{segment.part, segment.category}})) ==
            std::vector<std::string>{segment.body});
    }
    CHECK(bodies(reader.segments(
              a, {{Part::concord, Category::interactions}, {Part::housing, Category::identity}})) ==
          std::vector<std::string>{"housing/identity", "concord/interactions"});
    CHECK(reader.segments(a, {}).empty());
    CHECK(reader.segments(before, {{Part::housing, Category::identity}}).empty());
  });
}

TEST_CASE("segments are replaced as a whole") {
  Council council(1);
  write(*council.database, [&](Transaction& transaction) {
    ProfileWriter& profiles = transaction.profile_writer();
    const ProfileNumber a = profiles.create(make_uuid(day(1)));
    const std::vector<SegmentKey> keys{{Part::housing, Category::identity},
                                       {Part::housing, Category::contact},
                                       {Part::adults, Category::health}};
    profiles.replace_segments(
        a, {{Part::housing, Category::identity, "one"}, {Part::housing, Category::contact, "two"}});
    profiles.replace_segments(
        a, {{Part::housing, Category::identity, "one"}, {Part::adults, Category::health, "three"}});
    CHECK(bodies(transaction.profiles().segments(a, keys)) == std::vector<std::string>{"one", "three"});
    profiles.replace_segments(a, {{Part::housing, Category::identity, "other"}});
    CHECK(bodies(transaction.profiles().segments(a, keys)) == std::vector<std::string>{"other"});
  });
}

TEST_CASE("an edge of a household is seen from both ends and replaced from either") {
  Council council(1);
  write(*council.database, [&](Transaction& transaction) {
    ProfileWriter& profiles = transaction.profile_writer();
    const ProfileNumber a = profiles.create(make_uuid(day(1)));
    const ProfileNumber b = profiles.create(make_uuid(day(1)));
    const ProfileNumber c = profiles.create(make_uuid(day(1)));
    const SegmentKey housing{Part::housing, Category::contact};
    const SegmentKey adults{Part::adults, Category::contact};
    profiles.replace_household(b, {{a, b, "address", housing, adults, "2020", ""},
                                   {b, c, "partner", housing, housing, "", "2024-05"}});
    const auto seen = transaction.profiles().household(a);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].b == b);
    CHECK(seen[0].kind == "address");
    CHECK(seen[0].support_a == housing);
    CHECK(seen[0].support_b == adults);
    CHECK(seen[0].from == "2020");
    CHECK(transaction.profiles().household(b).size() == 2);
    CHECK(transaction.profiles().household(c).at(0).to == "2024-05");
    profiles.replace_household(c, {});
    CHECK(transaction.profiles().household(b).size() == 1);
  });
  CHECK_FALSE(council.database->write_and_wait([](Transaction& transaction) {
    transaction.profile_writer().replace_household(1, {{2, 3, "address", {}, {}, "", ""}});
    return Outcome{};
  }));
}

// Profiles, memberships, segments and household edges.
#pragma once

#include <concord/store/profiles.hpp>

#include "sqlite/connection.hpp"
#include "work_state.hpp"

namespace concord::store {

class ProfileRows final : public ProfileReader {
 public:
  // `work` is null in a snapshot; in a transaction it holds redirects that are not written yet.
  explicit ProfileRows(sqlite::Connection& db, const WorkState* work = nullptr) : db_(db), work_(work) {}

  std::optional<ProfileRow> find(const Uuid& id) const override;
  std::optional<ProfileRow> find(ProfileNumber number) const override;
  std::optional<ProfileNumber> profile_of(RecordNumber record) const override;
  std::vector<RecordNumber> members(ProfileNumber profile) const override;
  std::vector<MemberRow> member_rows(ProfileNumber profile) const override;
  std::vector<RecordNumber> last_members(ProfileNumber profile) const override;
  std::vector<ProfileNumber> former_profiles(const std::vector<RecordNumber>& records) const override;
  std::vector<Segment> segments(ProfileNumber profile, const std::vector<SegmentKey>& keys) const override;
  std::vector<HouseholdEdge> household(ProfileNumber profile) const override;
  void for_each_membership(const std::function<void(RecordNumber, ProfileNumber)>& visit) const override;
  std::size_t live_count() const override;

 private:
  std::optional<ProfileRow> read_profile(sqlite::Statement row) const;
  sqlite::Connection& db_;
  const WorkState* work_;
};

class ProfileWrites final : public ProfileWriter {
 public:
  ProfileWrites(sqlite::Connection& db, WorkState& work) : db_(db), work_(work) {}

  ProfileNumber create(const Uuid& id) override;
  void set_members(ProfileNumber profile, const std::vector<RecordNumber>& records) override;
  void leave(RecordNumber record) override;
  void redirect(ProfileNumber from, std::optional<ProfileNumber> to) override;
  void erase(ProfileNumber profile) override;
  void revive(ProfileNumber profile) override;
  void touch(ProfileNumber profile, std::int64_t version, bool restricted) override;
  void replace_segments(ProfileNumber profile, const std::vector<Segment>& segments) override;
  void replace_household(ProfileNumber profile, const std::vector<HouseholdEdge>& edges) override;

 private:
  // Call before the profile loses or gains a member.
  const std::vector<RecordNumber>& remember_members(ProfileNumber profile);
  sqlite::Connection& db_;
  WorkState& work_;
};

// A segment's place within its profile, 0 to 127, and back.
std::int64_t place_of(const SegmentKey& key);
SegmentKey key_at(std::int64_t place);
// Where a profile's segments begin in table segment.
std::int64_t first_place(ProfileNumber profile);
inline constexpr std::int64_t kPlacesPerProfile = 256;

}  // namespace concord::store

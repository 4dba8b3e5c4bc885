// Profiles: who is in them, what became of their ids, and their segments.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <concord/base/ids.hpp>
#include <concord/domain/keys.hpp>
#include <concord/store/records.hpp>

namespace concord::store {

using ProfileNumber = std::int64_t;

enum class ProfileState : std::uint8_t { live, redirected, erased };

struct ProfileRow {
  ProfileNumber number = 0;
  Uuid id;
  ProfileState state = ProfileState::live;
  std::optional<ProfileNumber> redirects_to;
  std::int64_t version = 0;  // the change sequence that last touched it: its ETag
  bool restricted = false;   // a member carries a restriction in force
  std::int64_t content = 0;  // changes whenever a segment does
};

// What the records of one part say of one category: the JSON array of wire's partial records.
struct Segment {
  domain::Part part = domain::Part::housing;
  domain::Category category = domain::Category::identity;
  std::string body;
};

using SegmentKey = std::pair<domain::Part, domain::Category>;

// Two profiles that live together, by what two (part, category) segments say.
struct HouseholdEdge {
  ProfileNumber a = 0, b = 0;  // a < b
  std::string kind;            // "address", or a relationship's type, from a's side
  SegmentKey support_a, support_b;
  std::string from, to;  // ISO partial dates; empty `to`: current
};

// Of a member, what a look at its profile needs.
struct MemberRow {
  RecordNumber record = 0;
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;
  std::optional<Instant> as_of;  // of the content that counts
};

// What a look at a live profile needs to know of it before any of its content: Database::at_hand.
struct ProfileAtHand {
  ProfileRow profile;
  std::vector<MemberRow> members;
  bool in_dispute = false;  // RightsReader::any_rectification
};

class ProfileReader {
 public:
  virtual ~ProfileReader() = default;
  virtual std::optional<ProfileRow> find(const Uuid& id) const = 0;
  virtual std::optional<ProfileRow> find(ProfileNumber number) const = 0;
  virtual std::optional<ProfileNumber> profile_of(RecordNumber record) const = 0;
  virtual std::vector<RecordNumber> members(ProfileNumber profile) const = 0;   // sorted
  virtual std::vector<MemberRow> member_rows(ProfileNumber profile) const = 0;  // in that order
  // Members at the moment it was last live, of a redirected profile.
  virtual std::vector<RecordNumber> last_members(ProfileNumber profile) const = 0;
  // Redirected profiles that once held any of these records, oldest first.
  virtual std::vector<ProfileNumber> former_profiles(const std::vector<RecordNumber>& records) const = 0;
  // Reads those segments and no others.
  virtual std::vector<Segment> segments(ProfileNumber profile, const std::vector<SegmentKey>& keys) const = 0;
  virtual std::vector<HouseholdEdge> household(ProfileNumber profile) const = 0;
  virtual void for_each_membership(const std::function<void(RecordNumber, ProfileNumber)>& visit) const = 0;
  virtual std::size_t live_count() const = 0;
};

class ProfileWriter {
 public:
  virtual ~ProfileWriter() = default;
  virtual ProfileNumber create(const Uuid& id) = 0;
  // Replaces the members. A record that was in another profile leaves it.
  virtual void set_members(ProfileNumber profile, const std::vector<RecordNumber>& records) = 0;
  virtual void leave(RecordNumber record) = 0;  // withdrawn: in no profile
  // Keeps the members that `from` had when this transaction began as its last ones (so the order of
  // set_members and redirect doesn't matter), and drops its segments and household. Without `to` it is a
  // profile that all records left and none joined. Ids that redirect to `from` stay as they are: whoever
  // follows a redirect follows on.
  virtual void redirect(ProfileNumber from, std::optional<ProfileNumber> to) = 0;
  // Its last records were erased: it keeps which they were, and drops what it showed. It is revived where
  // they come back.
  virtual void erase(ProfileNumber profile) = 0;
  virtual void revive(ProfileNumber profile) = 0;
  virtual void touch(ProfileNumber profile, std::int64_t version, bool restricted) = 0;
  virtual void replace_segments(ProfileNumber profile, const std::vector<Segment>& segments) = 0;
  // Its edges become exactly these, seen from both ends. Each must name the profile as a or as b.
  virtual void replace_household(ProfileNumber profile, const std::vector<HouseholdEdge>& edges) = 0;
};

}  // namespace concord::store

#include "profile_rows.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <set>

namespace concord::store {
namespace {

using sqlite::Statement;

std::vector<RecordNumber> read_numbers(Statement row) {
  std::vector<RecordNumber> numbers;
  while (row.step()) {
    numbers.push_back(row.integer(0));
  }
  return numbers;
}

}  // namespace

std::int64_t place_of(const SegmentKey& key) {
  return static_cast<std::int64_t>(key.first) * 16 + static_cast<std::int64_t>(key.second);
}

SegmentKey key_at(std::int64_t place) {
  return {static_cast<domain::Part>(place / 16), static_cast<domain::Category>(place % 16)};
}

std::int64_t first_place(ProfileNumber profile) { return profile * kPlacesPerProfile; }

std::optional<ProfileRow> ProfileRows::read_profile(Statement row) const {
  if (!row.step()) {
    return std::nullopt;
  }
  ProfileRow profile{row.integer(0),       row.uuid(1),    static_cast<ProfileState>(row.integer(2)),
                     row.maybe_integer(3), row.integer(4), row.boolean(5),
                     row.integer(6)};
  if (work_ != nullptr) {
    if (const auto moved = work_->redirects.find(profile.number); moved != work_->redirects.end()) {
      profile.redirects_to = moved->second;
    }
  }
  return profile;
}

std::optional<ProfileRow> ProfileRows::find(const Uuid& id) const {
  return read_profile(db_.query("SELECT * FROM profile WHERE id = ?", id));
}

std::optional<ProfileRow> ProfileRows::find(ProfileNumber number) const {
  return read_profile(db_.query("SELECT * FROM profile WHERE number = ?", number));
}

std::optional<ProfileNumber> ProfileRows::profile_of(RecordNumber record) const {
  Statement row = db_.query("SELECT profile FROM membership WHERE record = ?", record);
  return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

std::vector<RecordNumber> ProfileRows::members(ProfileNumber profile) const {
  return read_numbers(db_.query("SELECT record FROM membership WHERE profile = ? ORDER BY record", profile));
}

std::vector<MemberRow> ProfileRows::member_rows(ProfileNumber profile) const {
  Statement row = db_.query(
      "SELECT r.number, s.name, r.record_id, r.part, r.content_as_of FROM membership m "
      "JOIN record r ON r.number = m.record JOIN source s ON s.number = r.source "
      "WHERE m.profile = ? ORDER BY m.record",
      profile);
  std::vector<MemberRow> members;
  while (row.step()) {
    members.push_back({row.integer(0),
                       {row.text(1), row.text(2)},
                       static_cast<domain::Part>(row.integer(3)),
                       row.maybe_instant(4)});
  }
  return members;
}

std::vector<RecordNumber> ProfileRows::last_members(ProfileNumber profile) const {
  return read_numbers(
      db_.query("SELECT record FROM former_membership WHERE profile = ? ORDER BY record", profile));
}

std::vector<ProfileNumber> ProfileRows::former_profiles(const std::vector<RecordNumber>& records) const {
  std::set<ProfileNumber> profiles;
  for (const RecordNumber record : records) {
    const auto found =
        read_numbers(db_.query("SELECT profile FROM former_membership WHERE record = ?", record));
    profiles.insert(found.begin(), found.end());
  }
  return {profiles.begin(), profiles.end()};
}

// The mask is part of the statement: a body that is not asked for is never fetched from its page.
std::vector<Segment> ProfileRows::segments(ProfileNumber profile, const std::vector<SegmentKey>& keys) const {
  std::array<std::uint64_t, 2> allowed{};
  for (const SegmentKey& key : keys) {
    const auto place = static_cast<std::uint64_t>(place_of(key));
    allowed[place / 64] |= std::uint64_t{1} << (place % 64);
  }
  const std::int64_t first = first_place(profile);
  Statement row = db_.query(
      "SELECT place, body FROM segment WHERE place BETWEEN ?1 AND ?2 "
      "AND (iif(place & 64, ?4, ?3) >> (place & 63)) & 1 ORDER BY place",
      first, first + kPlacesPerProfile - 1, std::bit_cast<std::int64_t>(allowed[0]),
      std::bit_cast<std::int64_t>(allowed[1]));
  std::vector<Segment> segments;
  while (row.step()) {
    const auto [part, category] = key_at(row.integer(0) - first);
    segments.push_back({part, category, row.text(1)});
  }
  return segments;
}

std::vector<HouseholdEdge> ProfileRows::household(ProfileNumber profile) const {
  std::vector<HouseholdEdge> edges;
  const auto read = [&edges](Statement row) {
    while (row.step()) {
      edges.push_back({row.integer(0), row.integer(1), row.text(2), key_at(row.integer(3)),
                       key_at(row.integer(4)), row.text(5), row.text(6)});
    }
  };
  // As b first: there a is smaller. Two statements, since SQLite would merge one in coroutines.
  read(
      db_.query("SELECT * FROM household_edge WHERE b = ? "
                "ORDER BY a, b, kind, support_a, support_b, from_date, to_date",
                profile));
  read(
      db_.query("SELECT * FROM household_edge WHERE a = ? "
                "ORDER BY a, b, kind, support_a, support_b, from_date, to_date",
                profile));
  return edges;
}

void ProfileRows::for_each_membership(const std::function<void(RecordNumber, ProfileNumber)>& visit) const {
  Statement row = db_.query("SELECT record, profile FROM membership ORDER BY record");
  while (row.step()) {
    visit(row.integer(0), row.integer(1));
  }
}

static_assert(static_cast<int>(ProfileState::live) == 0, "index profile_gone is of what is not 0");

std::size_t ProfileRows::live_count() const {
  // Profiles are numbered without a gap and never deleted: only those that are gone need to be counted.
  return static_cast<std::size_t>(db_.number("SELECT max(number) FROM profile") -
                                  db_.number("SELECT count(*) FROM profile WHERE state <> 0"));
}

}  // namespace concord::store

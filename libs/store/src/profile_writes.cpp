#include <algorithm>
#include <map>
#include <stdexcept>
#include <string_view>
#include <tuple>

#include "profile_rows.hpp"

namespace concord::store {

namespace {

using sqlite::Statement;

using EdgeRow = std::tuple<ProfileNumber, ProfileNumber, std::string, std::int64_t, std::int64_t, std::string,
                           std::string>;

EdgeRow row_of(const HouseholdEdge& edge) {
  return {edge.a, edge.b, edge.kind, place_of(edge.support_a), place_of(edge.support_b), edge.from, edge.to};
}

}  // namespace

ProfileNumber ProfileWrites::create(const Uuid& id) {
  db_.run("INSERT INTO profile (id, state, version, restricted) VALUES (?, ?, 0, 0)", id, ProfileState::live);
  return db_.last_number();
}

const std::vector<RecordNumber>& ProfileWrites::remember_members(ProfileNumber profile) {
  const auto known = work_.members_before.find(profile);
  if (known != work_.members_before.end()) {
    return known->second;
  }
  return work_.members_before.emplace(profile, ProfileRows(db_).members(profile)).first->second;
}

void ProfileWrites::set_members(ProfileNumber profile, const std::vector<RecordNumber>& records) {
  remember_members(profile);
  const std::vector<RecordNumber> present = ProfileRows(db_).members(profile);  // as this work has left them
  std::vector<RecordNumber> wanted = records;
  std::sort(wanted.begin(), wanted.end());
  for (const RecordNumber record : present) {
    if (!std::binary_search(wanted.begin(), wanted.end(), record)) {
      db_.run("DELETE FROM membership WHERE record = ?", record);
    }
  }
  for (const RecordNumber record : wanted) {
    if (!std::binary_search(present.begin(), present.end(), record)) {
      leave(record);
      db_.run("INSERT INTO membership (record, profile) VALUES (?, ?)", record, profile);
    }
  }
}

void ProfileWrites::leave(RecordNumber record) {
  const std::optional<ProfileNumber> profile = ProfileRows(db_).profile_of(record);
  if (profile) {
    remember_members(*profile);
    db_.run("DELETE FROM membership WHERE record = ?", record);
  }
}

void ProfileWrites::redirect(ProfileNumber from, std::optional<ProfileNumber> to) {
  if (from == to) {
    throw std::invalid_argument("a profile can't redirect to itself");
  }
  db_.run("DELETE FROM former_membership WHERE profile = ?", from);
  for (const RecordNumber record : remember_members(from)) {
    db_.run("INSERT INTO former_membership (profile, record) VALUES (?, ?)", from, record);
  }
  db_.run("DELETE FROM membership WHERE profile = ?", from);
  db_.run("UPDATE profile SET state = ? WHERE number = ?", ProfileState::redirected, from);
  work_.redirects[from] = to;
  replace_segments(from, {});
  replace_household(from, {});
}

void ProfileWrites::erase(ProfileNumber profile) {
  if (ProfileRows(db_, &work_).find(profile)->state == ProfileState::live) {
    redirect(profile, std::nullopt);
  }
  db_.run("UPDATE profile SET state = ?, restricted = 0 WHERE number = ?", ProfileState::erased, profile);
}

void ProfileWrites::revive(ProfileNumber profile) {
  db_.run("UPDATE profile SET state = ? WHERE number = ?", ProfileState::live, profile);
  work_.redirects[profile] = std::nullopt;
  db_.run("DELETE FROM former_membership WHERE profile = ?", profile);
}

void ProfileWrites::touch(ProfileNumber profile, std::int64_t version, bool restricted) {
  db_.run("UPDATE profile SET version = ?, restricted = ? WHERE number = ?", version, restricted, profile);
}

// Writes only what differs: most changes of a profile touch one or two of its segments.
void ProfileWrites::replace_segments(ProfileNumber profile, const std::vector<Segment>& segments) {
  std::map<std::int64_t, std::string_view> wanted;
  const std::int64_t first = first_place(profile);
  for (const Segment& segment : segments) {
    if (!wanted.emplace(first + place_of({segment.part, segment.category}), segment.body).second) {
      throw std::invalid_argument("two segments of one part and category");
    }
  }
  std::vector<std::int64_t> gone;
  {
    Statement row = db_.query("SELECT place, body FROM segment WHERE place BETWEEN ? AND ?", first,
                              first + kPlacesPerProfile - 1);
    while (row.step()) {
      const auto same_place = wanted.find(row.integer(0));
      if (same_place == wanted.end()) {
        gone.push_back(row.integer(0));
      } else if (same_place->second == row.view(1)) {
        wanted.erase(same_place);
      }
    }
  }
  for (const std::int64_t place : gone) {
    db_.run("DELETE FROM segment WHERE place = ?", place);
  }
  for (const auto& [place, body] : wanted) {
    db_.run(
        "INSERT INTO segment (place, body) VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET body = "
        "excluded.body",
        place, body);
  }
  if (!gone.empty() || !wanted.empty()) {
    db_.run("UPDATE profile SET content = content + 1 WHERE number = ?", profile);
  }
}

// Writes only what differs: most people live with whom they lived before.
void ProfileWrites::replace_household(ProfileNumber profile, const std::vector<HouseholdEdge>& edges) {
  std::vector<EdgeRow> wanted;
  for (const HouseholdEdge& edge : edges) {
    if (edge.a >= edge.b || (edge.a != profile && edge.b != profile)) {
      throw std::invalid_argument("an edge of a household that is not of this profile, or not in order");
    }
    wanted.push_back(row_of(edge));
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::vector<EdgeRow> present;
  for (const HouseholdEdge& edge : ProfileRows(db_).household(profile)) {
    present.push_back(row_of(edge));
  }
  std::sort(present.begin(), present.end());
  const auto for_each_lacking = [](const auto& rows, const auto& in, auto visit) {
    for (const EdgeRow& row : rows) {
      if (!std::binary_search(in.begin(), in.end(), row)) {
        std::apply(visit, row);
      }
    }
  };
  for_each_lacking(present, wanted, [this](const auto&... column) {
    db_.run(
        "DELETE FROM household_edge WHERE a = ? AND b = ? AND kind = ? AND support_a = ? AND support_b = ? "
        "AND from_date = ? AND to_date = ?",
        column...);
  });
  for_each_lacking(wanted, present, [this](const auto&... column) {
    db_.run(
        "INSERT INTO household_edge (a, b, kind, support_a, support_b, from_date, to_date) VALUES "
        "(?, ?, ?, ?, ?, ?, ?)",
        column...);
  });
}

}  // namespace concord::store

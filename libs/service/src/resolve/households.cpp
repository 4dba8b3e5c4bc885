#include "households.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace concord::service {
namespace {

using store::HouseholdEdge;
using store::ProfileNumber;
using store::RecordNumber;

// a and b are put in order, so that both ends write the same edge.
HouseholdEdge make_edge(ProfileNumber mine, store::SegmentKey my_support, ProfileNumber other,
                        store::SegmentKey other_support, std::string kind, std::string from, std::string to) {
  HouseholdEdge edge;
  edge.a = std::min(mine, other);
  edge.b = std::max(mine, other);
  edge.support_a = mine < other ? my_support : other_support;
  edge.support_b = mine < other ? other_support : my_support;
  edge.kind = std::move(kind);
  edge.from = std::move(from);
  edge.to = std::move(to);
  return edge;
}

// One edge for each pair and kind: the earliest that both say, which is the same from either end.
class Edges {
 public:
  void add(HouseholdEdge edge) {
    const auto key = std::make_tuple(edge.a, edge.b, edge.kind);
    const auto found = edges_.find(key);
    if (found == edges_.end()) {
      edges_.emplace(key, std::move(edge));
    } else if (rank(edge) < rank(found->second)) {
      found->second = std::move(edge);
    }
  }
  std::vector<HouseholdEdge> take() {
    std::vector<HouseholdEdge> all;
    for (auto& [key, edge] : edges_) {
      all.push_back(std::move(edge));
    }
    return all;
  }

 private:
  static std::tuple<std::string, store::SegmentKey, store::SegmentKey, std::string> rank(
      const HouseholdEdge& edge) {
    return {edge.from, edge.support_a, edge.support_b, edge.to};
  }
  std::map<std::tuple<ProfileNumber, ProfileNumber, std::string>, HouseholdEdge> edges_;
};

void add_home_edges(Edges& edges, Residents& residents, ProfileNumber profile,
                    const Neighbours::Entry& mine) {
  for (const Home& home : mine.homes) {
    if (residents.living_at(home.key).size() > kMostInHousehold) {
      continue;
    }
    for (const RecordNumber record : residents.neighbours().at(home.key)) {
      const auto other = residents.profile_of(record);
      if (!other || *other == profile) {
        continue;
      }
      const Neighbours::Entry* theirs = residents.neighbours().find(record);
      const auto their_home = std::find_if(theirs->homes.begin(), theirs->homes.end(),
                                           [&](const Home& h) { return h.key == home.key; });
      edges.add(make_edge(profile, {mine.part, domain::Category::contact}, *other,
                          {theirs->part, domain::Category::contact}, "address",
                          std::max(home.from, their_home->from), ""));
    }
  }
}

void add_relation(Edges& edges, Residents& residents, ProfileNumber profile, const Neighbours::Entry& mine,
                  RecordNumber other_record, const Neighbours::Entry& theirs, const NamedRelation& relation) {
  const auto other = residents.profile_of(other_record);
  if (other && *other != profile) {
    edges.add(make_edge(profile, {mine.part, domain::Category::contact}, *other,
                        {theirs.part, domain::Category::contact}, "relationship", relation.from,
                        relation.to));
  }
}

}  // namespace

std::optional<ProfileNumber> Residents::profile_of(RecordNumber record) {
  const auto [known, asked] = profile_of_.try_emplace(record);
  if (asked) {
    known->second = profiles_.profile_of(record);
  }
  return known->second;
}

const std::set<ProfileNumber>& Residents::living_at(const std::string& home) {
  const auto [known, asked] = living_at_.try_emplace(home);
  if (asked) {
    for (const RecordNumber record : neighbours_.at(home)) {
      if (const auto profile = profile_of(record)) {
        known->second.insert(*profile);
      }
    }
  }
  return known->second;
}

std::vector<HouseholdEdge> edges_of(Residents& residents, ProfileNumber profile) {
  const Neighbours& neighbours = residents.neighbours();
  Edges edges;
  for (const RecordNumber record : residents.members(profile)) {
    const Neighbours::Entry* mine = neighbours.find(record);
    if (mine == nullptr) {
      continue;
    }
    add_home_edges(edges, residents, profile, *mine);
    for (const NamedRelation& relation : mine->relations) {
      if (const RecordNumber* number = neighbours.number_of(relation.other)) {
        add_relation(edges, residents, profile, *mine, *number, *neighbours.find(*number), relation);
      }
    }
    for (const RecordNumber naming : neighbours.naming(mine->key)) {
      const Neighbours::Entry* theirs = neighbours.find(naming);
      for (const NamedRelation& relation : theirs->relations) {
        if (relation.other == mine->key) {
          add_relation(edges, residents, profile, *mine, naming, *theirs, relation);
        }
      }
    }
  }
  return edges.take();
}

std::set<ProfileNumber> profiles_to_house(Residents& residents, const std::vector<ProfileNumber>& written,
                                          const std::set<std::string>& touched_homes) {
  std::set<ProfileNumber> all(written.begin(), written.end());
  for (const std::string& home : touched_homes) {
    const std::set<ProfileNumber>& living = residents.living_at(home);
    // One change can bring a door to the bound or past it by a few; far past it nothing there changes.
    if (living.size() <= 2 * kMostInHousehold) {
      all.insert(living.begin(), living.end());
    }
  }
  return all;
}

}  // namespace concord::service

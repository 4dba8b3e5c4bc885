// What a profile's new segments say of a death that its former ones didn't, part by part: who sees one part's
// identity and not another's is told of the one alone. For the change feed, in fixed words. Nothing is told
// of a child whose birth was only expected: contact stops, and no department is prompted.
#pragma once

#include <string_view>
#include <vector>

#include <concord/store/profiles.hpp>

namespace concord::service {

struct DeathChange {
  domain::Part part = domain::Part::housing;
  std::string_view kind;  // profile.death-reported, profile.death-verified, profile.death-withdrawn
  bool operator==(const DeathChange&) const = default;
};

// Where the states of a death may stand: each part's identity.
std::vector<store::SegmentKey> identity_of_each_part();

// In order of parts. A part's state is `verified` where any of its records says so.
std::vector<DeathChange> death_changes(const std::vector<store::Segment>& before,
                                       const std::vector<store::Segment>& after);

}  // namespace concord::service

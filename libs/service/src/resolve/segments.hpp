// A profile's segments: what the records of one part say of one category, as JSON, and back.
#pragma once

#include <vector>

#include <concord/base/result.hpp>
#include <concord/policy/survivorship.hpp>
#include <concord/store/profiles.hpp>
#include <concord/store/records.hpp>

namespace concord::service {

struct MemberContent {
  store::RecordRow row;
  domain::Record record;
};

// Members in order of their keys, so that equal members give equal bytes.
std::vector<store::Segment> build_segments(std::vector<MemberContent> members);

// One contribution a record, its categories joined; sorted by key. Without `as_of`: a source says the same
// night after night, and that must not rewrite a profile.
Result<std::vector<policy::Contribution>> read_segments(const std::vector<store::Segment>& segments);

}  // namespace concord::service

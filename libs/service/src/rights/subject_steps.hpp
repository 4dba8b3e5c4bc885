// What requests and their steps share.
#pragma once

#include <concord/service/subject_requests.hpp>

namespace concord::service {

std::vector<domain::RequestStep> steps_of(const store::SubjectRequestRow& row);
SubjectRequest as_it_stands(store::Snapshot& snapshot, store::SubjectRequestRow row, Instant now);

}  // namespace concord::service

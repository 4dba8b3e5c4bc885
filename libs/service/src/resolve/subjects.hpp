// Records as the index takes them.
#pragma once

#include <vector>

#include <concord/matching/subject.hpp>
#include <concord/store/records.hpp>

namespace concord::service {

inline bool in_partition(store::RecordState state) {
  return state == store::RecordState::current || state == store::RecordState::ceased;
}

inline matching::Subject subject_of(const store::RecordRow& row,
                                    const std::vector<domain::Record>& contents) {
  return matching::standardise(row.key, contents, row.layout, row.state == store::RecordState::ceased);
}

}  // namespace concord::service

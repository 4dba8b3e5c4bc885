// The records of a bundle, as they are and as they were.
#pragma once

#include <concord/service/bundle.hpp>

namespace concord::service {

struct DisclosedRecords {
  std::vector<BundleRecord> records;
  std::vector<policy::Contribution> contributions;  // the same, for survivorship
  std::vector<BundleGap> gaps;
};

// Of the members whose part the mask lets through, as of `day` (London's). `internal` where a stored content
// can't be read.
Result<DisclosedRecords> disclosed_records(store::Snapshot& snapshot,
                                           const std::vector<store::RecordNumber>& members,
                                           const policy::Mask& mask, CivilDate day);

}  // namespace concord::service

// What of the officer's mask goes into a bundle.
#pragma once

#include <concord/service/bundle.hpp>

namespace concord::service {

struct BundleMask {
  policy::Mask mask;
  std::vector<BundleGap> gaps;  // what it leaves out, and may be said
  // Of social care, parts that wait for a professional or stay back by one: whether they know the resident is
  // not told.
  std::vector<domain::Part> considered;
};

// `held` are the parts of the resident's records. Of social care the same is said whether it holds anything
// or not.
BundleMask mask_of_bundle(const SubjectRequest& request, const policy::Mask& officers,
                          const std::vector<domain::Part>& held, bool restricted, bool contact_included);

}  // namespace concord::service

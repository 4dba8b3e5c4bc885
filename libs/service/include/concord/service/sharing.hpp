// What the agreements in the store come to: the mask of every role for every purpose today, and what is
// opened beyond it. Worked out when an agreement or an opening changes and when a day begins, then looked up.
// Any thread.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <concord/policy/agreements.hpp>
#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct NamedAgreement {
  Uuid id;
  policy::Agreement terms;
};

// A line of the matrix: what one part shows one role for one purpose, and by what.
struct SharedRow {
  domain::Part part = domain::Part::housing;
  std::string role;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  std::vector<domain::Category> categories;
  std::optional<NamedAgreement> by;  // none: the role's own part
};

class Sharing {
 public:
  Sharing(store::Database& database, const policy::Roles& roles, const Clock& clock);
  // Reads agreements and openings anew: whoever writes either calls it after the commit and before the
  // answer, so that the next request knows.
  void load();

  policy::Mask mask_for(const domain::Principal& principal, domain::Purpose purpose, Instant now) const;
  std::vector<Opening> openings_of(const domain::Principal& principal, domain::Purpose purpose,
                                   Instant now) const;
  // Today's whole: by role, purpose and part.
  std::vector<SharedRow> matrix(Instant now) const;

 private:
  struct State;
  std::shared_ptr<const State> on_day_of(Instant now) const;

  store::Database& database_;
  const policy::Roles& roles_;
  const Clock& clock_;
  mutable std::mutex changing_;
  mutable std::atomic<std::shared_ptr<const State>> state_;
};

}  // namespace concord::service

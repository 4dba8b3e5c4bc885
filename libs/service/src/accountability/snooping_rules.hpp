// The rules themselves: looks in, reviews out.
#pragma once

#include <map>
#include <set>
#include <tuple>
#include <vector>

#include <concord/service/snooping.hpp>

#include "recent_looks.hpp"
#include "residents_compared.hpp"

namespace concord::service {

struct Look {
  std::int64_t entry = 0;
  Instant at{};
  std::string principal, purpose, profile;
  bool has_reason = false;
};

// One for each resident whom the entry tells of: a profile that was opened or given out, or the one that a
// search for somebody showed alone. None of what isn't staff's, or the command line's.
std::vector<Look> looks_of(const store::AuditEntry& entry);

class SnoopingRules {
 public:
  SnoopingRules(store::Snapshot& snapshot, const Viewer& viewer, Instant now, const SnoopingLimits& limits);
  // A look that the rules have seen before: it counts among the many.
  void remember(const Look& look) { count(look); }
  void judge(const Look& look);
  std::vector<store::AccessReviewRow> take();

 private:
  std::size_t count(const Look& look);
  void judge_who(const Look& look);
  void judge_kinship(const Look& look, const std::string& self);
  void judge_contact(const Look& look);
  bool is_out_of_hours(const Look& look);
  void raise(std::string_view rule, const Look& look, const std::string& profile);

  Residents residents_;
  Instant now_;
  SnoopingLimits limits_;
  bool contacts_are_kept_ = false;
  std::map<std::string, std::string> staff_;  // principal -> the profile that they are
  std::set<std::string> staff_profiles_, guarded_profiles_;
  std::map<CivilDate, bool> working_days_;
  std::map<std::string, RecentLooks> recent_;
  std::map<std::tuple<std::string, std::string, std::string>, store::AccessReviewRow> reviews_;
};

}  // namespace concord::service

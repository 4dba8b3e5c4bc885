// Entries of the audit log, to somebody for whom a resident doesn't exist.
#pragma once

#include <set>
#include <string>

#include <concord/service/asker.hpp>
#include <concord/store/audit.hpp>
#include <concord/store/database.hpp>

namespace concord::api {

class EntriesTold {
 public:
  EntriesTold(store::Database& database, const service::Asker& asker);
  // Whether the entry is told at all; the ids that are not are taken out of it.
  bool tell(store::AuditRow& row) const;

 private:
  std::set<std::string> profiles_;  // ids, also former ones
  std::set<std::string> subjects_;
};

}  // namespace concord::api

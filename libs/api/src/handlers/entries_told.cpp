#include "entries_told.hpp"

namespace concord::api {

EntriesTold::EntriesTold(store::Database& database, const service::Asker& asker) {
  if (asker.hidden.empty()) {
    return;
  }
  database.read([&](store::Snapshot& snapshot) {
    std::vector<store::ProfileNumber> numbers = snapshot.profiles().former_profiles(asker.hidden);
    for (const store::RecordNumber record : asker.hidden) {
      if (const auto row = snapshot.records().find(record)) {
        subjects_.insert("record/" + domain::to_string(row->key));
        subjects_.insert(domain::to_string(row->key));
      }
      if (const auto profile = snapshot.profiles().profile_of(record)) {
        numbers.push_back(*profile);
      }
    }
    for (const store::ProfileNumber number : numbers) {
      const std::string id = to_string(snapshot.profiles().find(number)->id);
      profiles_.insert(id);
      subjects_.insert("profile/" + id);
      subjects_.insert(id);
    }
  });
}

bool EntriesTold::tell(store::AuditRow& row) const {
  const bool any = !row.profiles.empty();
  std::erase_if(row.profiles, [&](const std::string& id) { return profiles_.contains(id); });
  return !subjects_.contains(row.subject) && (!any || !row.profiles.empty());
}

}  // namespace concord::api

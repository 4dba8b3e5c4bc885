// What the rules compare of residents: family names and homes, of everything that is known of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include <concord/service/view.hpp>

namespace concord::service {

struct Resident {
  std::set<std::string> families;  // folded
  std::set<std::string> homes;     // a UPRN, or postcode, flat and house
  std::set<Instant> contacts;      // when a contact or task was recorded here (part `concord`)
};

bool share(const std::set<std::string>& a, const std::set<std::string>& b);

// Reads each profile once.
class Residents {
 public:
  Residents(store::Snapshot& snapshot, const Viewer& viewer) : snapshot_(snapshot), viewer_(viewer) {}
  // By the id that was looked at, wherever it leads by now; null: it leads nowhere.
  const Resident* at(const std::string& profile);
  // The id of the live profile that this one leads to, or that the record is in.
  std::optional<std::string> live(const std::string& profile);
  std::optional<std::string> of_record(const domain::RecordKey& record);

 private:
  std::optional<Resident> read(const std::string& profile);
  store::Snapshot& snapshot_;
  const Viewer& viewer_;
  std::map<std::string, std::optional<Resident>> known_;
  std::map<std::string, std::optional<std::string>> live_;
};

}  // namespace concord::service

// What the rules compare of residents: family names and homes, of everything that is known of them. Where a
// restricted resident lives plays no part, nor do their protected names: a review would tell them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include <concord/service/view.hpp>

namespace concord::service {

struct Resident {
  std::set<std::string> families;  // folded
  std::set<std::string> homes;     // a UPRN, or postcode, flat and house; not what many share
  std::set<Instant> contacts;      // when an interaction was recorded, or anything in Concord itself
};

bool share(const std::set<std::string>& a, const std::set<std::string>& b);

// Reads each profile once, as long as there is room.
class Residents {
 public:
  Residents(store::Snapshot& snapshot, const Viewer& viewer) : snapshot_(snapshot), viewer_(viewer) {}
  // By the id that was looked at, wherever it leads by now; null: it leads nowhere.
  std::shared_ptr<const Resident> at(const std::string& profile);
  // The id of the live profile that this one leads to, or that the record is in.
  std::optional<std::string> live(const std::string& profile);
  std::optional<std::string> of_record(const domain::RecordKey& record);

 private:
  std::shared_ptr<const Resident> read(const std::string& profile);
  store::Snapshot& snapshot_;
  const Viewer& viewer_;
  std::map<std::string, std::shared_ptr<const Resident>> known_;
  std::map<std::string, std::optional<std::string>> live_;
};

}  // namespace concord::service

// Residents whose data is kept and matched on, and not shown: a restriction of processing (UK GDPR article
// 18), or an objection (article 21) for the purposes that it names. Worked out when one changes and when a
// day begins, then looked up. Any thread.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// Purposes for which a restricted resident's data is shown all the same: their rights, and the protection of
// somebody (article 18(2)).
inline constexpr std::array kNeverLimited{domain::Purpose::subject_rights, domain::Purpose::safeguarding,
                                          domain::Purpose::emergency};
bool can_be_limited(domain::Purpose purpose);

// open: of an objection, not ruled on yet; in-force; ended: its last day has passed; overruled; lifted;
// to-come.
std::string_view state_of(const store::ProcessingLimitRow& limit, CivilDate day);
bool limits(const store::ProcessingLimitRow& limit, domain::Purpose purpose, CivilDate day);

// The profile that the limit's own has become, or where that is gone the first that holds one of its records.
std::optional<store::ProfileNumber> profile_held(store::Snapshot& snapshot,
                                                 const store::ProcessingLimitRow& limit);
// Whether a limit holds other records by now than when it was noted: a record came, went, or was parted.
bool holds_others(store::Snapshot& snapshot, const store::ProcessingLimitRow& limit);

class Limits {
 public:
  Limits(store::Database& database, const Clock& clock);
  // Reads them anew: whoever writes one calls it after the commit and before the answer.
  void load();
  // Records, sorted; whichever profile holds one of them shows nothing for this purpose: those that the
  // limits were noted of, wherever they are, and those of what their profiles have become. Reads the store
  // only where there are any, and something was committed since it was last asked. Null: there are none.
  std::shared_ptr<const std::vector<store::RecordNumber>> limited_for(domain::Purpose purpose,
                                                                      Instant now) const;

 private:
  struct State;
  using Records = std::shared_ptr<const std::vector<store::RecordNumber>>;
  // What limits hold for one purpose, as it was found at that moment of the database.
  struct Found {
    std::shared_ptr<const State> state;
    std::uint64_t moment = 0;
    Records records;
  };
  std::shared_ptr<const State> on_day_of(Instant now) const;

  store::Database& database_;
  const Clock& clock_;
  mutable std::mutex changing_;
  mutable std::atomic<std::shared_ptr<const State>> state_;
  mutable std::mutex finding_;
  mutable std::map<domain::Purpose, Found> found_;
};

// Whether a profile that has this member is not to be shown to the asker.
bool is_limited(const Asker& asker, store::RecordNumber member);
// The same of a profile, and of the one that the record is in.
bool is_limited(store::Snapshot& snapshot, const Asker& asker, store::ProfileNumber profile);
bool is_limited_record(store::Snapshot& snapshot, const Asker& asker, store::RecordNumber record);

}  // namespace concord::service

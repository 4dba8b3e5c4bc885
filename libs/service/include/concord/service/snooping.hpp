// Rules over the audit log: looks that somebody should ask about. They raise reviews and block nothing.
// Names and addresses are compared inside a rule and leave no trace: a review holds ids, counts and the
// rule's word.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <concord/service/configuration.hpp>
#include <concord/service/view.hpp>
#include <concord/store/audit.hpp>

namespace concord::service {

// On working days of England and Wales, by the clock of Europe/London: begin <= hour < end.
struct OfficeHours {
  std::chrono::hours begin{7}, end{20};
};

struct SnoopingLimits {
  std::size_t many = 60;                              // residents looked at by one principal ...
  std::chrono::minutes within{10};                    // ... in so long are not yet too many
  std::optional<OfficeHours> office = OfficeHours{};  // none: work goes on round the clock
  std::chrono::hours contact_near{24};  // a contact so long before or after a look goes with it; 0: not asked
};
SnoopingLimits snooping_limits(const Configuration& configuration);
// "7-20"; empty: none.
Result<std::optional<OfficeHours>> parse_office_hours(std::string_view text);

namespace snooping {
inline constexpr std::string_view kOwnRecord = "own-record";
inline constexpr std::string_view kSameSurname = "same-surname";
inline constexpr std::string_view kSameAddress = "same-address";
inline constexpr std::string_view kColleague = "colleague";
inline constexpr std::string_view kGuarded = "guarded";
inline constexpr std::string_view kMany = "many";
inline constexpr std::string_view kOutOfHours = "out-of-hours";
inline constexpr std::string_view kNoContact = "no-contact";
}  // namespace snooping

// What the rules make of the entries after the one that they saw last, at most `most` of them: reviews to
// raise, one for each rule and principal, and for each profile where the rule is about a resident.
struct Snooping {
  std::vector<store::AccessReviewRow> reviews;
  std::int64_t from = 0, up_to = 0;  // entries after the first, the second included
  bool more = false;                 // there are further ones
};
Snooping find_snooping(store::Snapshot& snapshot, store::AuditLog& log, const Viewer& viewer, Instant now,
                       std::size_t most, const SnoopingLimits& limits = {});

// Raises them, and notes how far the rules have come, at once: no look is raised twice, nor lost with a
// crash. None where another run came first: what it saw would be raised again. Else the rules by which a
// review was opened, one each.
std::optional<std::vector<std::string>> store_snooping(store::Transaction& transaction,
                                                       const Snooping& found);

struct AccessFinding {
  std::string finding;  // one of the schema's words
  std::string words;    // why, in 20 characters at least
};

struct AccessReviewList {
  std::vector<store::AccessReviewRow> reviews;
  std::optional<std::int64_t> next;  // list those before it
};
// Reviews tell what comparing names and addresses of every part gave: `forbidden` to who doesn't see them
// all. Newest first, of at most `most` that are looked at: not those of looks of the asker's own, nor at
// residents who don't exist for them.
Result<AccessReviewList> list_access_reviews(store::Snapshot& snapshot, const Asker& asker, bool open_only,
                                             std::int64_t before, std::size_t most);
// By whoever may see it, and isn't the person who looked; `conflict` where it is closed already.
Result<store::AccessReviewRow> close_access_review(store::Transaction& transaction, const Uuid& id,
                                                   const AccessFinding& finding, const Asker& asker,
                                                   Instant now);

// Of whom the principal is one, by what staff links say; they themselves always.
std::set<std::string> principals_of_same_person(store::Snapshot& snapshot, const std::string& principal);

}  // namespace concord::service

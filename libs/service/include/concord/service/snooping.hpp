// Rules over the audit log: looks that somebody should ask about. They raise reviews and block nothing.
#pragma once

#include <concord/service/view.hpp>
#include <concord/store/audit.hpp>

namespace concord::service {

struct SnoopingLimits {
  std::size_t many = 60;             // residents opened by one principal ...
  std::chrono::minutes within{10};   // ... in so long
  std::chrono::hours day_begins{7};  // Europe/London, Monday to Friday
  std::chrono::hours day_ends{20};
  std::chrono::hours contact_near{24};  // a contact so long before or after a look goes with it
};

namespace snooping {
inline constexpr std::string_view kOwnRecord = "own-record";
inline constexpr std::string_view kSameSurname = "same-surname";
inline constexpr std::string_view kSameAddress = "same-address";
inline constexpr std::string_view kColleague = "colleague";
inline constexpr std::string_view kMany = "many";
inline constexpr std::string_view kOutOfHours = "out-of-hours";
inline constexpr std::string_view kNoContact = "no-contact";
}  // namespace snooping

// What the rules make of the entries after the one they have seen last, at most `most` of them: reviews to
// raise, one for each rule, principal and profile. Names and addresses are compared here and leave no trace.
struct Snooping {
  std::vector<store::AccessReviewRow> reviews;
  std::int64_t up_to = 0;
  bool more = false;
};
Snooping find_snooping(store::Snapshot& snapshot, store::AuditLog& log, const Viewer& viewer, Instant now,
                       std::size_t most, const SnoopingLimits& limits = {});

}  // namespace concord::service

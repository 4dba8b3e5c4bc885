// What Concord holds of a resident, for the resident (UK GDPR article 15): read through the mask of the
// officer who answers, without what tells of somebody else (policy/disclosure.hpp) or what a professional
// must consider first. What is not in it is said, where that may be said.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/policy/disclosure.hpp>
#include <concord/service/core.hpp>
#include <concord/service/subject_requests.hpp>

namespace concord::service {

inline constexpr std::size_t kMostBundleRecords = 500;
inline constexpr std::size_t kMostBundleVersions = 50;  // of one record, newest first
inline constexpr std::size_t kMostBundleLooks = 5000;   // newest first

struct BundleChoice {
  // Whether where they live and how they are reached goes in: the answer may be read by somebody else at the
  // address that it goes to. Without a choice: unless they are restricted.
  std::optional<bool> contact_included;
};

struct BundleVersion {
  std::optional<Instant> as_of;
  Instant received{};
  domain::Record record;  // disclosed
};

struct BundleRecord {
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;
  std::string state;  // current, ceased
  std::optional<Instant> as_of;
  domain::Record record;               // disclosed
  std::vector<BundleVersion> earlier;  // newest first
  bool more_earlier = false;
};

// Two of the records, and what they agree in.
struct BundleJoin {
  domain::RecordKey a, b;
  double score = 0;                              // bits
  std::vector<std::string> agreeing, differing;  // comparisons, as the match model names them
};

struct BundleDecision {
  std::string kind;  // same, different, kept-apart (from a record of somebody else, which is not told)
  domain::RecordKey a;
  std::optional<domain::RecordKey> b;
  Instant at{};
  std::optional<Instant> withdrawn;
};

// A request of somebody to see more, or a use of the break-glass.
struct BundleOpening {
  std::string kind;                  // request, break-glass
  std::string role, purpose;         // empty: they would tell what is not decided yet
  std::optional<domain::Part> part;  // of a request
  std::vector<domain::Category> categories;
  std::string outcome;  // granted, refused, open; of a break-glass its finding, or unreviewed
  Instant at{};
};

struct BundleLook {
  Instant at{};
  std::string level, role, purpose;  // role and purpose empty: as above
  std::vector<std::string> categories;
};

// What is not in it. Without a part: of all. `what` is a category, `everything`, or one of policy::KeptBack.
struct BundleGap {
  std::optional<domain::Part> part;
  std::string what, code;
  auto operator<=>(const BundleGap&) const = default;
};

// For how long the records of the parts that know them are kept (article 15(1)(d)): by rules, which are the
// same for everybody, so that they tell nothing of what this resident's records say.
struct BundleKeeping {
  std::vector<policy::RetentionRule> rules;  // in the file's order; their parts are those that know them
  std::vector<domain::Part> no_rule;         // that no rule speaks of
};

struct Bundle {
  Uuid request, profile;
  domain::SubjectRight right = domain::SubjectRight::access;
  CivilDate received{}, due{};
  Instant made{};
  bool contact_included = true;
  ProfileView view;  // golden values, and which services know them; nothing withheld
  std::vector<BundleRecord> records;
  std::vector<BundleJoin> joins;
  std::vector<BundleDecision> decisions;
  std::vector<BundleOpening> openings;
  std::vector<SharedRow> shared;
  std::vector<BundleLook> looks;
  bool more_looks = false;
  std::vector<BundleGap> gaps;
  BundleKeeping kept;
  std::vector<domain::Part> parts;           // that know them, as far as it is told
  std::vector<domain::Category> categories;  // read, for the audit row
};

// `conflict` for a request that gives nothing out, is refused or withdrawn, doesn't know who asks, or whose
// records changed since somebody looked; `unavailable` while the match index is being built.
Result<Bundle> make_bundle(Core& core, store::Snapshot& snapshot, const SubjectRequest& request,
                           const Asker& asker, const BundleChoice& choice);

// One page of HTML with all of it: no script, nothing from elsewhere, fit to print.
std::string bundle_page(const Bundle& bundle, const policy::Parts& parts);

}  // namespace concord::service

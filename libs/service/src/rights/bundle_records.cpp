#include "bundle_records.hpp"

#include <algorithm>

#include <concord/policy/markers.hpp>
#include <concord/wire/record_json.hpp>

namespace concord::service {
namespace {

using domain::Category;

class Disclosing {
 public:
  Disclosing(store::Snapshot& snapshot, const policy::Mask& mask, CivilDate day)
      : snapshot_(snapshot), mask_(mask), day_(day) {}

  Outcome add(const store::RecordRow& row) {
    const auto now = snapshot_.records().content(row.number);
    if (!now) {
      return {};
    }
    BundleRecord record;
    record.key = row.key;
    record.part = row.part;
    record.state = store::to_string(row.state);
    record.as_of = row.content_version.as_of;
    record.record = disclosed(policy::seen_through(*now, mask_), row.part);
    if (auto added = add_earlier(row, *now, record); !added) {
      return added;
    }
    made_.contributions.push_back({row.key, row.part, row.state == store::RecordState::ceased, record.as_of,
                                   counting(*now, record.record)});
    made_.records.push_back(std::move(record));
    return {};
  }

  DisclosedRecords take() { return std::move(made_); }

 private:
  domain::Record disclosed(const domain::Record& seen, domain::Part part) {
    policy::Disclosed made = policy::disclose(seen, day_);
    for (const policy::KeptBack& kept : made.kept_back) {
      const BundleGap gap{part, kept.what, kept.code};
      if (std::find(made_.gaps.begin(), made_.gaps.end(), gap) == made_.gaps.end()) {
        made_.gaps.push_back(gap);
      }
    }
    return std::move(made.record);
  }

  // With the warnings that count: those of an address end with the home, which the mask may hide.
  domain::Record counting(const domain::Record& now, domain::Record shown) {
    if (!shown.markers.empty()) {
      domain::Record tied = now;
      policy::tie_markers(tied);
      shown.markers = disclosed(policy::seen_through(tied, mask_), now.part).markers;
    }
    return shown;
  }

  // A name of an earlier content is a former name now: it may be one that only `protected` holds.
  void hide_former_names(domain::Record& earlier, const domain::Record& now) const {
    if (mask_.allows(now.part, Category::protected_)) {
      return;
    }
    std::erase_if(earlier.names, [&](domain::PersonName name) {
      name.use = domain::NameUse::former;
      return policy::is_protected(name, now);
    });
  }

  Outcome add_earlier(const store::RecordRow& row, const domain::Record& now, BundleRecord& record) {
    const auto versions = snapshot_.records().versions(row.number);
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
      if (version->current) {
        continue;
      }
      if (record.earlier.size() == kMostBundleVersions) {
        record.more_earlier = true;
        break;
      }
      auto content = wire::read_stored(version->canonical);
      if (!content) {
        return content.error();
      }
      domain::Record seen = policy::seen_through(*content, mask_);
      hide_former_names(seen, now);
      policy::hide_untold(seen, now, day_);
      record.earlier.push_back({version->version.as_of, version->received, disclosed(seen, content->part)});
    }
    return {};
  }

  store::Snapshot& snapshot_;
  const policy::Mask& mask_;
  CivilDate day_;
  DisclosedRecords made_;
};

}  // namespace

Result<DisclosedRecords> disclosed_records(store::Snapshot& snapshot,
                                           const std::vector<store::RecordNumber>& members,
                                           const policy::Mask& mask, CivilDate day) {
  Disclosing disclosing(snapshot, mask, day);
  for (const store::RecordNumber member : members) {
    const auto row = snapshot.records().find(member);
    if (!row || !mask.allows_any(row->part)) {
      continue;
    }
    if (auto added = disclosing.add(*row); !added) {
      return added.error();
    }
  }
  return disclosing.take();
}

}  // namespace concord::service

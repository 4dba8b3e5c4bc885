#include <algorithm>

#include "snooping_rules.hpp"

namespace concord::service {
namespace {

// Entries before those that are new, so that many looks are found across the border of two runs.
constexpr std::int64_t kPage = 1000;
constexpr std::int64_t kMostLookedBack = 10'000;

// From this entry on, all that were made in the while before `first`: more or less, since entries are in the
// order of their commits.
std::int64_t begin_of_while(store::AuditLog& log, std::int64_t seen, Instant first,
                            std::chrono::minutes within) {
  std::int64_t at = seen;
  while (at > 0 && seen - at < kMostLookedBack) {
    at = std::max<std::int64_t>(0, at - kPage);
    const std::vector<store::AuditEntry> page = log.after(at, 1);
    if (page.empty() || page.front().row.at + within < first) {
      break;
    }
  }
  return at;
}

void remember_while(SnoopingRules& rules, store::AuditLog& log, std::int64_t seen, Instant first,
                    std::chrono::minutes within) {
  std::int64_t at = begin_of_while(log, seen, first, within);
  while (at < seen) {
    const std::vector<store::AuditEntry> page = log.after(at, kPage);
    for (const store::AuditEntry& entry : page) {
      at = entry.sequence;
      for (const Look& look : at <= seen ? looks_of(entry) : std::vector<Look>{}) {
        rules.remember(look);
      }
    }
  }
}

std::vector<domain::RecordKey> records_of_same_person(store::Snapshot& snapshot,
                                                      const domain::RecordKey& record) {
  std::vector<domain::RecordKey> records{record};
  const auto row = snapshot.records().find(record);
  const auto profile = row ? snapshot.profiles().profile_of(row->number) : std::nullopt;
  for (const store::RecordNumber member :
       profile ? snapshot.profiles().members(*profile) : std::vector<store::RecordNumber>{}) {
    if (const auto one = snapshot.records().find(member)) {
      records.push_back(one->key);
    }
  }
  return records;
}

}  // namespace

Snooping find_snooping(store::Snapshot& snapshot, store::AuditLog& log, const Viewer& viewer, Instant now,
                       std::size_t most, const SnoopingLimits& limits) {
  Snooping found;
  found.from = found.up_to = snapshot.access_reviews().reviewed_up_to();
  const std::vector<store::AuditEntry> entries = log.after(found.from, most);
  if (entries.empty()) {
    return found;
  }
  SnoopingRules rules(snapshot, viewer, now, limits);
  remember_while(rules, log, found.from, entries.front().row.at, limits.within);
  for (const store::AuditEntry& entry : entries) {
    for (const Look& look : looks_of(entry)) {
      rules.judge(look);
    }
  }
  found.up_to = entries.back().sequence;
  found.more = entries.size() == most;
  found.reviews = rules.take();
  return found;
}

std::optional<std::vector<std::string>> store_snooping(store::Transaction& transaction,
                                                       const Snooping& found) {
  if (transaction.access_reviews().reviewed_up_to() != found.from) {
    return std::nullopt;
  }
  std::vector<std::string> opened;
  for (const store::AccessReviewRow& review : found.reviews) {
    if (transaction.access_review_writer().raise(review)) {
      opened.push_back(review.rule);
    }
  }
  transaction.access_review_writer().set_reviewed_up_to(found.up_to);
  return opened;
}

std::set<std::string> principals_of_same_person(store::Snapshot& snapshot, const std::string& principal) {
  const std::vector<store::StaffLinkRow> links = snapshot.access_reviews().staff_links();
  const auto self = std::find_if(links.begin(), links.end(), [&](const store::StaffLinkRow& link) {
    return link.principal == principal;
  });
  std::set<std::string> same{principal};
  if (self == links.end()) {
    return same;
  }
  const std::vector<domain::RecordKey> records = records_of_same_person(snapshot, self->record);
  for (const store::StaffLinkRow& link : links) {
    if (std::find(records.begin(), records.end(), link.record) != records.end()) {
      same.insert(link.principal);
    }
  }
  return same;
}

}  // namespace concord::service

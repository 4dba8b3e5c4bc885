#include <algorithm>
#include <set>

#include <concord/service/accountability.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kMostChanges = 10'000;  // of one profile

// An id under which looks at the resident were noted, and from when to when.
struct Span {
  Uuid id;
  std::optional<Instant> from{}, to{};
};

class Spans {
 public:
  explicit Spans(store::Snapshot& snapshot) : snapshot_(snapshot) {}
  // The profile's own id, and those that lead to it, however far.
  void add_with_joined(const store::ProfileRow& profile);
  // Those that it led to until it was a profile of its own again.
  void add_times_away(const store::ProfileRow& profile);
  const std::vector<Span>& all() const { return spans_; }

 private:
  std::vector<store::ChangeRow> changes(store::ProfileNumber profile) {
    return snapshot_.changes().of_profile(profile, INT64_MAX, kMostChanges);  // latest first
  }
  store::Snapshot& snapshot_;
  std::set<store::ProfileNumber> known_;
  std::vector<Span> spans_;
};

void Spans::add_with_joined(const store::ProfileRow& profile) {
  if (!known_.insert(profile.number).second) {
    return;
  }
  spans_.push_back({profile.id});
  for (const store::ChangeRow& change : changes(profile.number)) {
    if (change.kind != "profile.joined" || change.other_profile != profile.number || !change.profile) {
      continue;
    }
    const auto joined = snapshot_.profiles().find(*change.profile);
    if (joined && joined->redirects_to == profile.number) {
      add_with_joined(*joined);
    }
  }
}

void Spans::add_times_away(const store::ProfileRow& profile) {
  std::optional<Instant> until;
  for (const store::ChangeRow& change : changes(profile.number)) {
    if (change.profile != profile.number) {
      continue;
    }
    if (change.kind == "profile.revived") {
      until = change.at;
    } else if (change.kind == "profile.joined" && until && change.other_profile) {
      if (const auto other = snapshot_.profiles().find(*change.other_profile)) {
        spans_.push_back({other->id, change.at, until});
      }
      until.reset();
    }
  }
}

std::string level_of(const store::AuditRow& row) {
  if (row.kind == "search") {
    return "shown";
  }
  if (row.kind == "log-read") {
    return "log";
  }
  if (row.kind == "exported") {
    return "exported";
  }
  if (row.kind != "opened") {
    return "changed";
  }
  return row.categories.empty() ? "opened" : "category";
}

bool is_for(const store::AuditRow& row, AccessAudience audience) {
  return audience == AccessAudience::officer || (row.kind != "log-read" && row.purpose != "audit");
}

Access access_of(const store::AuditEntry& entry, const Uuid& profile, AccessAudience audience) {
  const store::AuditRow& row = entry.row;
  Access access;
  access.sequence = entry.sequence;
  access.at = row.at;
  access.level = level_of(row);
  access.role = row.role;
  access.purpose = row.purpose;
  access.categories = row.categories;
  if (audience == AccessAudience::officer) {
    access.profile = to_string(profile);
    access.principal = row.principal;
    access.operation = row.operation;
    access.request_id = row.request_id;
    access.reason = row.reason;
  }
  return access;
}

// Goes on until there are `most` that the audience is told of, or no more.
void add_span(std::vector<Access>& accesses, store::AuditLog& log, const Span& span, AccessAudience audience,
              std::int64_t before, std::size_t most) {
  std::size_t taken = 0;
  while (taken < most) {
    const std::vector<store::AuditEntry> entries = log.find(
        {.profile = to_string(span.id), .from = span.from, .to = span.to, .before = before, .most = most});
    for (const store::AuditEntry& entry : entries) {
      before = entry.sequence;
      if (taken < most && is_for(entry.row, audience)) {
        accesses.push_back(access_of(entry, span.id, audience));
        ++taken;
      }
    }
    if (entries.size() < most) {
      return;
    }
  }
}

}  // namespace

std::vector<Access> accesses_of(store::Snapshot& snapshot, store::AuditLog& log,
                                const store::ProfileRow& profile, AccessAudience audience,
                                std::int64_t before, std::size_t most) {
  Spans spans(snapshot);
  spans.add_with_joined(profile);
  spans.add_times_away(profile);
  std::vector<Access> accesses;
  for (const Span& span : spans.all()) {
    add_span(accesses, log, span, audience, before, most);
  }
  std::stable_sort(accesses.begin(), accesses.end(),
                   [](const Access& a, const Access& b) { return a.sequence > b.sequence; });
  // A search may have shown two of the ids: it was one look.
  accesses.erase(std::unique(accesses.begin(), accesses.end(),
                             [](const Access& a, const Access& b) { return a.sequence == b.sequence; }),
                 accesses.end());
  accesses.resize(std::min(accesses.size(), most));
  return accesses;
}

}  // namespace concord::service

// Restrictions of processing and objections: noted, ruled on, lifted. What they do stands in limits.hpp;
// whoever writes one has Limits load them anew.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/service/limits.hpp>

namespace concord::service {

struct LimitAsk {
  std::string kind, ground;
  std::vector<domain::Purpose> purposes;
  bool meanwhile = false;
  std::optional<CivilDate> from, to;
  std::string reason;
  std::optional<Uuid> subject_request;
};

// Faults name /ground, /purposes, /meanwhile, /from, /to, /reason or /subject_request_id.
Result<store::ProcessingLimitRow> note_limit(store::Transaction& transaction,
                                             const store::ProfileRow& profile, const LimitAsk& ask,
                                             const Asker& asker, Instant now);
Result<store::ProcessingLimitRow> rule_on_limit(store::Transaction& transaction, const Uuid& id,
                                                const std::string& ruling, const std::string& reason,
                                                const Asker& asker, Instant now);

struct LimitList {
  std::vector<store::ProcessingLimitRow> limits;
  std::optional<std::int64_t> next;  // list those before it
};
// Newest first, of at most `most` that are looked at: not those on residents who don't exist for the asker.
LimitList list_limits(store::Snapshot& snapshot, const Asker& asker, std::int64_t before, std::size_t most);

}  // namespace concord::service

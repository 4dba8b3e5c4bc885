// A steward's ruling on two records, and its withdrawal. Rulings are never removed: a later one, or a
// withdrawal with a name, takes their place.
#pragma once

#include <string>

#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct RulingRequest {
  domain::RecordKey a, b;
  bool same = false;
  std::string reason;
};

Result<store::DecisionRow> decide(store::Transaction& transaction, const RulingRequest& request,
                                  const Asker& asker, Instant now);
Result<store::DecisionRow> withdraw_decision(store::Transaction& transaction, const Uuid& id,
                                             const Asker& asker, Instant now);

}  // namespace concord::service

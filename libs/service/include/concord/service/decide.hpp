// What stewards rule: on two records, on all records of a profile that are somebody else's, and the other
// way round. Each is planned first, as a value, so that it can be previewed (preview.hpp), and then written.
// Rulings are never removed: a later one, or a withdrawal with a name, takes their place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct RulingChange {
  std::optional<Uuid> act;  // of several decisions that are made, and undone, at once
  std::vector<store::DecisionRow> made;
  std::vector<store::DecisionRow> withdrawn;  // that were in force
  std::vector<store::DecisionRow> put_back;   // that the undone act had withdrawn
  std::vector<store::DecisionRow> let_go;     // that another act had withdrawn: no undoing puts them back now
  std::vector<store::RecordNumber> records() const;  // whose rulings change; sorted, each once
};

struct RulingRequest {
  domain::RecordKey a, b;
  bool same = false;
  std::string reason;
};

// Whether this asker may compare this record with others: who doesn't see who it is can't tell whose it is.
bool may_compare(const store::RecordRow& row, const Asker& asker);
// A reason that another steward can follow; else an error at /reason.
Outcome check_reason(const std::string& reason);
// A ruling on two records, not yet stored.
store::DecisionRow ruling_on(store::RecordNumber a, store::RecordNumber b, bool same,
                             const std::string& reason, const Asker& asker, Instant now);
// The rulings in force between the two sides that say the opposite.
std::vector<store::DecisionRow> opposed(store::Snapshot& snapshot,
                                        const std::vector<store::RecordNumber>& side,
                                        const std::vector<store::RecordNumber>& other, bool same);

// `not_found` at /a or /b for a record that is not there or that the asker may not compare.
Result<RulingChange> plan_ruling(store::Snapshot& snapshot, const RulingRequest& request, const Asker& asker,
                                 Instant now);

struct UnlinkRequest {
  store::ProfileRow profile;  // live
  std::vector<domain::RecordKey> records;
  std::string reason;
};
// `different` for each of the records against each that is left behind, and no `same` between them any more.
// `busy` while a record of the profile waits to be resolved.
Result<RulingChange> plan_unlink(store::Snapshot& snapshot, const UnlinkRequest& request, const Asker& asker,
                                 Instant now);

// Of one decision. If it was withdrawn before, only this changes: no undoing puts it back.
RulingChange plan_withdrawal(const store::DecisionRow& decision);
// Of all that an act made and that is still in force; what it withdrew is in force again.
RulingChange plan_undoing(store::Snapshot& snapshot, const Uuid& act);

// `not_found` unless the asker may compare the records of the decision, or of one of the act's.
Result<store::DecisionRow> find_decision(store::Snapshot& snapshot, const Uuid& id, const Asker& asker);
Outcome find_act(store::Snapshot& snapshot, const Uuid& act, const Asker& asker);

// Stores the change: `made` gets its numbers, and the records of all of it wait to be resolved.
void write_change(store::Transaction& transaction, RulingChange& change, const Asker& asker, Instant now);

}  // namespace concord::service

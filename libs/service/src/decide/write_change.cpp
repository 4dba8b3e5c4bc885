#include <algorithm>

#include <fmt/format.h>

#include <concord/service/decide.hpp>

namespace concord::service {
namespace {

void note(store::Transaction& transaction, const store::DecisionRow& decision, std::string_view kind,
          const Asker& asker, Instant now) {
  for (const store::RecordNumber record : {decision.a, decision.b}) {
    transaction.record_writer().mark_waiting(record);
    store::ChangeRow change;
    change.at = now;
    change.kind = kind;
    change.record = record;
    change.profile = transaction.profiles().profile_of(record);
    change.by = asker.principal.id;
    change.detail = fmt::format(R"({{"decision":"{}","ruling":"{}"}})", to_string(decision.id),
                                decision.same ? "same" : "different");
    transaction.change_writer().add(change);
  }
}

}  // namespace

std::vector<store::RecordNumber> RulingChange::records() const {
  std::vector<store::RecordNumber> all;
  for (const auto* decisions : {&made, &withdrawn, &put_back}) {
    for (const store::DecisionRow& decision : *decisions) {
      all.insert(all.end(), {decision.a, decision.b});
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

void write_change(store::Transaction& transaction, RulingChange& change, const Asker& asker, Instant now) {
  store::RulingWriter& rulings = transaction.ruling_writer();
  for (store::DecisionRow& decision : change.withdrawn) {
    rulings.withdraw(decision.number, asker.principal.id, now, change.act);
    decision.withdrawn = now;
    decision.withdrawn_by = asker.principal.id;
    note(transaction, decision, "decision.withdrawn", asker, now);
  }
  for (const store::DecisionRow& decision : change.let_go) {
    rulings.let_go(decision.number);
  }
  for (store::DecisionRow& decision : change.put_back) {
    rulings.put_back(decision.number);
    decision.withdrawn.reset();
    decision.withdrawn_by.clear();
    note(transaction, decision, "decision.made", asker, now);
  }
  for (store::DecisionRow& decision : change.made) {
    decision.act = change.act;
    decision = rulings.add(decision);
    note(transaction, decision, "decision.made", asker, now);
  }
}

}  // namespace concord::service

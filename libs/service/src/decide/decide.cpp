#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/service/decide.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kMostReason = 2000;

Result<store::RecordRow> find_ruled(store::Transaction& transaction, const domain::RecordKey& key,
                                    std::string_view pointer) {
  auto row = transaction.records().find(key);
  if (!row || row->state == store::RecordState::erased) {
    return error_at(std::string(pointer), Code::not_found, "there is no such record");
  }
  return *row;
}

void note(store::Transaction& transaction, const store::DecisionRow& decision, std::string kind,
          const std::string& by, Instant now) {
  for (const store::RecordNumber record : {decision.a, decision.b}) {
    transaction.record_writer().mark_waiting(record);
    store::ChangeRow change;
    change.at = now;
    change.kind = kind;
    change.record = record;
    change.profile = transaction.profiles().profile_of(record);
    change.by = by;
    change.detail = fmt::format(R"({{"decision":"{}","ruling":"{}"}})", to_string(decision.id),
                                decision.same ? "same" : "different");
    transaction.change_writer().add(change);
  }
}

}  // namespace

Result<store::DecisionRow> decide(store::Transaction& transaction, const RulingRequest& request,
                                  const Asker& asker, Instant now) {
  auto a = find_ruled(transaction, request.a, "/a");
  auto b = find_ruled(transaction, request.b, "/b");
  if (!a || !b) {
    return a ? b.error() : a.error();
  }
  if (a->number == b->number) {
    return error_at("/b", Code::invalid_value, "a ruling needs two different records");
  }
  if (trim(request.reason).empty()) {
    return error_at("/reason", Code::missing_field,
                    "a ruling needs a reason that another steward can follow");
  }
  if (utf8_length(request.reason) > kMostReason) {
    return error_at("/reason", Code::too_long, fmt::format("at most {} characters", kMostReason));
  }
  store::DecisionRow decision;
  decision.id = make_uuid(now);
  decision.a = std::min(a->number, b->number);
  decision.b = std::max(a->number, b->number);
  decision.same = request.same;
  decision.reason = request.reason;
  decision.by = asker.principal.id;
  decision.at = now;
  decision = transaction.ruling_writer().add(decision);
  note(transaction, decision, "decision.made", asker.principal.id, now);
  return decision;
}

Result<store::DecisionRow> withdraw_decision(store::Transaction& transaction, const Uuid& id,
                                             const Asker& asker, Instant now) {
  auto decision = transaction.rulings().decision(id);
  if (!decision) {
    return fail(Code::not_found, "there is no such decision");
  }
  if (decision->withdrawn) {
    return *decision;
  }
  transaction.ruling_writer().withdraw(decision->number, asker.principal.id, now);
  decision->withdrawn = now;
  decision->withdrawn_by = asker.principal.id;
  note(transaction, *decision, "decision.withdrawn", asker.principal.id, now);
  return *decision;
}

}  // namespace concord::service

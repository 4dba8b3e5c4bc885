#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/service/decide.hpp>
#include <concord/service/limits.hpp>

#include "../why/compared.hpp"

namespace concord::service {
namespace {

constexpr std::size_t kMostReason = 2000;

Result<store::RecordRow> find_ruled(store::Snapshot& snapshot, const domain::RecordKey& key,
                                    const Asker& asker, std::string_view pointer) {
  auto row = snapshot.records().find(key);
  if (!row || row->state == store::RecordState::erased || !may_compare(*row, asker)) {
    return error_at(std::string(pointer), Code::not_found, "there is no such record");
  }
  return *row;
}

bool may_compare_both(store::Snapshot& snapshot, const store::DecisionRow& decision, const Asker& asker) {
  const auto a = snapshot.records().find(decision.a);
  const auto b = snapshot.records().find(decision.b);
  return a && b && may_compare(*a, asker) && may_compare(*b, asker) &&
         !is_limited_record(snapshot, asker, a->number) && !is_limited_record(snapshot, asker, b->number);
}

}  // namespace

bool may_compare(const store::RecordRow& row, const Asker& asker) {
  return asker.mask.allows(row.part, domain::Category::identity) && !hides(asker, row.number);
}

Outcome check_reason(const std::string& reason) {
  if (trim(reason).empty()) {
    return error_at("/reason", Code::missing_field,
                    "a ruling needs a reason that another steward can follow");
  }
  if (utf8_length(reason) > kMostReason) {
    return error_at("/reason", Code::too_long, fmt::format("at most {} characters", kMostReason));
  }
  return {};
}

store::DecisionRow ruling_on(store::RecordNumber a, store::RecordNumber b, bool same,
                             const std::string& reason, const Asker& asker, Instant now) {
  store::DecisionRow decision;
  decision.id = make_uuid(now);
  decision.a = std::min(a, b);
  decision.b = std::max(a, b);
  decision.same = same;
  decision.reason = reason;
  decision.by = asker.principal.id;
  decision.at = now;
  return decision;
}

std::vector<store::DecisionRow> opposed(store::Snapshot& snapshot,
                                        const std::vector<store::RecordNumber>& side,
                                        const std::vector<store::RecordNumber>& other, bool same) {
  std::vector<store::DecisionRow> found = rulings_between(snapshot, side, other);
  std::erase_if(found, [&](const store::DecisionRow& decision) { return decision.same == same; });
  return found;
}

Result<RulingChange> plan_ruling(store::Snapshot& snapshot, const RulingRequest& request, const Asker& asker,
                                 Instant now) {
  auto a = find_ruled(snapshot, request.a, asker, "/a");
  auto b = find_ruled(snapshot, request.b, asker, "/b");
  if (!a || !b) {
    return a ? b.error() : a.error();
  }
  if (a->number == b->number) {
    return error_at("/b", Code::invalid_value, "a ruling needs two different records");
  }
  if (auto reason = check_reason(request.reason); !reason) {
    return reason.error();
  }
  RulingChange change;
  change.made.push_back(ruling_on(a->number, b->number, request.same, request.reason, asker, now));
  return change;
}

Result<store::DecisionRow> find_decision(store::Snapshot& snapshot, const Uuid& id, const Asker& asker) {
  auto decision = snapshot.rulings().decision(id);
  if (!decision || !may_compare_both(snapshot, *decision, asker)) {
    return fail(Code::not_found, "there is no such decision");
  }
  return *decision;
}

RulingChange plan_withdrawal(const store::DecisionRow& decision) {
  RulingChange change;
  (decision.withdrawn ? change.let_go : change.withdrawn).push_back(decision);
  return change;
}

Outcome find_act(store::Snapshot& snapshot, const Uuid& act, const Asker& asker) {
  const auto made = snapshot.rulings().made_by_act(act);
  if (std::none_of(made.begin(), made.end(),
                   [&](const auto& decision) { return may_compare_both(snapshot, decision, asker); })) {
    return fail(Code::not_found, "there is no such act");
  }
  return {};
}

RulingChange plan_undoing(store::Snapshot& snapshot, const Uuid& act) {
  RulingChange change;
  for (const store::DecisionRow& made : snapshot.rulings().made_by_act(act)) {
    (made.withdrawn ? change.let_go : change.withdrawn).push_back(made);
  }
  change.put_back = snapshot.rulings().withdrawn_by_act(act);
  return change;
}

}  // namespace concord::service

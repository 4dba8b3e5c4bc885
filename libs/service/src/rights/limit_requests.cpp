#include <algorithm>

#include <concord/base/text.hpp>
#include <concord/service/limit_requests.hpp>

#include "../words/check_words.hpp"

namespace concord::service {
namespace {

Outcome check_kind(const LimitAsk& ask) {
  const bool restriction = ask.kind == "restriction";
  if (restriction == ask.ground.empty()) {
    return error_at("/ground", restriction ? Code::missing_field : Code::invalid_value,
                    restriction ? "must say why the processing is restricted" : "is for restrictions");
  }
  if (restriction != ask.purposes.empty()) {
    return error_at(
        "/purposes", restriction ? Code::invalid_value : Code::missing_field,
        restriction ? "are for objections: a restriction is for all" : "must say to which they object");
  }
  if (restriction && ask.meanwhile) {
    return error_at("/meanwhile", Code::invalid_value, "is for objections: a restriction holds at once");
  }
  return {};
}

Outcome check_ask(store::Snapshot& snapshot, const LimitAsk& ask, CivilDate from) {
  if (auto kind = check_kind(ask); !kind) {
    return kind;
  }
  const bool limitable = std::all_of(ask.purposes.begin(), ask.purposes.end(), can_be_limited);
  if (!limitable) {
    return error_at("/purposes", Code::invalid_value,
                    "their rights, and the protection of somebody, can't be limited");
  }
  if (ask.to && *ask.to < from) {
    return error_at("/to", Code::invalid_value, "must not be before it begins");
  }
  if (ask.subject_request && !snapshot.rights().request(*ask.subject_request)) {
    return error_at("/subject_request_id", Code::not_found, "there is no such request");
  }
  return check_words(ask.reason);
}

Outcome check_ruling(const store::ProcessingLimitRow& limit, const std::string& ruling) {
  if (ruling != "lifted" && limit.kind != "objection") {
    return error_at("/ruling", Code::conflict, "a restriction isn't ruled on: it is lifted");
  }
  if (!limit.rulings.empty() && limit.rulings.back().ruling == "lifted") {
    return fail(Code::conflict, "it was lifted already: note a new one");
  }
  return {};
}

}  // namespace

Result<store::ProcessingLimitRow> note_limit(store::Transaction& transaction,
                                             const store::ProfileRow& profile, const LimitAsk& ask,
                                             const Asker& asker, Instant now) {
  const CivilDate from = ask.from.value_or(london_date(now));
  if (auto checked = check_ask(transaction, ask, from); !checked) {
    return checked.error();
  }
  const auto members = transaction.profiles().members(profile.number);
  if (members.empty()) {
    return fail(Code::conflict, "this profile has no records any more");
  }
  store::ProcessingLimitRow row;
  row.id = make_uuid(now);
  row.record = members.front();
  row.records = members;
  row.profile = profile.number;
  row.kind = ask.kind;
  row.ground = ask.ground;
  row.purposes = ask.purposes;
  row.meanwhile = ask.meanwhile;
  row.from = from;
  row.to = ask.to;
  row.reason = trim(ask.reason);
  row.by = asker.principal.id;
  row.at = now;
  row.subject_request = ask.subject_request;
  row.number = transaction.rights_writer().add(row);
  return row;
}

Result<store::ProcessingLimitRow> rule_on_limit(store::Transaction& transaction, const Uuid& id,
                                                const std::string& ruling, const std::string& reason,
                                                const Asker& asker, Instant now) {
  const auto limit = transaction.rights().limit(id);
  if (!limit || hides_any(asker, limit->records)) {
    return fail(Code::not_found, "there is no such restriction or objection");
  }
  if (auto fits = check_ruling(*limit, ruling); !fits) {
    return fits.error();
  }
  if (auto words = check_words(reason); !words) {
    return words.error();
  }
  transaction.rights_writer().rule(limit->number,
                                   {ruling, std::string(trim(reason)), asker.principal.id, now});
  return *transaction.rights().limit(id);
}

LimitList list_limits(store::Snapshot& snapshot, const Asker& asker, std::int64_t before, std::size_t most) {
  LimitList list{snapshot.rights().limits(before, most), {}};
  if (list.limits.size() == most) {
    list.next = list.limits.back().number;
  }
  std::erase_if(list.limits,
                [&](const store::ProcessingLimitRow& limit) { return hides_any(asker, limit.records); });
  return list;
}

}  // namespace concord::service

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/service/legal_holds.hpp>

#include "../words/check_words.hpp"
#include "named_records.hpp"

namespace concord::service {
namespace {

constexpr std::size_t kMostAuthority = 200;

Outcome check_ask(const HoldAsk& ask, CivilDate from) {
  const int named = (ask.profile ? 1 : 0) + (ask.records.empty() ? 0 : 1) + (ask.part ? 1 : 0);
  if (named != 1) {
    return error_at("", Code::invalid_value,
                    "must name one of `profile_id`, `records` and `part`: what is to be held");
  }
  const std::size_t authority = utf8_length(trim(ask.authority));
  if (authority == 0 || authority > kMostAuthority) {
    return error_at(
        "/authority", Code::invalid_value,
        fmt::format("must name the statute, order or inquiry in 1 to {} characters", kMostAuthority));
  }
  if (ask.to && *ask.to < from) {
    return error_at("/to", Code::invalid_value, "must not be before the day from which it holds");
  }
  return check_words(ask.reason);
}

}  // namespace

Result<store::HoldRow> make_hold(store::Transaction& transaction, const HoldAsk& ask, const Asker& asker,
                                 Instant now) {
  store::HoldRow hold;
  hold.from = ask.from.value_or(london_date(now));
  if (auto fit = check_ask(ask, hold.from); !fit) {
    return fit.error();
  }
  if (ask.part && !asker.mask.allows_any(*ask.part)) {
    return error_at("/part", Code::forbidden, "this part is not shown to you");
  }
  const auto records = named_records(transaction, ask.profile, ask.records, asker);
  if (!records) {
    return records.error();
  }
  for (const store::RecordRow& record : *records) {
    hold.records.push_back(record.number);
  }
  std::sort(hold.records.begin(), hold.records.end());
  hold.id = make_uuid(now);
  hold.part = ask.part;
  hold.reason = trim(ask.reason);
  hold.authority = trim(ask.authority);
  hold.to = ask.to;
  hold.by = asker.principal.id;
  hold.at = now;
  transaction.hold_writer().add(hold);
  return hold;
}

Result<store::HoldRow> end_hold(store::Transaction& transaction, const Uuid& id, const std::string& reason,
                                const Asker& asker, Instant now) {
  auto hold = transaction.holds().find(id);
  if (!hold || hides_any(asker, hold->records)) {
    return fail(Code::not_found, "there is no such legal hold");
  }
  if (hold->ended) {
    return fail(Code::conflict, "it was ended before");
  }
  if (auto fit = check_words(reason); !fit) {
    return fit.error();
  }
  hold->ended = now;
  hold->ended_by = asker.principal.id;
  hold->end_reason = trim(reason);
  transaction.hold_writer().end(hold->number, now, hold->ended_by, hold->end_reason);
  return std::move(*hold);
}

std::vector<store::HoldRow> holds_for(store::Snapshot& snapshot, const Asker& asker, std::size_t most) {
  auto all = snapshot.holds().all(most);
  std::erase_if(all, [&](const store::HoldRow& hold) { return hides_any(asker, hold.records); });
  return all;
}

std::string_view standing_of(const store::HoldRow& hold, CivilDate today) {
  if (hold.ended) {
    return "ended";
  }
  return today < hold.from ? "to-come" : hold.to && *hold.to < today ? "over" : "in-force";
}

bool holds(const store::HoldRow& hold, const store::RecordRow& record) {
  return hold.part ? *hold.part == record.part
                   : std::binary_search(hold.records.begin(), hold.records.end(), record.number);
}

}  // namespace concord::service

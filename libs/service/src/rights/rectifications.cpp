#include <algorithm>

#include <concord/base/text.hpp>
#include <concord/policy/rectified.hpp>
#include <concord/service/limits.hpp>
#include <concord/service/rectifications.hpp>
#include <concord/wire/record_json.hpp>

#include "../words/check_words.hpp"
#include "proposed_value.hpp"

namespace concord::service {
namespace {

using domain::Category;

constexpr std::size_t kPage = 200;
constexpr std::size_t kMostLooked = 2000;  // that one reply looks at

std::string state_of(store::Snapshot& snapshot, const store::RectificationRow& row) {
  const auto content = snapshot.records().content(row.record);
  const auto proposed = wire::read_stored(row.proposed);
  if (row.answer && !row.answer->accepted) {
    return "refused";
  }
  if (!content || !proposed) {
    return "gone";
  }
  return policy::says(*content, *proposed) ? "done" : row.answer ? "accepted" : "open";
}

Rectification as_it_stands(store::Snapshot& snapshot, store::RectificationRow row) {
  Rectification made;
  const auto record = snapshot.records().find(row.record);
  made.key = record->key;
  made.part = record->part;
  made.state = state_of(snapshot, row);
  made.profile = snapshot.profiles().profile_of(row.record);
  made.row = std::move(row);
  return made;
}

// What staff see of this resident today.
policy::Mask mask_on(store::Snapshot& snapshot, store::RecordNumber record, const Asker& asker) {
  const auto number = snapshot.profiles().profile_of(record);
  const auto profile = number ? snapshot.profiles().find(*number) : std::nullopt;
  if (!profile || hides(asker, record) || is_limited(snapshot, asker, profile->number)) {
    return {};
  }
  return policy::effective(asker.mask, profile->restricted);
}

bool is_seen(store::Snapshot& snapshot, const Rectification& one, const Asker& asker) {
  if (asker.principal.kind == domain::PrincipalKind::adapter) {
    return one.key.source == asker.principal.source;
  }
  return mask_on(snapshot, one.row.record, asker).allows(one.part, one.row.category);
}

// The words and the values that are proposed, of a record that the asker sees.
Result<domain::Record> read_ask(store::Snapshot& snapshot, const RectificationAsk& ask, domain::Part part) {
  if (auto words = check_words(ask.reason); !words) {
    return words.error();
  }
  if (ask.subject_request && !snapshot.rights().request(*ask.subject_request)) {
    return error_at("/subject_request_id", Code::not_found, "there is no such request");
  }
  return read_proposed(ask.proposed, ask.record.record_id, part, ask.category);
}

bool is_proposable(Category category) {
  return category != Category::involvement && category != Category::identifiers_masked &&
         category != Category::interactions;
}

}  // namespace

Result<Rectification> propose_rectification(store::Transaction& transaction, const RectificationAsk& ask,
                                            const Asker& asker, Instant now) {
  const auto record = transaction.records().find(ask.record);
  const policy::Mask mask = record ? mask_on(transaction, record->number, asker) : policy::Mask{};
  if (!record || !mask.allows_any(record->part)) {
    return error_at("/record", Code::not_found, "there is no such record in any profile");
  }
  if (!mask.allows(record->part, ask.category) || !is_proposable(ask.category)) {
    return error_at("/category", Code::forbidden, "who doesn't see these values can't dispute them");
  }
  const auto proposed = read_ask(transaction, ask, record->part);
  if (!proposed) {
    return proposed.error();
  }
  store::RectificationRow row;
  row.id = make_uuid(now);
  row.record = record->number;
  row.category = ask.category;
  row.proposed = wire::to_json(*proposed);
  row.reason = trim(ask.reason);
  row.by = asker.principal.id;
  row.role = asker.principal.role;
  row.at = now;
  row.subject_request = ask.subject_request;
  row.number = transaction.rights_writer().add(row);
  return as_it_stands(transaction, std::move(row));
}

Result<Rectification> answer_rectification(store::Transaction& transaction, const Uuid& id, bool accepted,
                                           const std::string& reason, const Asker& asker,
                                           const policy::Parts& parts, Instant now) {
  auto row = transaction.rights().rectification(id);
  const auto one = row ? std::optional(as_it_stands(transaction, std::move(*row))) : std::nullopt;
  if (!one || !is_seen(transaction, *one, asker)) {
    return fail(Code::not_found, "there is no such proposal");
  }
  const bool adapter = asker.principal.kind == domain::PrincipalKind::adapter;
  if (!adapter && !parts.answers(one->part, asker.principal.role)) {
    return fail(Code::forbidden, "somebody who answers for this part, or its own program, must answer this");
  }
  if (!adapter && one->row.by == asker.principal.id) {
    return fail(Code::forbidden, "somebody else, who answers for this part, must answer this");
  }
  if (one->state == "done" || one->state == "gone") {
    return fail(Code::conflict, "nothing is left to answer: the record says it by now, or is gone");
  }
  if (auto words = check_words(reason); !words) {
    return words.error();
  }
  transaction.rights_writer().answer(one->row.number,
                                     {accepted, std::string(trim(reason)), asker.principal.id, now});
  return as_it_stands(transaction, *transaction.rights().rectification(id));
}

RectificationList list_rectifications(store::Snapshot& snapshot, const std::string& source,
                                      const Asker& asker, std::int64_t before, std::size_t most) {
  RectificationList list;
  for (std::size_t looked = 0; looked < kMostLooked; looked += kPage) {
    auto rows = snapshot.rights().rectifications(before, kPage);
    for (store::RectificationRow& row : rows) {
      before = row.number;
      Rectification one = as_it_stands(snapshot, std::move(row));
      if ((source.empty() || one.key.source == source) && is_seen(snapshot, one, asker)) {
        list.all.push_back(std::move(one));
      }
      if (list.all.size() == most) {
        list.next = before;
        return list;
      }
    }
    if (rows.size() < kPage) {
      return list;
    }
  }
  list.next = before;
  return list;
}

bool has_rectifications(store::Snapshot& snapshot, const store::ProfileRow& profile) {
  return snapshot.rights().any_rectification(profile.number);
}

std::vector<Disputed> disputes_of(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                  const policy::Mask& mask) {
  std::vector<Disputed> disputes;
  for (const store::RecordNumber member : snapshot.profiles().members(profile.number)) {
    for (store::RectificationRow& row : snapshot.rights().rectifications_of(member)) {
      const Rectification one = as_it_stands(snapshot, std::move(row));
      if ((one.state == "open" || one.state == "accepted") && mask.allows(one.part, one.row.category)) {
        disputes.push_back({one.part, one.row.category, one.row.id});
      }
    }
  }
  return disputes;
}

}  // namespace concord::service

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/policy/agreements.hpp>
#include <concord/service/access_requests.hpp>

#include "../words/check_words.hpp"

namespace concord::service {
namespace {

// What is shown already, and what no request can open.
Outcome check_categories(const AccessAsk& ask, const store::ProfileRow& profile, const Asker& asker) {
  for (std::size_t i = 0; i < ask.categories.size(); ++i) {
    const std::string place = child_pointer("/categories", i);
    policy::Mask one;
    one.allow(ask.part, ask.categories[i]);
    if (policy::is_special(ask.categories[i])) {
      return error_at(place, Code::forbidden, "only an agreement that names it can share this category");
    }
    if (policy::effective(one, profile.restricted).empty()) {
      return error_at(place, Code::forbidden, "nobody is told this of this resident");
    }
    if (asker.mask.allows(ask.part, ask.categories[i])) {
      return error_at(place, Code::conflict, "this is shared with you already for this purpose");
    }
  }
  return {};
}

// A record of the part, so that the request goes where it goes; else any of the resident.
store::RecordNumber record_to_hang_on(store::Snapshot& snapshot,
                                      const std::vector<store::RecordNumber>& members, domain::Part part) {
  for (const store::RecordNumber member : members) {
    const auto row = snapshot.records().find(member);
    if (row && row->part == part) {
      return member;
    }
  }
  return members.front();
}

std::string state_of(store::Snapshot& snapshot, const AccessRequest& request, Instant now) {
  const auto& answer = request.row.answer;
  if (!answer) {
    return "open";
  }
  if (!answer->granted) {
    return "refused";
  }
  if (*answer->until <= now) {
    return "ended";
  }
  const auto opening = snapshot.access().opening_of(request.row.number);
  const bool stands =
      opening && request.profile && opening->members == snapshot.profiles().members(*request.profile);
  return stands ? "granted" : "suspended";
}

AccessRequest as_it_stands(store::Snapshot& snapshot, store::AccessRequestRow row, Instant now) {
  AccessRequest request{std::move(row), "", false, {}};
  request.profile = snapshot.profiles().profile_of(request.row.record);
  request.state = state_of(snapshot, request, now);
  request.overdue = request.state == "open" && request.row.due < now;
  return request;
}

Outcome check_ruling(const AccessRuling& ruling, Instant now) {
  if (auto words = check_words(ruling.reason); !words) {
    return words;
  }
  if (ruling.grant && (!ruling.until || *ruling.until <= now || *ruling.until > now + kLongestGrant)) {
    return error_at(
        "/until", Code::invalid_value,
        fmt::format("a grant needs an end: a time at most {} days from now", kLongestGrant.count()));
  }
  return {};
}

Outcome open_what_was_asked(store::Transaction& transaction, const store::AccessRequestRow& row,
                            const AccessRuling& ruling) {
  const auto profile = transaction.profiles().profile_of(row.record);
  if (!profile) {
    return fail(Code::conflict, "the record that this was asked of is in no profile any more: refuse it");
  }
  store::OpeningRow opening;
  opening.principal = row.principal;
  opening.purpose = row.purpose;
  opening.record = row.record;
  opening.members = transaction.profiles().members(*profile);
  opening.until = *ruling.until;
  opening.request = row.number;
  for (const domain::Category category : row.categories) {
    opening.allows.emplace_back(row.part, category);
  }
  transaction.access_writer().open(opening);
  return {};
}

}  // namespace

Result<AccessRequest> ask_for_access(store::Transaction& transaction, const store::ProfileRow& profile,
                                     const AccessAsk& ask, const Asker& asker, const policy::Parts& parts,
                                     Instant now) {
  if (auto words = check_words(ask.reason); !words) {
    return words.error();
  }
  if (auto categories = check_categories(ask, profile, asker); !categories) {
    return categories.error();
  }
  const auto members = transaction.profiles().members(profile.number);
  if (members.empty()) {
    return fail(Code::conflict, "this profile has no records any more");
  }
  store::AccessRequestRow row;
  row.id = make_uuid(now);
  row.record = record_to_hang_on(transaction, members, ask.part);
  row.principal = asker.principal.id;
  row.role = asker.principal.role;
  row.purpose = asker.purpose;
  row.part = ask.part;
  row.categories = ask.categories;
  row.reason = trim(ask.reason);
  row.asked = now;
  row.due = now + parts.of(ask.part).answer_within;
  row.number = transaction.access_writer().add(row);
  return as_it_stands(transaction, std::move(row), now);
}

Result<AccessRequest> answer_request(store::Transaction& transaction, const Uuid& id,
                                     const AccessRuling& ruling, const Asker& asker,
                                     const policy::Parts& parts, Instant now) {
  const auto row = transaction.access().request(id);
  // Who neither asked nor answers for the part is not told that there is one.
  const bool answers = row && parts.answers(row->part, asker.principal.role);
  if (!row || hides(asker, row->record) || (!answers && row->principal != asker.principal.id)) {
    return fail(Code::not_found, "there is no such request");
  }
  if (!answers || row->principal == asker.principal.id) {
    return fail(Code::forbidden, "somebody else, who answers for this part, must answer this request");
  }
  if (auto fit = check_ruling(ruling, now); !fit) {
    return fit.error();
  }
  transaction.access_writer().close_openings(row->number, now);
  if (ruling.grant) {
    if (auto opened = open_what_was_asked(transaction, *row, ruling); !opened) {
      return opened.error();
    }
  }
  transaction.access_writer().answer(row->number,
                                     {ruling.grant, std::string(trim(ruling.reason)), asker.principal.id, now,
                                      ruling.grant ? ruling.until : std::nullopt});
  return as_it_stands(transaction, *transaction.access().request(id), now);
}

std::vector<AccessRequest> requests_for(store::Snapshot& snapshot, const Asker& asker,
                                        const policy::Parts& parts, bool governs, std::size_t most,
                                        Instant now) {
  std::vector<AccessRequest> all;
  for (store::AccessRequestRow& row : snapshot.access().requests(most)) {
    const bool concerned =
        governs || row.principal == asker.principal.id || parts.answers(row.part, asker.principal.role);
    if (concerned && !hides(asker, row.record)) {
      all.push_back(as_it_stands(snapshot, std::move(row), now));
    }
  }
  return all;
}

}  // namespace concord::service

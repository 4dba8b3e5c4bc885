#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/service/subject_requests.hpp>

#include "considered.hpp"
#include "subject_steps.hpp"

namespace concord::service {
namespace {

constexpr std::size_t kPage = 200;         // requests that are read at once while a filter looks for some
constexpr std::size_t kMostLooked = 2000;  // that one reply looks at

std::string identity_by_now(const store::SubjectRequestRow& row) {
  std::string identity = row.identity;
  for (const store::SubjectStepRow& step : row.steps) {
    identity = step.identity.empty() ? identity : step.identity;
  }
  return identity;
}

Outcome check_ask(const SubjectAsk& ask, CivilDate today) {
  if (ask.received > today) {
    return error_at("/received_on", Code::invalid_value,
                    fmt::format("must not be after today, {}", to_iso_date(today)));
  }
  if (ask.by_proxy && (ask.authority.empty() || trim(ask.authority_reference).empty())) {
    return error_at("/authority", Code::missing_field,
                    "must say by what authority they ask for the resident, with its kind and reference");
  }
  if (!ask.by_proxy && !ask.authority.empty()) {
    return error_at("/authority", Code::invalid_value,
                    "is for whoever asks for the resident: asked_by proxy");
  }
  return {};
}

bool fits(const SubjectRequest& request, const SubjectFilter& filter) {
  return (!filter.state || *filter.state == request.clock.state) &&
         (!filter.overdue || request.clock.overdue) &&
         (!filter.due_by || (!domain::is_closed(request.clock.state) && request.clock.due <= *filter.due_by));
}

}  // namespace

SubjectRequest as_it_stands(store::Snapshot& snapshot, store::SubjectRequestRow row, Instant now) {
  SubjectRequest request;
  request.clock = domain::clock_of(row.received, steps_of(row), london_date(now));
  request.identity = identity_by_now(row);
  request.profile = snapshot.profiles().profile_of(row.record);
  if (request.profile) {
    request.records_changed = snapshot.profiles().members(*request.profile) != row.members;
    request.to_consider = parts_to_consider(snapshot, *request.profile);
  }
  request.row = std::move(row);
  return request;
}

Result<SubjectRequest> note_request(store::Transaction& transaction, const store::ProfileRow& profile,
                                    const SubjectAsk& ask, const Asker& asker, Instant now) {
  if (auto checked = check_ask(ask, london_date(now)); !checked) {
    return checked.error();
  }
  store::SubjectRequestRow row;
  row.members = transaction.profiles().members(profile.number);
  if (row.members.empty()) {
    return fail(Code::conflict, "this profile has no records any more");
  }
  row.id = make_uuid(now);
  row.record = row.members.front();
  row.right = ask.right;
  row.received = ask.received;
  row.asked_by = ask.by_proxy ? "proxy" : "resident";
  row.authority = ask.authority;
  row.authority_reference = trim(ask.authority_reference);
  if (ask.by_proxy) {
    row.authority_checked_by =
        ask.authority_checked_by.empty() ? asker.principal.id : ask.authority_checked_by;
  }
  row.identity = ask.identity;
  row.by = asker.principal.id;
  row.at = now;
  row.number = transaction.rights_writer().add(row);
  return as_it_stands(transaction, std::move(row), now);
}

Result<SubjectRequest> find_request(store::Snapshot& snapshot, const Uuid& id, const Asker& asker,
                                    Instant now) {
  auto row = snapshot.rights().request(id);
  if (!row || hides(asker, row->record)) {
    return fail(Code::not_found, "there is no such request");
  }
  return as_it_stands(snapshot, std::move(*row), now);
}

bool gives_data(domain::SubjectRight right) {
  return right == domain::SubjectRight::access || right == domain::SubjectRight::portability;
}

bool asks_opinion_of(const SubjectRequest& request, const policy::Parts& parts, std::string_view role) {
  return std::any_of(request.to_consider.begin(), request.to_consider.end(), [&](domain::Part part) {
    return parts.answers(part, role) && takes_opinion(request, part);
  });
}

// Social care may also say that it has nothing to keep back where it holds nothing: the answer to the
// resident doesn't tell the two apart.
bool takes_opinion(const SubjectRequest& request, domain::Part part) {
  const auto& all = request.to_consider;
  return gives_data(request.row.right) && !domain::is_closed(request.clock.state) &&
         (is_considered_first(part, domain::Category::identity) ||
          std::find(all.begin(), all.end(), part) != all.end());
}

const store::SubjectOpinionRow* opinion_on(const store::SubjectRequestRow& row, domain::Part part) {
  const auto last = std::find_if(row.opinions.rbegin(), row.opinions.rend(),
                                 [part](const auto& opinion) { return opinion.part == part; });
  return last == row.opinions.rend() ? nullptr : &*last;
}

SubjectList list_requests(store::Snapshot& snapshot, const SubjectFilter& filter, const Asker& asker,
                          const policy::Parts& parts, bool answers, Instant now) {
  SubjectList list;
  std::int64_t before = filter.before;
  for (std::size_t looked = 0; looked < kMostLooked; looked += kPage) {
    auto rows = snapshot.rights().requests(before, kPage);
    for (store::SubjectRequestRow& row : rows) {
      before = row.number;
      if (hides(asker, row.record)) {
        continue;
      }
      SubjectRequest request = as_it_stands(snapshot, std::move(row), now);
      if (fits(request, filter) && (answers || asks_opinion_of(request, parts, asker.principal.role))) {
        list.requests.push_back(std::move(request));
      }
      if (list.requests.size() == filter.most) {
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

}  // namespace concord::service

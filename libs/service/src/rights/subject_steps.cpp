#include "subject_steps.hpp"

#include <concord/base/text.hpp>

#include "../words/check_words.hpp"

namespace concord::service {
namespace {

using domain::StepKind;

// Nothing is given to somebody who may be another, nor of somebody who may be another.
Outcome check_answerable(const SubjectRequest& request) {
  if (request.identity == kNotYet) {
    return error_at("/step", Code::conflict,
                    "it isn't known yet who asks: pause it for their identity, and say at its end how it was "
                    "checked");
  }
  if (request.records_changed) {
    return error_at("/step", Code::conflict,
                    "the profile is made of other records by now: look at them, and send the step "
                    "records-confirmed first");
  }
  return {};
}

std::string last_pause(const store::SubjectRequestRow& row) {
  std::string because;
  for (const store::SubjectStepRow& one : row.steps) {
    because = one.step.kind == StepKind::paused ? one.step.code : because;
  }
  return because;
}

Outcome check_identity(const SubjectRequest& request, const SubjectStep& step) {
  const bool ends_pause = step.step.kind == StepKind::resumed;
  const bool for_identity = ends_pause && last_pause(request.row) == "identity";
  if (for_identity && (step.identity.empty() || step.identity == kNotYet)) {
    return error_at("/identity", Code::missing_field, "must say how their identity was checked");
  }
  if (!ends_pause && !step.identity.empty()) {
    return error_at("/identity", Code::invalid_value,
                    "is told when the clock goes on: with the step resumed");
  }
  return {};
}

Outcome check(const SubjectRequest& request, const SubjectStep& step, CivilDate today) {
  const auto steps = steps_of(request.row);
  if (auto fits = domain::check_step(request.row.received, steps, step.step, today); !fits) {
    return fits;
  }
  const StepKind kind = step.step.kind;
  const bool says_why =
      kind == StepKind::extended || kind == StepKind::refused || kind == StepKind::records_confirmed;
  if (auto words = check_words(step.words, "/reason", says_why ? kLeastReason : 0); !words) {
    return words;
  }
  if (auto identity = check_identity(request, step); !identity) {
    return identity;
  }
  return kind == StepKind::answered ? check_answerable(request) : Outcome{};
}

Outcome confirm_records(store::Transaction& transaction, const SubjectRequest& request) {
  if (!request.profile) {
    return error_at("/step", Code::conflict,
                    "the record that this request hangs on is in no profile any more: withdraw it and note a "
                    "new one");
  }
  transaction.rights_writer().confirm_members(request.row.number,
                                              transaction.profiles().members(*request.profile));
  return {};
}

Outcome check_opinion(const SubjectOpinion& opinion) {
  if (!opinion.cleared && domain::find_exemption(opinion.exemption) == nullptr) {
    return error_at("/exemption", Code::missing_field,
                    "must be the code of why it is kept back: docs/residents-rights.md lists them");
  }
  if (opinion.cleared && !opinion.exemption.empty()) {
    return error_at("/exemption", Code::invalid_value, "is for what is kept back");
  }
  return check_words(opinion.words);
}

}  // namespace

std::vector<domain::RequestStep> steps_of(const store::SubjectRequestRow& row) {
  std::vector<domain::RequestStep> steps;
  for (const store::SubjectStepRow& step : row.steps) {
    steps.push_back(step.step);
  }
  return steps;
}

Result<SubjectRequest> note_step(store::Transaction& transaction, const Uuid& id, const SubjectStep& step,
                                 const Asker& asker, Instant now) {
  const auto request = find_request(transaction, id, asker, now);
  if (!request) {
    return request.error();
  }
  if (auto fits = check(*request, step, london_date(now)); !fits) {
    return fits.error();
  }
  if (step.step.kind == StepKind::records_confirmed) {
    if (auto confirmed = confirm_records(transaction, *request); !confirmed) {
      return confirmed.error();
    }
  }
  transaction.rights_writer().add_step(request->row.number, {step.step, std::string(trim(step.words)),
                                                             step.identity, asker.principal.id, now});
  return find_request(transaction, id, asker, now);
}

Result<SubjectRequest> give_opinion(store::Transaction& transaction, const Uuid& id,
                                    const SubjectOpinion& opinion, const Asker& asker,
                                    const policy::Parts& parts, Instant now) {
  if (!parts.answers(opinion.part, asker.principal.role)) {
    return error_at("/part", Code::forbidden, "somebody who answers for this part must say so");
  }
  const auto request = find_request(transaction, id, asker, now);
  // Who has nothing to say on it is not told that there is one.
  if (!request || !takes_opinion(*request, opinion.part)) {
    return fail(Code::not_found, "there is no request that waits for an opinion on this part");
  }
  if (auto fits = check_opinion(opinion); !fits) {
    return fits.error();
  }
  transaction.rights_writer().add_opinion(
      request->row.number, {opinion.part, opinion.cleared, opinion.exemption,
                            std::string(trim(opinion.words)), asker.principal.id, asker.principal.role, now});
  return find_request(transaction, id, asker, now);
}

}  // namespace concord::service

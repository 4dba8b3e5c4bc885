// The words of residents' requests: rights, steps, states, and the reasons for which something may be kept
// back.
#include <algorithm>

#include <concord/domain/subject_request.hpp>

#include "vocabulary.hpp"

namespace concord::domain {
namespace {

constexpr Vocabulary<SubjectRight, 6> kRights{{{SubjectRight::access, "access"},
                                               {SubjectRight::rectification, "rectification"},
                                               {SubjectRight::erasure, "erasure"},
                                               {SubjectRight::restriction, "restriction"},
                                               {SubjectRight::portability, "portability"},
                                               {SubjectRight::objection, "objection"}}};

constexpr Vocabulary<StepKind, 7> kSteps{{{StepKind::paused, "paused"},
                                          {StepKind::resumed, "resumed"},
                                          {StepKind::extended, "extended"},
                                          {StepKind::records_confirmed, "records-confirmed"},
                                          {StepKind::answered, "answered"},
                                          {StepKind::refused, "refused"},
                                          {StepKind::withdrawn, "withdrawn"}}};

constexpr Vocabulary<RequestState, 5> kStates{{{RequestState::open, "open"},
                                               {RequestState::paused, "paused"},
                                               {RequestState::answered, "answered"},
                                               {RequestState::refused, "refused"},
                                               {RequestState::withdrawn, "withdrawn"}}};

constexpr auto kExemptions = std::to_array<Exemption>({
    {"third-party", "It tells of somebody else.", "DPA 2018, Schedule 2, paragraph 16"},
    {"serious-harm-health", "A health professional thinks that telling it would do serious harm.",
     "DPA 2018, Schedule 3, paragraph 5"},
    {"serious-harm-social-work", "A social work professional thinks that telling it would do serious harm.",
     "DPA 2018, Schedule 3, paragraph 11"},
    {"child-abuse-data", "It tells of the abuse of a child, and telling it is not in the child's interest.",
     "DPA 2018, Schedule 3, paragraph 21", false},
    {"crime-and-taxation", "Telling it would hinder the work against crime, or the collection of a tax.",
     "DPA 2018, Schedule 2, paragraph 2", false},
    {"legal-proceedings", "It is needed for legal proceedings or advice.",
     "DPA 2018, Schedule 2, paragraph 5"},
    {"legal-privilege", "It was said to a lawyer, or by one, in confidence.",
     "DPA 2018, Schedule 2, paragraph 19"},
    {"confidential-reference", "It is a reference that was given in confidence.",
     "DPA 2018, Schedule 2, paragraph 24"},
    {"manifestly-unfounded", "The request is manifestly unfounded.", "UK GDPR, Article 12(5)"},
    {"manifestly-excessive", "The request is manifestly excessive.", "UK GDPR, Article 12(5)"},
    {"not-identified", "It could not be shown who is asking.", "UK GDPR, Article 12(2) and (6)"},
    {"no-authority", "Whoever asks for the resident could not show that they may.", "UK GDPR, Article 12(6)"},
    {"accurate", "The value was looked into and is right.", "UK GDPR, Article 16"},
    {"legal-obligation", "The law says that it must be kept, or used.", "UK GDPR, Article 17(3)(b)"},
    {"legal-claims", "It is needed for legal claims.", "UK GDPR, Articles 17(3)(e) and 21(1)"},
    {"compelling-grounds", "There are grounds that outweigh the objection.", "UK GDPR, Article 21(1)"},
    {"not-portable", "It is not held by consent or by contract.", "UK GDPR, Article 20(1) and (3)"},
});

}  // namespace

std::string_view to_string(SubjectRight right) { return word_for(kRights, right); }
Result<SubjectRight> parse_subject_right(std::string_view text) {
  return meaning_of(kRights, "a right", text);
}

std::string_view to_string(StepKind kind) { return word_for(kSteps, kind); }
Result<StepKind> parse_step_kind(std::string_view text) { return meaning_of(kSteps, "a step", text); }

std::string_view to_string(RequestState state) { return word_for(kStates, state); }
Result<RequestState> parse_request_state(std::string_view text) {
  return meaning_of(kStates, "a state of a request", text);
}

std::span<const Exemption> exemptions() { return kExemptions; }

const Exemption* find_exemption(std::string_view code) {
  const auto found = std::find_if(kExemptions.begin(), kExemptions.end(),
                                  [&](const Exemption& one) { return one.code == code; });
  return found == kExemptions.end() ? nullptr : &*found;
}

}  // namespace concord::domain

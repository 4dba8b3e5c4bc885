// Every handler of the route table. Each is a plain function on its route's lane.
#pragma once

#include <concord/api/route.hpp>

namespace concord::api {

using Asked = std::shared_ptr<const Context>;

// sources.cpp
Step list_sources(const Asked& asked);
// extracts.cpp
Step open_extract(const Asked& asked);
Step read_extract(const Asked& asked);
Step complete_extract(const Asked& asked);
Step approve_extract(const Asked& asked);
// batches.cpp
Step take_batch(const Asked& asked);
Step read_batch(const Asked& asked);
Step list_rejections(const Asked& asked);
// records.cpp
Step put_record(const Asked& asked);
Step read_record(const Asked& asked);
Step withdraw_record(const Asked& asked);
// finding.cpp
Step search_profiles(const Asked& asked);
Step match_profiles(const Asked& asked);
// profiles.cpp
Step read_profile(const Asked& asked);
Step list_profile_records(const Asked& asked);
Step explain_profile(const Asked& asked);
Step read_history(const Asked& asked);
Step read_household(const Asked& asked);
Step list_engagements(const Asked& asked);
// decisions.cpp
Step make_decision(const Asked& asked);
Step undo_decision(const Asked& asked);
// acts.cpp
Step unlink_records(const Asked& asked);
Step undo_act(const Asked& asked);
// reviews.cpp
Step list_reviews(const Asked& asked);
Step read_review(const Asked& asked);
// sample.cpp
Step raise_sample(const Asked& asked);
// review_decision.cpp
Step decide_review(const Asked& asked);
// why.cpp
Step explain_two(const Asked& asked);
Step read_how(const Asked& asked);
// models.cpp
Step list_models(const Asked& asked);
Step propose_model(const Asked& asked);
Step train_model(const Asked& asked);
Step read_model(const Asked& asked);
Step make_model_preview(const Asked& asked);
Step read_model_preview(const Asked& asked);
Step release_model(const Asked& asked);
// measures.cpp
Step read_measures(const Asked& asked);
Step make_measures(const Asked& asked);
Step list_watched_profiles(const Asked& asked);
// changes.cpp
Step list_changes(const Asked& asked);
// agreements.cpp
Step list_agreements(const Asked& asked);
Step make_agreement(const Asked& asked);
Step read_agreement(const Asked& asked);
Step end_agreement(const Asked& asked);
Step read_sharing_matrix(const Asked& asked);
// telling.cpp
Step read_involvement(const Asked& asked);
Step reveal_identifiers(const Asked& asked);
// access_requests.cpp
Step ask_for_access(const Asked& asked);
Step answer_request(const Asked& asked);
Step list_access_requests(const Asked& asked);
Step read_sharing_measures(const Asked& asked);
// break_glass.cpp
Step break_glass(const Asked& asked);
Step review_glass(const Asked& asked);
Step list_broken_glass(const Asked& asked);
// subject_requests.cpp
Step note_subject_request(const Asked& asked);
Step list_subject_requests(const Asked& asked);
Step read_subject_request(const Asked& asked);
Step note_subject_step(const Asked& asked);
Step give_subject_opinion(const Asked& asked);
// bundle.cpp
Step read_subject_bundle(const Asked& asked);
Step show_subject_bundle(const Asked& asked);
// rectifications.cpp
Step propose_rectification(const Asked& asked);
Step list_rectifications(const Asked& asked);
Step answer_rectification(const Asked& asked);
// limits.cpp
Step note_limit(const Asked& asked);
Step list_limits(const Asked& asked);
Step rule_on_limit(const Asked& asked);
// legal_holds.cpp
Step make_legal_hold(const Asked& asked);
Step list_legal_holds(const Asked& asked);
Step end_legal_hold(const Asked& asked);
// erasures.cpp
Step erase_records(const Asked& asked);
Step list_erasures(const Asked& asked);
Step lift_erasure(const Asked& asked);
// retention.cpp
Step read_retention(const Asked& asked);
Step run_retention(const Asked& asked);
// sign_in_provider.cpp
Step begin_provider_sign_in(const Asked& asked);
Step begin_provider_step_up(const Asked& asked);
Step sign_out_by_provider(const Asked& asked);
Step finish_provider_sign_in(const Asked& asked);
// openapi.cpp
Step read_openapi(const Asked& asked);
// sessions.cpp
Step open_session(const Asked& asked);
Step read_session(const Asked& asked);
Step choose_purpose(const Asked& asked);
Step close_session(const Asked& asked);
Step step_up_session(const Asked& asked);
Step change_own_password(const Asked& asked);
// second_factor.cpp
Step begin_own_second_factor(const Asked& asked);
Step confirm_own_second_factor(const Asked& asked);
Step make_own_recovery_codes(const Asked& asked);
// own_sessions.cpp
Step list_own_sessions(const Asked& asked);
Step end_own_session(const Asked& asked);
Step end_other_sessions(const Asked& asked);
// sign_in_pages.cpp
Step show_sign_in(const Asked& asked);
Step show_sign_in_style(const Asked& asked);
Step sign_in_by_form(const Asked& asked);
Step choose_password_by_form(const Asked& asked);
Step set_second_factor_by_form(const Asked& asked);
Step make_recovery_codes_by_form(const Asked& asked);
Step end_other_sessions_by_form(const Asked& asked);
Step sign_out_by_form(const Asked& asked);
// accounts.cpp
Step list_accounts(const Asked& asked);
Step create_account(const Asked& asked);
Step create_first_account(const Asked& asked);
Step read_account(const Asked& asked);
Step change_account(const Asked& asked);
Step reset_account(const Asked& asked);
Step renew_password(const Asked& asked);
Step end_account_sessions(const Asked& asked);
// protections.cpp
Step make_protection(const Asked& asked);
Step list_protections(const Asked& asked);
Step end_protection(const Asked& asked);
// owner.cpp
Step rotate_key(const Asked& asked);
Step create_key(const Asked& asked);
Step list_keys(const Asked& asked);
Step revoke_key(const Asked& asked);
Step verify_store(const Asked& asked);
// access_reviews.cpp
Step raise_access_reviews(const Asked& asked);
Step list_access_reviews(const Asked& asked);
Step close_access_review(const Asked& asked);
// guarded_records.cpp
Step guard_record(const Asked& asked);
Step list_guarded_records(const Asked& asked);
Step stop_guarding_record(const Asked& asked);
// staff_links.cpp
Step link_staff(const Asked& asked);
Step list_staff_links(const Asked& asked);
Step unlink_staff(const Asked& asked);
// audit.cpp
Step prove_audit(const Asked& asked);
Step list_accesses(const Asked& asked);
Step list_audit_entries(const Asked& asked);
Step find_searches(const Asked& asked);
Step list_memberships(const Asked& asked);
Step read_standing(const Asked& asked);

}  // namespace concord::api

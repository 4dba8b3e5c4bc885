#include <array>

#include "handlers/handlers.hpp"

namespace concord::api {
namespace {

using enum Verb;
using enum Audience;
using enum LaneName;
using enum AuditKind;
using P = policy::Permission;

// Columns: verb, path, operation, summary, audience, permission, lane, audit, takes, request schema, reply
// schema, status of success, handler. Literal segments stand before parameters of the same place.
constexpr std::array kRoutes{
    Route{get, "/v1/openapi.json", "readOpenapi", "This description", open, P::none, in_place, none, "", "",
          "description", 200, read_openapi},
    Route{get, "/v1/sources", "listSources", "Each source: records, last extracts, coverage, rejects", keyed,
          P::read_sources, read, none, "", "", "sources", 200, list_sources},
    Route{post, "/v1/sources/{source}/extracts", "openExtract", "Open an extract with its manifest", keyed,
          P::write_records, read, changed, "", "manifest", "extract", 201, open_extract},
    Route{post, "/v1/sources/{source}/batches", "takeBatch", "Take in a batch of records, NDJSON", keyed,
          P::write_records, slow, changed, "extract number idempotency_key", "record", "batch", 202,
          take_batch},
    Route{put, "/v1/sources/{source}/records/{record_id}", "putRecord", "Take in one record", keyed,
          P::write_records, read, changed, "if_match", "record", "record_standing", 200, put_record},
    Route{get, "/v1/sources/{source}/records/{record_id}", "readRecord", "One record as it stands", keyed,
          P::read_records, read, opened, "", "", "record_standing", 200, read_record},
    Route{delete_, "/v1/sources/{source}/records/{record_id}", "withdrawRecord",
          "The source no longer has this record", keyed, P::write_records, read, changed,
          "if_match source_version", "", "record_standing", 200, withdraw_record},
    Route{get, "/v1/extracts/{extract_id}", "readExtract", "An extract's state and reconciliation", keyed,
          P::read_sources, read, none, "", "", "extract", 200, read_extract},
    Route{post, "/v1/extracts/{extract_id}/completion", "completeExtract", "All batches are sent", keyed,
          P::write_records, slow, changed, "", "completion", "extract", 200, complete_extract},
    Route{post, "/v1/extracts/{extract_id}/approval", "approveExtract",
          "Let a held extract cease what it lacks", keyed, P::approve_extracts, slow, changed, "", "",
          "extract", 200, approve_extract},
    Route{get, "/v1/batches/{batch_id}", "readBatch", "A batch's state and tally", keyed, P::read_sources,
          read, none, "", "", "batch", 200, read_batch},
    Route{get, "/v1/batches/{batch_id}/rejections", "listRejections", "Each rejected line with its faults",
          keyed, P::read_sources, read, none, "cursor limit", "", "rejections", 200, list_rejections},
    Route{post, "/v1/profiles/search", "searchProfiles", "Find a resident", keyed, P::search, read, search,
          "", "search", "search_results", 200, search_profiles},
    Route{post, "/v1/profiles/match", "matchProfiles", "Who a candidate record would be; nothing is stored",
          keyed, P::match, read, search, "", "record", "matches", 200, match_profiles},
    Route{get, "/v1/profiles/{profile_id}", "readProfile", "Golden values with where each comes from", keyed,
          P::read_profiles, in_place, opened, "if_none_match", "", "profile", 200, read_profile},
    Route{get, "/v1/profiles/{profile_id}/records", "listProfileRecords", "The records that it is made of",
          keyed, P::read_profiles, read, opened, "", "", "profile_records", 200, list_profile_records},
    Route{get, "/v1/profiles/{profile_id}/evidence", "explainProfile", "Why its records are one person",
          keyed, P::read_evidence, read, opened, "", "", "evidence", 200, explain_profile},
    Route{get, "/v1/profiles/{profile_id}/how", "readHow",
          "In which order its records come together, and what holds them", keyed, P::read_evidence, read,
          opened, "", "", "how", 200, read_how},
    Route{get, "/v1/profiles/{profile_id}/history", "readHistory", "How it came about", keyed,
          P::read_profiles, read, opened, "cursor limit", "", "history", 200, read_history},
    Route{get, "/v1/profiles/{profile_id}/household", "readHousehold", "Whom they live with", keyed,
          P::read_profiles, read, opened, "", "", "household", 200, read_household},
    Route{get, "/v1/profiles/{profile_id}/engagements", "listEngagements", "Which services know them", keyed,
          P::read_profiles, read, opened, "", "", "engagements", 200, list_engagements},
    Route{get, "/v1/profiles/{profile_id}/accesses", "listAccesses", "Who looked at it, and why", keyed,
          P::read_audit, slow, log_read, "cursor limit", "", "accesses", 200, list_accesses},
    Route{get, "/v1/audit/entries", "listAuditEntries", "What was looked at and done, latest first", keyed,
          P::read_audit, slow, log_read, "principal profile kind since until cursor limit", "",
          "audit_entries", 200, list_audit_entries},
    Route{post, "/v1/audit/searches", "findSearches",
          "Who searched for a person of this name, date or number", keyed, P::read_audit, slow, log_read,
          "since until cursor limit", "search", "audit_entries", 200, find_searches},
    Route{post, "/v1/access-reviews", "raiseAccessReviews",
          "Let the rules see what was looked at since last time", keyed, P::review_access, slow, changed, "",
          "", "access_reviews_raised", 200, raise_access_reviews},
    Route{get, "/v1/access-reviews", "listAccessReviews", "Looks that somebody should ask about", keyed,
          P::review_access, read, log_read, "closed cursor limit", "", "access_reviews", 200,
          list_access_reviews},
    Route{post, "/v1/access-reviews/{access_review_id}/closing", "closeAccessReview",
          "Say what came of it; by somebody else than who looked", keyed, P::review_access, read, changed, "",
          "access_review_closing", "access_review", 200, close_access_review},
    Route{get, "/v1/guarded-records", "listGuardedRecords", "Every look at whom is asked about", keyed,
          P::review_access, read, search, "", "", "guarded_records", 200, list_guarded_records},
    Route{post, "/v1/guarded-records", "guardRecord", "Ask about every look at this record's resident", keyed,
          P::review_access, read, changed, "", "record_guarding", "guarded_record", 201, guard_record},
    Route{delete_, "/v1/guarded-records/{source}/{record_id}", "stopGuardingRecord", "No longer", keyed,
          P::review_access, read, changed, "", "", "", 204, stop_guarding_record},
    Route{post, "/v1/staff-links", "linkStaff", "Say which record a member of staff has as a resident", keyed,
          P::link_staff, read, changed, "", "staff_link", "staff_linked", 201, link_staff},
    Route{get, "/v1/staff-links", "listStaffLinks", "Of whom it is said; never which record", keyed,
          P::link_staff, read, none, "", "", "staff_links", 200, list_staff_links},
    Route{delete_, "/v1/staff-links/{principal}", "unlinkStaff", "Forget which record it was", keyed,
          P::link_staff, read, changed, "", "", "", 204, unlink_staff},
    Route{post, "/v1/profiles/{profile_id}/unlink", "unlinkRecords",
          "Rule that records of it are of somebody else", keyed, P::decide, read, changed,
          "idempotency_key profile_if_match dry_run", "unlink", "act", 201, unlink_records},
    Route{post, "/v1/decisions", "makeDecision", "Rule that two records are the same person, or different",
          keyed, P::decide, read, changed, "idempotency_key dry_run", "decision", "decision_made", 201,
          make_decision},
    Route{delete_, "/v1/decisions/{decision_id}", "undoDecision", "Withdraw a ruling; it stays on record",
          keyed, P::decide, read, changed, "dry_run", "", "decision_undone", 200, undo_decision},
    Route{delete_, "/v1/acts/{act_id}", "undoAct", "Withdraw all rulings that were made at once", keyed,
          P::decide, read, changed, "dry_run", "", "act_undone", 200, undo_act},
    Route{post, "/v1/why", "explainTwo", "Why two records or profiles are one person, or why not", keyed,
          P::read_evidence, read, search, "", "why", "why_told", 200, explain_two},
    Route{get, "/v1/reviews", "listReviews", "What the evidence leaves open, most worth settling first",
          keyed, P::decide, read, search, "cause cursor few", "", "reviews", 200, list_reviews},
    Route{post, "/v1/reviews/samples", "raiseSample",
          "Ask of pairs drawn from those that are linked, to see how many are one person", keyed, P::decide,
          slow, changed, "", "sample", "sample_raised", 201, raise_sample},
    Route{get, "/v1/reviews/{review_id}", "readReview",
          "Both sides, the evidence, and what each answer would do", keyed, P::decide, read, opened, "", "",
          "review", 200, read_review},
    Route{post, "/v1/reviews/{review_id}/decision", "decideReview", "Answer a review", keyed, P::decide, read,
          changed, "idempotency_key review_if_match dry_run", "review_decision", "act", 201, decide_review},
    Route{get, "/v1/matching/models", "listModels", "The match model in force, and those proposed", keyed,
          P::read_models, read, none, "", "", "models", 200, list_models},
    Route{post, "/v1/matching/models", "proposeModel", "Propose a match model; nothing changes by it", keyed,
          P::release_models, slow, changed, "idempotency_key residents", "match_model", "model", 201,
          propose_model},
    Route{post, "/v1/matching/models/training", "trainModel",
          "Train a match model on the records that are here, and propose it", keyed, P::release_models, model,
          changed, "idempotency_key seed", "", "model", 201, train_model},
    Route{get, "/v1/matching/models/{model_id}", "readModel",
          "One model, and how far its preview and release are", keyed, P::read_models, read, none, "", "",
          "model", 200, read_model},
    Route{post, "/v1/matching/models/{model_id}/preview", "makeModelPreview",
          "Work out what its release would do", keyed, P::read_models, model, changed, "", "", "model", 200,
          make_model_preview},
    Route{get, "/v1/matching/models/{model_id}/preview", "readModelPreview",
          "Which profiles would join and split, and which reviews open and close", keyed, P::read_models,
          read, search, "cursor limit", "", "model_preview", 200, read_model_preview},
    Route{post, "/v1/matching/models/{model_id}/release", "releaseModel",
          "Link by this model from now on, or again", keyed, P::release_models, read, changed, "", "",
          "model", 202, release_model},
    Route{get, "/v1/matching/measures", "readMeasures",
          "What was last measured of the matching, without knowing the truth", keyed, P::read_models, read,
          none, "", "", "measures", 200, read_measures},
    Route{post, "/v1/matching/measures", "makeMeasures", "Measure the matching as it is now", keyed,
          P::read_models, slow, changed, "", "", "measures", 200, make_measures},
    Route{get, "/v1/matching/measures/profiles", "listWatchedProfiles",
          "Profiles to look at: out of proportion, or held together by little", keyed, P::decide, read,
          search, "", "", "watched_profiles", 200, list_watched_profiles},
    Route{get, "/v1/changes", "listChanges", "What changed, in order", keyed, P::read_changes, read, none,
          "after many", "", "changes", 200, list_changes},
    Route{post, "/v1/session", "openSession", "Sign in with a local account", open, P::none, password,
          changed, "", "sign_in", "session", 201, open_session},
    Route{get, "/v1/session", "readSession", "Who is signed in, as what, for how long", Audience::session,
          P::none, read, none, "", "", "session", 200, read_session},
    Route{patch, "/v1/session", "choosePurpose", "What requests of this session are for that don't say",
          Audience::session, P::none, read, changed, "form_token", "session_purpose", "session", 200,
          choose_purpose},
    Route{delete_, "/v1/session", "closeSession", "Sign out", Audience::session, P::none, read, changed,
          "form_token", "", "", 204, close_session},
    Route{post, "/v1/session/step-up", "stepUp", "Prove again who it is, for what asks for that",
          Audience::session, P::none, password, changed, "form_token", "proof", "session", 200,
          step_up_session},
    Route{put, "/v1/session/password", "changeOwnPassword",
          "Choose a password; the account's other sessions end", Audience::session, P::none, password,
          changed, "form_token", "own_password", "session", 200, change_own_password},
    Route{post, "/v1/session/second-factor", "beginSecondFactor",
          "A secret for an authenticator app, which counts once a code of it is given", Audience::session,
          P::none, read, changed, "form_token", "", "second_factor", 201, begin_own_second_factor},
    Route{put, "/v1/session/second-factor", "confirmSecondFactor", "The app's first code", Audience::session,
          P::none, read, changed, "form_token", "second_factor_code", "session", 200,
          confirm_own_second_factor},
    Route{post, "/v1/session/recovery-codes", "makeRecoveryCodes",
          "Ten codes that each stand in once for the second factor; told once", Audience::session, P::none,
          read, changed, "form_token", "", "recovery_codes", 201, make_own_recovery_codes},
    Route{get, "/v1/sessions", "listSessions", "One's own sessions", Audience::session, P::none, read, none,
          "", "", "sessions", 200, list_own_sessions},
    Route{delete_, "/v1/sessions", "endOtherSessions", "End one's own sessions but this", Audience::session,
          P::none, read, changed, "form_token", "", "", 204, end_other_sessions},
    Route{delete_, "/v1/sessions/{session_id}", "endSession", "End a session of one's own", Audience::session,
          P::none, read, changed, "form_token", "", "", 204, end_own_session},
    Route{get, "/v1/accounts", "listAccounts", "Who can sign in with an account here", keyed,
          P::manage_accounts, read, none, "", "", "accounts", 200, list_accounts},
    Route{post, "/v1/accounts", "createAccount", "Make an account; its one-time password is told once", keyed,
          P::manage_accounts, password, changed, "", "new_account", "account", 201, create_account},
    Route{get, "/v1/accounts/{account_id}", "readAccount", "One account as it stands", keyed,
          P::manage_accounts, read, none, "", "", "account", 200, read_account},
    Route{patch, "/v1/accounts/{account_id}", "changeAccount",
          "Disable or enable it, or give it another role; its sessions end", keyed, P::manage_accounts, read,
          changed, "", "account_change", "account", 200, change_account},
    Route{post, "/v1/accounts/{account_id}/reset", "resetAccount",
          "A new one-time password, no second factor, no sessions", keyed, P::manage_accounts, password,
          changed, "", "", "account", 200, reset_account},
    Route{post, "/v1/accounts/{account_id}/password", "renewPassword",
          "A new one-time password for one that was forgotten; the second factor stays", keyed,
          P::manage_accounts, password, changed, "", "", "account", 200, renew_password},
    Route{delete_, "/v1/accounts/{account_id}/sessions", "endAccountSessions", "End all of its sessions",
          keyed, P::manage_accounts, read, changed, "", "", "", 204, end_account_sessions},
    // Pages: not in the description.
    Route{get, "/sign-in", "showSignIn", "The sign-in page", open, P::none, read, none, "", "", "", 200,
          show_sign_in},
    Route{get, "/sign-in/style.css", "showSignInStyle", "Its style", open, P::none, in_place, none, "", "",
          "", 200, show_sign_in_style},
    Route{post, "/sign-in", "signInByForm", "Sign in", open, P::none, password, changed, "", "", "", 303,
          sign_in_by_form},
    Route{post, "/sign-in/password", "choosePasswordByForm", "Choose a password", Audience::session, P::none,
          password, changed, "", "", "", 303, choose_password_by_form},
    Route{post, "/sign-in/second-factor", "setSecondFactorByForm", "Show a secret, or confirm it by a code",
          Audience::session, P::none, password, changed, "", "", "", 303, set_second_factor_by_form},
    Route{post, "/sign-in/recovery-codes", "makeRecoveryCodesByForm", "New recovery codes", Audience::session,
          P::none, password, changed, "", "", "", 200, make_recovery_codes_by_form},
    Route{post, "/sign-in/sessions", "endOtherSessionsByForm", "End one's own sessions but this",
          Audience::session, P::none, password, changed, "", "", "", 303, end_other_sessions_by_form},
    Route{post, "/sign-out", "signOutByForm", "Sign out", Audience::session, P::none, read, changed, "", "",
          "", 303, sign_out_by_form},
    Route{get, "/sign-in/provider", "beginProviderSignIn", "Sign in through the identity provider", open,
          P::none, provider, none, "", "", "", 303, begin_provider_sign_in},
    Route{get, "/sign-in/callback", "finishProviderSignIn",
          "Where the identity provider sends people back to", open, P::none, provider, changed, "", "", "",
          303, finish_provider_sign_in},
    Route{get, "/sign-in/provider/step-up", "beginProviderStepUp",
          "Prove again to the identity provider who it is", Audience::session, P::none, provider, none, "",
          "", "", 303, begin_provider_step_up},
    Route{post, "/sign-in/provider/sign-out", "signOutByProvider",
          "Where the identity provider says whom it signed out", open, P::none, provider, changed, "", "", "",
          200, sign_out_by_provider},
    Route{post, "/owner/first-account", "createFirstAccount",
          "Make the first administrator of accounts, where there is no account yet", owner, P::none, password,
          changed, "", "", "account", 201, create_first_account},
    Route{post, "/owner/keys/{key_id}/rotation", "rotateKey",
          "A new secret; the one before holds for a while yet", owner, P::none, read, changed, "",
          "key_rotation", "key_made", 201, rotate_key},
    Route{get, "/v1/agreements", "listAgreements", "Who shares what with whom, by which agreement", keyed,
          P::read_sharing, read, none, "", "", "agreements", 200, list_agreements},
    Route{post, "/v1/agreements", "makeAgreement", "Share from now on, or from the day that it names", keyed,
          P::govern_sharing, read, changed, "idempotency_key", "agreement_terms", "agreement", 201,
          make_agreement},
    Route{get, "/v1/agreements/{agreement_id}", "readAgreement", "An agreement with all its versions", keyed,
          P::read_sharing, read, none, "", "", "agreement_versions", 200, read_agreement},
    Route{post, "/v1/agreements/{agreement_id}/end", "endAgreement",
          "It withholds from the next request on; it stays on record", keyed, P::govern_sharing, read,
          changed, "idempotency_key", "agreement_end", "agreement", 200, end_agreement},
    Route{get, "/v1/sharing-matrix", "readSharingMatrix",
          "What each part shows each role for each purpose today, and by what", keyed, P::read_sharing, read,
          none, "", "", "sharing_matrix", 200, read_sharing_matrix},
    Route{get, "/v1/profiles/{profile_id}/involvement", "readInvolvement",
          "Whether each part knows them, and whom to ring", keyed, P::read_profiles, read, opened, "", "",
          "involvement_told", 200, read_involvement},
    Route{post, "/v1/profiles/{profile_id}/identifiers/reveal", "revealIdentifiers",
          "Identifiers in full that are shown masked, with the reason", keyed, P::reveal_identifiers, read,
          changed, "", "reveal", "identifiers", 200, reveal_identifiers},
    Route{post, "/v1/access-requests", "askForAccess", "Ask the owner of a part for what is withheld", keyed,
          P::request_access, read, changed, "idempotency_key", "access_ask", "access_request", 201,
          ask_for_access},
    Route{get, "/v1/access-requests", "listAccessRequests",
          "One's own, those that one's role answers, and all to who governs sharing", keyed, P::read_sharing,
          read, search, "", "", "access_requests", 200, list_access_requests},
    Route{post, "/v1/access-requests/{request_id}/answer", "answerRequest",
          "Grant it until an end, or refuse it; answered again, the new answer counts", keyed,
          P::answer_access, read, changed, "idempotency_key", "access_ruling", "access_request", 200,
          answer_request},
    Route{get, "/v1/sharing-measures", "readSharingMeasures",
          "What is refused, how long answers take, how often the glass is broken", keyed, P::read_sharing,
          read, none, "", "", "sharing_measures", 200, read_sharing_measures},
    Route{post, "/v1/break-glass", "breakGlass", "Look at one resident beyond the mask, in an emergency",
          keyed, P::break_glass, read, changed, "", "glass_ask", "broken_glass", 201, break_glass},
    Route{get, "/v1/break-glass", "listBrokenGlass", "Every use, newest first", keyed, P::govern_sharing,
          read, search, "", "", "broken_glasses", 200, list_broken_glass},
    Route{post, "/v1/break-glass/{use_id}/review", "reviewBrokenGlass", "Say whether it was justified", keyed,
          P::govern_sharing, read, changed, "", "glass_finding", "broken_glass", 200, review_glass},
    // Residents' rights.
    Route{post, "/v1/subject-requests", "noteSubjectRequest",
          "Note what a resident asks for under their rights, as it came in", keyed,
          P::answer_subject_requests, read, changed, "idempotency_key", "subject_ask", "subject_request", 201,
          note_subject_request},
    Route{get, "/v1/subject-requests", "listSubjectRequests",
          "All to who answers them, else those that wait for an opinion of one's part", keyed,
          P::read_subject_requests, read, search, "request_state due_by overdue cursor limit", "",
          "subject_requests", 200, list_subject_requests},
    Route{get, "/v1/subject-requests/{subject_request_id}", "readSubjectRequest",
          "One request, and the day by which to answer it", keyed, P::read_subject_requests, read, opened, "",
          "", "subject_request", 200, read_subject_request},
    Route{post, "/v1/subject-requests/{subject_request_id}/steps", "noteSubjectStep",
          "The clock stands still or goes on, it is extended, answered, refused or withdrawn", keyed,
          P::answer_subject_requests, read, changed, "idempotency_key", "subject_step", "subject_request",
          200, note_subject_step},
    Route{post, "/v1/subject-requests/{subject_request_id}/opinions", "giveSubjectOpinion",
          "Whether telling the resident what a part holds would do serious harm", keyed, P::answer_access,
          read, changed, "idempotency_key", "subject_opinion", "subject_request", 200, give_subject_opinion},
    Route{get, "/v1/subject-requests/{subject_request_id}/bundle", "readSubjectBundle",
          "All that is held of the resident, for the resident", keyed, P::answer_subject_requests, slow,
          exported, "contact_included", "", "subject_bundle", 200, read_subject_bundle},
    Route{get, "/v1/subject-requests/{subject_request_id}/bundle/page", "showSubjectBundle",
          "The same as one page that prints well", keyed, P::answer_subject_requests, slow, exported,
          "contact_included", "", "page", 200, show_subject_bundle},
    Route{post, "/v1/rectifications", "proposeRectification", "Propose to a source that its value is wrong",
          keyed, P::propose_rectification, read, changed, "idempotency_key", "rectification_ask",
          "rectification", 201, propose_rectification},
    Route{get, "/v1/rectifications", "listRectifications",
          "Proposals whose values the asker sees; an adapter's are those to its own source", keyed,
          P::read_rectifications, read, search, "of_source cursor limit", "", "rectifications", 200,
          list_rectifications},
    Route{post, "/v1/rectifications/{rectification_id}/answer", "answerRectification",
          "The source accepts it, or refuses it with the reason; answered again, the new answer counts",
          keyed, P::answer_rectifications, read, changed, "idempotency_key", "rectification_answer",
          "rectification", 200, answer_rectification},
    Route{post, "/v1/processing-limits", "noteProcessingLimit",
          "A resident's data is kept and not used: a restriction, or an objection", keyed,
          P::answer_subject_requests, read, changed, "idempotency_key", "limit_ask", "processing_limit", 201,
          note_limit},
    Route{get, "/v1/processing-limits", "listProcessingLimits", "Restrictions and objections, newest first",
          keyed, P::answer_subject_requests, read, search, "cursor limit", "", "processing_limits", 200,
          list_limits},
    Route{post, "/v1/processing-limits/{limit_id}/rulings", "ruleOnProcessingLimit",
          "Uphold or overrule an objection, or lift either", keyed, P::answer_subject_requests, read, changed,
          "idempotency_key", "limit_ruling", "processing_limit", 200, rule_on_limit},
    Route{get, "/v1/legal-holds", "listLegalHolds", "What must not be erased, newest first", keyed, P::erase,
          read, search, "", "", "legal_holds", 200, list_legal_holds},
    Route{post, "/v1/legal-holds", "makeLegalHold",
          "Keep records, or a whole part, from being erased until it ends", keyed, P::erase, read, changed,
          "idempotency_key", "legal_hold_ask", "legal_hold", 201, make_legal_hold},
    Route{post, "/v1/legal-holds/{hold_id}/end", "endLegalHold",
          "It holds nothing any more; it stays on record", keyed, P::erase, read, changed, "",
          "legal_hold_end", "legal_hold", 200, end_legal_hold},
    Route{get, "/v1/erasures", "listErasures", "What was erased, when and by what authority, newest first",
          keyed, P::erase, read, search, "cursor limit", "", "erasures", 200, list_erasures},
    Route{post, "/v1/erasures", "eraseRecords", "Erase records for good, and refuse them from then on", keyed,
          P::erase, read, changed, "dry_run", "erasure_ask", "erasure", 200, erase_records},
    Route{post, "/v1/erasures/{erasure_id}/lift", "liftErasure",
          "Let in again what its sources still send; what was erased does not come back", keyed, P::erase,
          read, changed, "", "erasure_lift", "erasure", 200, lift_erasure},
    Route{get, "/v1/retention", "readRetention",
          "The rules of retention, and how many records each keeps and lets go", keyed, P::erase, model, none,
          "", "", "retention", 200, read_retention},
    Route{post, "/v1/retention/runs", "runRetention", "Erase what every rule that speaks of it lets go",
          keyed, P::erase, model, changed, "dry_run cursor limit", "retention_run_ask", "retention_run", 200,
          run_retention},
    Route{post, "/v1/protections", "makeProtection",
          "Keep a resident from a member of staff, two residents from one another, or two records apart",
          keyed, P::protect, read, changed, "idempotency_key", "new_protection", "protection", 201,
          make_protection},
    Route{get, "/v1/protections", "listProtections", "Every protection, newest first", keyed, P::protect,
          read, search, "", "", "protections", 200, list_protections},
    Route{post, "/v1/protections/{protection_id}/end", "endProtection",
          "From the next request on; it stays on record", keyed, P::protect, read, changed, "idempotency_key",
          "protection_end", "protection", 200, end_protection},
    Route{post, "/owner/keys", "createKey", "Make a bearer key; its secret is shown once", owner, P::none,
          read, changed, "", "key", "key_made", 201, create_key},
    Route{get, "/owner/keys", "listKeys", "All keys, without secrets", owner, P::none, read, none, "", "", "",
          200, list_keys},
    Route{delete_, "/owner/keys/{key_id}", "revokeKey", "Revoke a key", owner, P::none, read, changed, "", "",
          "", 204, revoke_key},
    Route{get, "/owner/verification", "verifyStore", "Rebuild from records and decisions and compare", owner,
          P::none, slow, none, "", "", "", 200, verify_store},
    Route{post, "/owner/audit/proof", "proveAudit", "Prove the audit log whole", owner, P::none, slow,
          changed, "", "", "", 200, prove_audit},
    Route{get, "/owner/memberships", "listMemberships", "Which profile each record is in", owner, P::none,
          slow, none, "", "", "", 200, list_memberships},
    Route{get, "/owner/standing", "readStanding", "Whether the index is ready and how many records wait",
          owner, P::none, read, none, "", "", "", 200, read_standing},
};

constexpr bool operations_are_unique() {
  for (std::size_t i = 0; i < kRoutes.size(); ++i) {
    for (std::size_t j = i + 1; j < kRoutes.size(); ++j) {
      if (kRoutes[i].operation == kRoutes[j].operation ||
          (kRoutes[i].verb == kRoutes[j].verb && kRoutes[i].path == kRoutes[j].path)) {
        return false;
      }
    }
  }
  return true;
}

// Whoever is asked for a key is also asked whether they may; only what is open to all asks nothing.
constexpr bool keyed_routes_ask_permission() {
  for (const Route& route : kRoutes) {
    if (route.audience == keyed && route.permission == P::none) {
      return false;
    }
  }
  return true;
}

constexpr bool changes_are_audited() {
  for (const Route& route : kRoutes) {
    const bool changes =
        route.verb == put || route.verb == delete_ || route.verb == patch ||
        (route.verb == post && route.audit != search && route.audit != log_read && route.audit != exported);
    if (changes && route.audit != changed) {
      return false;
    }
  }
  return true;
}

// Whatever tells of residents leaves a row; only an adapter's own bookkeeping and the feed of ids do not.
constexpr bool profiles_are_audited() {
  for (const Route& route : kRoutes) {
    if (route.path.starts_with("/v1/profiles") && route.audit == none) {
      return false;
    }
  }
  return true;
}

// The handler of a change goes on from its intent's row, on the audit lane if it had none of its own.
constexpr bool changes_have_a_lane() {
  for (const Route& route : kRoutes) {
    if (route.audit == changed && route.lane == in_place) {
      return false;
    }
  }
  return true;
}

static_assert(changes_have_a_lane());
static_assert(operations_are_unique());
static_assert(keyed_routes_ask_permission());
static_assert(changes_are_audited());
static_assert(profiles_are_audited());

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace concord::api

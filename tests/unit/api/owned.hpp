// A council in which each kind of object is somebody's.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "served.hpp"

namespace concord::api::testing {

inline constexpr std::string_view kNever = "01900000-0000-7000-8000-000000000000";
inline const Instant kThen = parse_rfc3339("2026-10-01T12:00:00Z").value();

inline std::string named(std::string_view given, std::string_view born) {
  return fmt::format(R"("names":[{{"given":"{}","family":"Okonjo-Hale"}}],"birth_date":"{}")", given, born);
}

class Owned {
 public:
  Owned() {
    served.put("social-care", "children", "sc-1", named("Ines", "2015-03-02"));
    served.put("social-care", "children", "sc-2", named("Ines", "2015"));
    served.put("social-care", "children", "sc-3", named("Tomas", "2014-08-09"));
    served.put("housing", "housing", "uh-1", named("Beatriz", "1984-01-05"));
    REQUIRE(served.core().database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      rule(transaction);
      deliver(transaction);
      ask_and_break(transaction);
      use_rights(transaction);
      transaction.account_writer().add({.id = "acc_somebody",
                                        .name = "somebody",
                                        .role = "adviser",
                                        .enabled = true,
                                        .password = {},
                                        .one_time_until = {},
                                        .must_change = false,
                                        .totp_secret = {},
                                        .totp_step = 0,
                                        .created = kThen});
      learn(transaction);
      return {};
    }));
    served.core().sharing.load();
    served.core().resolver.notify();
    served.core().resolver.drain();
  }

  // What of the store could have been changed by a request.
  std::string standing() {
    std::string text;
    served.core().database->read([&](store::Snapshot& snapshot) {
      text += fmt::format("changes {} reviews {} decisions {}\n", snapshot.changes().last(),
                          snapshot.reviews().open_count(), snapshot.rulings().in_force().size());
      for (const store::AccountRow& one : snapshot.accounts().all()) {
        text += fmt::format("account {} {} {} {}\n", one.name, one.role, one.enabled, one.password);
      }
      for (const store::AgreementRow& one : snapshot.agreements().all()) {
        text += fmt::format("agreement {} {}\n", to_string(one.id), one.ended);
      }
      for (const store::AccessRequestRow& one : snapshot.access().requests(100)) {
        text += fmt::format("request {} {}\n", to_string(one.id), one.answer.has_value());
      }
      for (const store::GlassRow& one : snapshot.access().glasses(100)) {
        text += fmt::format("glass {} {}\n", to_string(one.id), one.review.has_value());
      }
      for (const store::ModelRow& one : snapshot.models().all()) {
        text += fmt::format("model {}\n", to_string(one.id));
      }
      for (const store::SubjectRequestRow& one : snapshot.rights().requests(INT64_MAX, 100)) {
        text += fmt::format("subject request {} {} {}\n", to_string(one.id), one.steps.size(),
                            one.opinions.size());
      }
      for (const store::RectificationRow& one : snapshot.rights().rectifications(INT64_MAX, 100)) {
        text += fmt::format("rectification {} {}\n", to_string(one.id), one.answer.has_value());
      }
      for (const store::ProcessingLimitRow& one : snapshot.rights().limits(INT64_MAX, 100)) {
        text += fmt::format("limit {} {}\n", to_string(one.id), one.rulings.size());
      }
      const auto extract = snapshot.extracts().extract(*parse_uuid(ids.at("extract_id")));
      text += fmt::format("extract {}\n", to_string(extract->state));
    });
    return text;
  }

  Served served;
  std::map<std::string, std::string, std::less<>> ids;  // by parameter

 private:
  static store::RecordNumber record(store::Snapshot& snapshot, const std::string& source,
                                    const std::string& id) {
    return snapshot.records().find({source, id})->number;
  }

  void rule(store::Transaction& transaction) {
    store::DecisionRow decision;
    decision.id = make_uuid(kThen);
    decision.a = record(transaction, "social-care", "sc-1");
    decision.b = record(transaction, "social-care", "sc-3");
    decision.reason = "brother and sister";
    decision.by = "somebody";
    decision.at = kThen;
    decision.act = make_uuid(kThen);
    transaction.ruling_writer().add(decision);
    ids["decision_id"] = to_string(decision.id);
    ids["act_id"] = to_string(*decision.act);
  }

  void deliver(store::Transaction& transaction) {
    store::ExtractRow extract;
    extract.id = make_uuid(kThen);
    extract.source = "housing";
    extract.layout = "universal-housing";
    extract.current_as_of = kThen;
    transaction.extract_writer().open(extract);
    ids["extract_id"] = to_string(extract.id);
    store::BatchRow batch;
    batch.id = make_uuid(kThen);
    batch.source = "housing";
    batch.received_at = kThen;
    transaction.extract_writer().add(batch);
    ids["batch_id"] = to_string(batch.id);
  }

  void ask_and_break(store::Transaction& transaction) {
    store::AccessRequestRow request;
    request.id = make_uuid(kThen);
    request.record = record(transaction, "social-care", "sc-1");
    request.principal = "somebody";
    request.role = "adviser";
    request.part = domain::Part::children;
    request.categories = {domain::Category::contact};
    request.reason = "a call that came in";
    request.asked = request.due = kThen;
    transaction.access_writer().add(request);
    ids["request_id"] = to_string(request.id);
    store::GlassRow glass;
    glass.id = make_uuid(kThen);
    glass.record = request.record;
    glass.principal = "somebody";
    glass.role = "adviser";
    glass.code = "risk-to-life";
    glass.broken = glass.until = glass.review_due = kThen;
    transaction.access_writer().add(glass);
    ids["use_id"] = to_string(glass.id);
  }

  // A child's, and a limit of the tenant's, since one of the child's would hide the child.
  void use_rights(store::Transaction& transaction) {
    store::SubjectRequestRow request;
    request.id = make_uuid(kThen);
    request.record = record(transaction, "social-care", "sc-1");
    request.members = {request.record};
    request.received = CivilDate(std::chrono::year(2026), std::chrono::October, std::chrono::day(1));
    request.asked_by = "resident";
    request.identity = "documents";
    transaction.rights_writer().add(request);
    ids["subject_request_id"] = to_string(request.id);
    store::RectificationRow proposal;
    proposal.id = make_uuid(kThen);
    proposal.record = request.record;
    proposal.proposed = R"({"record_id":"sc-1","part":"children","birth_date":"2015-03-03"})";
    proposal.reason = "seen in her passport";
    transaction.rights_writer().add(proposal);
    ids["rectification_id"] = to_string(proposal.id);
    store::ProcessingLimitRow limit;
    limit.id = make_uuid(kThen);
    limit.record = record(transaction, "housing", "uh-1");
    limit.kind = "restriction";
    limit.ground = "unlawful";
    limit.from = request.received;
    transaction.rights_writer().add(limit);
    ids["limit_id"] = to_string(limit.id);
  }

  void learn(store::Snapshot& snapshot) {
    const auto profile = snapshot.profiles().profile_of(record(snapshot, "social-care", "sc-1"));
    ids["profile_id"] = to_string(snapshot.profiles().find(*profile)->id);
    const auto reviews = snapshot.reviews().open_after({}, "", 10);
    REQUIRE_FALSE(reviews.empty());
    ids["review_id"] = to_string(reviews.front().id);
    ids["agreement_id"] = to_string(snapshot.agreements().all().front().id);
    ids["account_id"] = ids["principal"] = "acc_somebody";
    ids["source"] = "social-care";
    for (const char* governed : {"access_review_id", "hold_id", "erasure_id", "protection_id"}) {
      ids[governed] = kNever;  // of all who may govern: see may_of_all
    }
    ids["model_id"] = kNever;  // there is none beside the first: see may_of_all
  }
};

}  // namespace concord::api::testing

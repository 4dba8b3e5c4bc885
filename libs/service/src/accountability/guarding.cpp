#include <concord/service/guarding.hpp>

#include "../sign_in/staff.hpp"

namespace concord::service {
namespace {

bool may_name(store::Snapshot& snapshot, const domain::RecordKey& record, const Asker& asker) {
  const auto row = snapshot.records().find(record);
  return row && asker.mask.allows(row->part, domain::Category::identity) && !hides(asker, row->number);
}

}  // namespace

Result<store::GuardedRow> guard_record(store::Transaction& transaction, const domain::RecordKey& record,
                                       const Asker& asker, Instant now) {
  if (!may_name(transaction, record, asker)) {
    return error_at("/record_id", Code::not_found, "there is no such record");
  }
  store::GuardedRow row{record, asker.principal.id, now};
  transaction.access_review_writer().guard(row);
  return row;
}

Outcome stop_guarding(store::Transaction& transaction, const domain::RecordKey& record, const Asker& asker) {
  if (!may_name(transaction, record, asker) || !transaction.access_review_writer().stop_guarding(record)) {
    return fail(Code::not_found, "this record isn't guarded");
  }
  return {};
}

std::vector<store::GuardedRow> guarded_for(store::Snapshot& snapshot, const Asker& asker) {
  auto all = snapshot.access_reviews().guarded();
  std::erase_if(all, [&](const store::GuardedRow& row) { return !may_name(snapshot, row.record, asker); });
  return all;
}

Result<store::StaffLinkRow> link_staff(store::Transaction& transaction, const std::string& principal,
                                       const domain::RecordKey& record, const Asker& asker, Instant now) {
  if (!is_staff(transaction, principal)) {
    return error_at(
        "/principal", Code::invalid_value,
        "must be the id of an account, of a key of kind staff, or of a person of the identity provider");
  }
  store::StaffLinkRow link{principal, record, asker.principal.id, now};
  transaction.access_review_writer().link_staff(link);
  return link;
}

Outcome unlink_staff(store::Transaction& transaction, const std::string& principal) {
  if (!transaction.access_review_writer().unlink_staff(principal)) {
    return fail(Code::not_found, "this principal is linked to no record");
  }
  return {};
}

}  // namespace concord::service

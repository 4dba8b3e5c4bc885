#include <concord/base/text.hpp>
#include <concord/service/agreements.hpp>

namespace concord::service {
namespace {

std::string written(const policy::Agreement& terms) {
  JsonWriter out;
  out.begin_object();
  policy::write_agreement(out, terms);
  return out.end_object().take();
}

}  // namespace

Outcome put_starting_agreements(store::Database& database, std::span<const policy::Agreement> starting,
                                Instant now) {
  bool any = false;
  database.read([&](store::Snapshot& snapshot) { any = !snapshot.agreements().all().empty(); });
  if (any) {
    return {};
  }
  return database.write_and_wait([&](store::Transaction& transaction) -> Outcome {
    for (const policy::Agreement& terms : starting) {
      transaction.agreement_writer().add({0, make_uuid(now), 0, written(terms), false, "", now, ""});
    }
    return {};
  });
}

Result<store::AgreementRow> find_agreement(store::Snapshot& snapshot, const Uuid& id) {
  auto versions = snapshot.agreements().versions(id);
  if (versions.empty()) {
    return fail(Code::not_found, "there is no such agreement");
  }
  return versions.back();
}

store::AgreementRow make_agreement(store::Transaction& transaction, const policy::Agreement& terms,
                                   const Asker& asker, Instant now) {
  return transaction.agreement_writer().add(
      {0, make_uuid(now), 0, written(terms), false, asker.principal.id, now, ""});
}

Result<store::AgreementRow> end_agreement(store::Transaction& transaction, const Uuid& id,
                                          const std::string& reason, const Asker& asker, Instant now) {
  if (trim(reason).empty()) {
    return error_at("/reason", Code::missing_field, "must say why it ends");
  }
  auto row = find_agreement(transaction, id);
  if (!row) {
    return row;
  }
  if (row->ended) {
    return fail(Code::conflict, "this agreement is ended already: make a new one to share again");
  }
  row->ended = true;
  row->by = asker.principal.id;
  row->at = now;
  row->reason = trim(reason);
  return transaction.agreement_writer().add(*row);
}

std::string_view standing_of(const store::AgreementRow& row, const policy::Agreement& terms, CivilDate day) {
  if (row.ended) {
    return "ended";
  }
  return day < terms.from ? "to-come" : policy::in_force(terms, day) ? "in-force" : "expired";
}

}  // namespace concord::service

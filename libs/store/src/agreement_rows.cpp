#include "agreement_rows.hpp"

namespace concord::store {
namespace {

std::vector<AgreementRow> read_all(sqlite::Statement row) {
  std::vector<AgreementRow> all;
  while (row.step()) {
    all.push_back({row.integer(0), row.uuid(1), row.integer(2), row.text(3), row.boolean(4), row.text(5),
                   row.instant(6), row.text(7)});
  }
  return all;
}

}  // namespace

std::vector<AgreementRow> AgreementRows::all() const {
  return read_all(
      db_.query("SELECT * FROM agreement a WHERE version = (SELECT max(version) FROM agreement b WHERE b.id "
                "= a.id) ORDER BY (SELECT min(number) FROM agreement b WHERE b.id = a.id)"));
}

std::vector<AgreementRow> AgreementRows::versions(const Uuid& id) const {
  return read_all(db_.query("SELECT * FROM agreement WHERE id = ? ORDER BY version", id));
}

AgreementRow AgreementWrites::add(AgreementRow agreement) {
  agreement.version =
      db_.number("SELECT ifnull(max(version), 0) + 1 FROM agreement WHERE id = ?", agreement.id);
  db_.run(
      "INSERT INTO agreement (id, version, terms, ended, changed_by, changed_at, reason) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      agreement.id, agreement.version, agreement.terms, agreement.ended, agreement.by, agreement.at,
      agreement.reason);
  agreement.number = db_.last_number();
  return agreement;
}

}  // namespace concord::store

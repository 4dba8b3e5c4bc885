#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/service/protections.hpp>

#include "../sign_in/staff.hpp"
#include "../words/check_words.hpp"

namespace concord::service {
namespace {

using store::ProtectionKind;
using store::RecordNumber;
using Numbers = std::vector<RecordNumber>;

constexpr std::size_t kMostPairs = 1000;

Outcome check_against(store::Snapshot& snapshot, const ProtectionAsk& ask, Instant now) {
  const bool against_staff = ask.kind == ProtectionKind::not_to_staff;
  if (against_staff == ask.other.has_value()) {
    return error_at("/other", ask.other ? Code::unknown_field : Code::missing_field,
                    against_staff
                        ? "is for kinds against another resident: name the member of staff in `staff`"
                        : "must name a record of the other resident");
  }
  // A slip in an id would protect from nobody.
  if (against_staff && !is_staff(snapshot, ask.staff)) {
    return error_at("/staff", ask.staff.empty() ? Code::missing_field : Code::invalid_value,
                    "must be the id of an account, a member of staff's key, or a person of the identity "
                    "provider: the audit log has it as `principal`");
  }
  if (!against_staff && !ask.staff.empty()) {
    return error_at("/staff", Code::unknown_field, "is for the kind not-to-staff");
  }
  if (ask.until && (!against_staff || *ask.until <= now)) {
    return error_at(
        "/until", Code::invalid_value,
        against_staff ? "must be a time to come" : "is for the kind not-to-staff: end it instead");
  }
  return {};
}

// Of a resident who doesn't exist for whoever asks no record does.
Result<RecordNumber> find_record(store::Snapshot& snapshot, const domain::RecordKey& key, const Asker& asker,
                                 const std::string& pointer) {
  const auto row = snapshot.records().find(key);
  if (!row || hides(asker, row->number)) {
    return error_at(pointer, Code::not_found, "there is no such record");
  }
  return row->number;
}

Numbers members_with(store::Snapshot& snapshot, RecordNumber record) {
  const auto profile = snapshot.profiles().profile_of(record);
  return profile ? snapshot.profiles().members(*profile) : Numbers{record};
}

// Both sides in full; of two records that are one profile by mistake, these two alone.
Outcome find_sides(store::Snapshot& snapshot, const ProtectionAsk& ask, const Asker& asker,
                   store::ProtectionRow& row) {
  const auto record = find_record(snapshot, ask.record, asker, "/record");
  if (!record) {
    return record.error();
  }
  row.records = members_with(snapshot, *record);
  if (!ask.other) {
    return {};
  }
  const auto other = find_record(snapshot, *ask.other, asker, "/other");
  if (!other || *other == *record) {
    return other ? error_at("/other", Code::invalid_value, "must be another record than `record`")
                 : other.error();
  }
  row.others = members_with(snapshot, *other);
  if (row.others == row.records) {
    row.records = {*record};
    row.others = {*other};
  }
  if (row.records.size() * row.others.size() > kMostPairs) {
    return error_at("/other", Code::too_many,
                    fmt::format("the two have more than {} pairs of records between them", kMostPairs));
  }
  return {};
}

void resolve_anew(store::Transaction& transaction, const store::ProtectionRow& row) {
  if (!keeps_apart(row.kind)) {
    return;
  }
  for (const auto* side : {&row.records, &row.others}) {
    for (const RecordNumber record : *side) {
      transaction.record_writer().mark_waiting(record);
    }
  }
}

bool any_hidden(const store::ProtectionRow& row, const Asker& asker) {
  return hides_any(asker, row.records) || hides_any(asker, row.others);
}

}  // namespace

bool keeps_apart(ProtectionKind kind) { return kind != ProtectionKind::not_to_staff; }

Result<store::ProtectionRow> protect(store::Transaction& transaction, const ProtectionAsk& ask,
                                     const Asker& asker, Instant now) {
  store::ProtectionRow row;
  for (const Outcome& checked : {check_words(ask.reason), check_against(transaction, ask, now),
                                 find_sides(transaction, ask, asker, row)}) {
    if (!checked) {
      return checked.error();
    }
  }
  row.id = make_uuid(now);
  row.kind = ask.kind;
  row.staff = ask.staff;
  row.reason = trim(ask.reason);
  row.by = asker.principal.id;
  row.from = now;
  row.until = ask.until;
  row.number = transaction.protection_writer().add(row);
  if (row.kind == ProtectionKind::not_to_staff) {
    transaction.key_writer().drop_replies_of(row.staff);  // a repeat would tell of the resident once more
  }
  resolve_anew(transaction, row);
  return row;
}

Result<store::ProtectionRow> end_protection(store::Transaction& transaction, const Uuid& id,
                                            const std::string& reason, const Asker& asker, Instant now) {
  auto row = transaction.protections().find(id);
  if (!row || any_hidden(*row, asker)) {
    return fail(Code::not_found, "there is no such protection");
  }
  if (row->ended) {
    return fail(Code::conflict, "this protection is ended already: make a new one to protect again");
  }
  if (auto words = check_words(reason); !words) {
    return words.error();
  }
  row->ended = store::ProtectionEndRow{now, asker.principal.id, std::string(trim(reason))};
  transaction.protection_writer().end(row->number, *row->ended);
  resolve_anew(transaction, *row);
  return std::move(*row);
}

std::vector<store::ProtectionRow> protections_for(store::Snapshot& snapshot, const Asker& asker,
                                                  std::size_t most) {
  auto all = snapshot.protections().all(most);
  std::erase_if(all, [&](const store::ProtectionRow& row) { return any_hidden(row, asker); });
  return all;
}

std::string_view standing_of(const store::ProtectionRow& row, Instant now) {
  return row.ended ? "ended" : row.until && *row.until <= now ? "over" : "in-force";
}

}  // namespace concord::service

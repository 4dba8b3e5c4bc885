#include "protection_rows.hpp"

#include <array>

namespace concord::store {
namespace {

constexpr std::array kKinds{std::pair{ProtectionKind::not_to_staff, std::string_view{"not-to-staff"}},
                            std::pair{ProtectionKind::not_to_resident, std::string_view{"not-to-resident"}},
                            std::pair{ProtectionKind::never_link, std::string_view{"never-link"}}};

}  // namespace

std::string_view to_string(ProtectionKind kind) {
  for (const auto& [known, word] : kKinds) {
    if (known == kind) {
      return word;
    }
  }
  return {};
}

Result<ProtectionKind> parse_protection_kind(std::string_view text) {
  for (const auto& [kind, word] : kKinds) {
    if (word == text) {
      return kind;
    }
  }
  return fail(Code::invalid_value, "must be not-to-staff, not-to-resident or never-link");
}

std::vector<ProtectionRow> ProtectionRows::read(sqlite::Statement row) const {
  std::vector<ProtectionRow> all;
  while (row.step()) {
    ProtectionRow one{row.integer(0),
                      row.uuid(1),
                      *parse_protection_kind(row.text(2)),
                      {},
                      {},
                      row.text(3),
                      row.text(4),
                      row.text(5),
                      row.instant(6),
                      row.maybe_instant(7),
                      {}};
    if (const auto ended = row.maybe_instant(8)) {
      one.ended = ProtectionEndRow{*ended, row.text(9), row.text(10)};
    }
    all.push_back(std::move(one));
  }
  for (ProtectionRow& one : all) {
    sqlite::Statement record = db_.query(
        "SELECT record, is_other FROM protection_record WHERE protection = ? ORDER BY is_other, record",
        one.number);
    while (record.step()) {
      (record.boolean(1) ? one.others : one.records).push_back(record.integer(0));
    }
  }
  return all;
}

std::optional<ProtectionRow> ProtectionRows::find(const Uuid& id) const {
  auto found = read(db_.query("SELECT * FROM protection WHERE id = ?", id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<ProtectionRow> ProtectionRows::all(std::size_t most) const {
  return read(
      db_.query("SELECT * FROM protection ORDER BY number DESC LIMIT ?", static_cast<std::int64_t>(most)));
}

std::vector<ProtectionRow> ProtectionRows::not_ended() const {
  return read(db_.query("SELECT * FROM protection WHERE ended_at IS NULL ORDER BY number"));
}

std::int64_t ProtectionWrites::add(const ProtectionRow& protection) {
  db_.run(
      "INSERT INTO protection (id, kind, staff, reason, made_by, from_at, until_at, ended_at, ended_by, "
      "end_reason) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, '', '')",
      protection.id, to_string(protection.kind), protection.staff, protection.reason, protection.by,
      protection.from, protection.until);
  const std::int64_t number = db_.last_number();
  for (const auto* side : {&protection.records, &protection.others}) {
    for (const RecordNumber record : *side) {
      db_.run("INSERT INTO protection_record (protection, record, is_other) VALUES (?, ?, ?)", number, record,
              side == &protection.others);
    }
  }
  return number;
}

void ProtectionWrites::end(std::int64_t number, const ProtectionEndRow& end) {
  db_.run("UPDATE protection SET ended_at = ?, ended_by = ?, end_reason = ? WHERE number = ?", end.at, end.by,
          end.reason, number);
}

}  // namespace concord::store

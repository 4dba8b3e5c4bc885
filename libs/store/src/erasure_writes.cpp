#include "erasure_rows.hpp"

namespace concord::store {

void ErasureWrites::add(const ErasureRow& erasure, const std::vector<Uuid>& profiles) {
  erased_any_ = true;
  db_.run(
      "INSERT INTO erasure (id, reason, authority, rule, subject_request, erased_by, erased_at, lifted_by, "
      "lift_reason) VALUES (?, ?, ?, ?, ?, ?, ?, '', '')",
      erasure.id, erasure.reason, erasure.authority, erasure.rule, erasure.subject_request, erasure.by,
      erasure.at);
  const std::int64_t number = db_.last_number();
  for (const RecordNumber record : erasure.records) {
    db_.run(
        "INSERT INTO erased_record (erasure, record, changed) SELECT ?, number, changed FROM record WHERE "
        "number = ?",
        number, record);
    empty_lines(record);
    empty_words(record);
    empty_rights(record);
    empty_protections(record);
    forget_who_they_are(record);
    drop_replies(record_id_of(record));
  }
  for (const Uuid& profile : profiles) {
    db_.run("UPDATE access_review SET words = ? WHERE profile = ? AND words IS NOT NULL", kErasedWords,
            to_string(profile));
    drop_replies(to_string(profile));
  }
}

std::string ErasureWrites::record_id_of(RecordNumber record) {
  sqlite::Statement row = db_.query("SELECT record_id FROM record WHERE number = ?", record);
  return row.step() ? row.text(0) : std::string();
}

// The tallies stay, and so do the faults, which hold no values.
void ErasureWrites::empty_lines(RecordNumber record) {
  db_.run(
      "UPDATE rejection SET as_received = x'' WHERE number IN ("
      "SELECT j.number FROM record r JOIN source s ON s.number = r.source "
      "JOIN rejection j ON (j.record_id = r.record_id OR (j.record_id = '' AND "
      "instr(j.as_received, CAST('\"' || r.record_id || '\"' AS BLOB)) > 0)) "
      "JOIN batch b ON b.number = j.batch AND b.source = s.name WHERE r.number = ?)",
      record);
}

// What stewards and others wrote of it may name the resident.
void ErasureWrites::empty_words(RecordNumber record) {
  db_.run("UPDATE decision SET reason = ?2 WHERE a = ?1 OR b = ?1", record, kErasedWords);
  db_.run(
      "UPDATE review SET put_off_reason = ?2 WHERE put_off_reason <> '' AND EXISTS (SELECT 1 FROM "
      "review_question q WHERE q.review = review.number AND (q.a = ?1 OR q.b = ?1))",
      record, kErasedWords);
  db_.run(
      "UPDATE access_answer SET reason = ?2 WHERE request IN (SELECT number FROM access_request WHERE "
      "record = ?1)",
      record, kErasedWords);
  db_.run("UPDATE access_request SET reason = ?2 WHERE record = ?1", record, kErasedWords);
  db_.run(
      "UPDATE broken_glass_review SET words = ?2 WHERE glass IN (SELECT number FROM broken_glass WHERE "
      "record = ?1)",
      record, kErasedWords);
  db_.run("UPDATE broken_glass SET words = ?2 WHERE record = ?1", record, kErasedWords);
  // Of a hold that holds anybody else too the words stay: it may be in force.
  db_.run(
      "UPDATE legal_hold SET reason = ?2 WHERE number IN (SELECT hold FROM legal_hold_record WHERE record = "
      "?1) AND NOT EXISTS (SELECT 1 FROM legal_hold_record h JOIN record r ON r.number = h.record WHERE "
      "h.hold = legal_hold.number AND r.state <> 3)",
      record, kErasedWords);
}

// Of a protection that protects anybody else too the words stay, as those of a hold do.
void ErasureWrites::empty_protections(RecordNumber record) {
  db_.run(
      "UPDATE protection SET reason = ?2 WHERE number IN (SELECT protection FROM protection_record WHERE "
      "record = ?1) AND NOT EXISTS (SELECT 1 FROM protection_record p JOIN record r ON r.number = p.record "
      "WHERE p.protection = protection.number AND r.state <> 3)",
      record, kErasedWords);
}

// What was written where they used their rights. A proposal to a source is content of theirs through and
// through.
void ErasureWrites::empty_rights(RecordNumber record) {
  db_.run(
      "UPDATE subject_step SET words = ?2 WHERE words <> '' AND request IN (SELECT number FROM "
      "subject_request WHERE record = ?1)",
      record, kErasedWords);
  db_.run(
      "UPDATE subject_opinion SET words = ?2 WHERE words <> '' AND request IN (SELECT number FROM "
      "subject_request WHERE record = ?1)",
      record, kErasedWords);
  db_.run(
      "UPDATE subject_request SET authority_reference = ?2 WHERE record = ?1 AND authority_reference <> ''",
      record, kErasedWords);
  db_.run(
      "DELETE FROM rectification_answer WHERE rectification IN (SELECT number FROM rectification WHERE "
      "record "
      "= ?)",
      record);
  db_.run("DELETE FROM rectification WHERE record = ?", record);
  db_.run(
      "UPDATE processing_ruling SET reason = ?2 WHERE limited IN (SELECT number FROM processing_limit WHERE "
      "record = ?1)",
      record, kErasedWords);
  db_.run("UPDATE processing_limit SET reason = ?2 WHERE record = ?1", record, kErasedWords);
}

// That somebody of staff, or in the news, is this resident.
void ErasureWrites::forget_who_they_are(RecordNumber record) {
  for (const char* statement :
       {"DELETE FROM staff_link WHERE (source, record_id) = (SELECT s.name, r.record_id FROM record r JOIN "
        "source s ON s.number = r.source WHERE r.number = ?)",
        "DELETE FROM guarded_record WHERE (source, record_id) = (SELECT s.name, r.record_id FROM record r "
        "JOIN "
        "source s ON s.number = r.source WHERE r.number = ?)"}) {
    db_.run(statement, record);
  }
}

// Replies kept for repeats of a request repeat those words. Those of batches hold counts alone.
void ErasureWrites::drop_replies(std::string_view name) {
  db_.run("DELETE FROM kept_reply WHERE operation <> 'takeBatch' AND instr(body, '\"' || ? || '\"') > 0",
          name);
}

void ErasureWrites::lift(std::int64_t number, Instant at, const std::string& by, const std::string& reason) {
  db_.run("UPDATE erasure SET lifted_at = ?, lifted_by = ?, lift_reason = ? WHERE number = ?", at, by, reason,
          number);
}

}  // namespace concord::store

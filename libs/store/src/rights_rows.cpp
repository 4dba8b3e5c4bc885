#include "rights_rows.hpp"

#include "stored_word.hpp"

namespace concord::store {
namespace {

using sqlite::Statement;

SubjectRequestRow read_request(const Statement& row) {
  SubjectRequestRow request;
  request.number = row.integer(0);
  request.id = row.uuid(1);
  request.record = row.integer(2);
  request.right = stored_word(domain::parse_subject_right(row.view(3)));
  request.received = stored_word(parse_iso_date(row.view(4)));
  request.asked_by = row.text(5);
  request.authority = row.text(6);
  request.authority_reference = row.text(7);
  request.authority_checked_by = row.text(8);
  request.identity = row.text(9);
  request.by = row.text(10);
  request.at = row.instant(11);
  return request;
}

SubjectStepRow read_step(const Statement& row) {
  SubjectStepRow step;
  step.step = {stored_word(domain::parse_step_kind(row.view(0))), stored_word(parse_iso_date(row.view(1))),
               row.text(2)};
  step.words = row.text(3);
  step.identity = row.text(4);
  step.by = row.text(5);
  step.at = row.instant(6);
  return step;
}

SubjectOpinionRow read_opinion(const Statement& row) {
  return {stored_word(domain::parse_part(row.view(0))),
          row.boolean(1),
          row.text(2),
          row.text(3),
          row.text(4),
          row.text(5),
          row.instant(6)};
}

}  // namespace

std::vector<SubjectRequestRow> RightsRows::read_requests(Statement row) const {
  std::vector<SubjectRequestRow> all;
  while (row.step()) {
    SubjectRequestRow& request = all.emplace_back(read_request(row));
    Statement member = db_.query(
        "SELECT record FROM subject_request_member WHERE request = ? ORDER BY record", request.number);
    while (member.step()) {
      request.members.push_back(member.integer(0));
    }
    Statement step = db_.query(
        "SELECT kind, on_day, code, words, identity, noted_by, noted_at FROM subject_step WHERE request = ? "
        "ORDER BY number",
        request.number);
    while (step.step()) {
      request.steps.push_back(read_step(step));
    }
    Statement opinion = db_.query(
        "SELECT part, cleared, exemption, words, given_by, role, given_at FROM subject_opinion "
        "WHERE request = ? ORDER BY number",
        request.number);
    while (opinion.step()) {
      request.opinions.push_back(read_opinion(opinion));
    }
  }
  return all;
}

std::optional<SubjectRequestRow> RightsRows::request(const Uuid& id) const {
  auto found = read_requests(db_.query("SELECT * FROM subject_request WHERE id = ?", id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<SubjectRequestRow> RightsRows::requests(std::int64_t before, std::size_t most) const {
  return read_requests(
      db_.query("SELECT * FROM subject_request WHERE number < ? ORDER BY number DESC LIMIT ?", before, most));
}

std::int64_t RightsWrites::add(const SubjectRequestRow& request) {
  db_.run(
      "INSERT INTO subject_request (id, record, asked_right, received_on, asked_by, authority, "
      "authority_reference, authority_checked_by, identity, noted_by, noted_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      request.id, request.record, to_string(request.right), to_iso_date(request.received), request.asked_by,
      request.authority, request.authority_reference, request.authority_checked_by, request.identity,
      request.by, request.at);
  const std::int64_t number = db_.last_number();
  confirm_members(number, request.members);
  return number;
}

void RightsWrites::add_step(std::int64_t request, const SubjectStepRow& step) {
  db_.run(
      "INSERT INTO subject_step (request, kind, on_day, code, words, identity, noted_by, noted_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      request, to_string(step.step.kind), to_iso_date(step.step.on), step.step.code, step.words,
      step.identity, step.by, step.at);
}

void RightsWrites::add_opinion(std::int64_t request, const SubjectOpinionRow& opinion) {
  db_.run(
      "INSERT INTO subject_opinion (request, part, cleared, exemption, words, given_by, role, given_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      request, to_string(opinion.part), opinion.cleared, opinion.exemption, opinion.words, opinion.by,
      opinion.role, opinion.at);
}

void RightsWrites::confirm_members(std::int64_t request, const std::vector<RecordNumber>& members) {
  db_.run("DELETE FROM subject_request_member WHERE request = ?", request);
  for (const RecordNumber member : members) {
    db_.run("INSERT INTO subject_request_member (request, record) VALUES (?, ?)", request, member);
  }
}

}  // namespace concord::store

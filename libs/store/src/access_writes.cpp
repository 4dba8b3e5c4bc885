#include "access_rows.hpp"

namespace concord::store {
namespace {

template <class List, class Word>
std::string by_blanks(const List& list, Word word) {
  std::string text;
  for (const auto& one : list) {
    text += (text.empty() ? "" : " ") + word(one);
  }
  return text;
}

}  // namespace

std::int64_t AccessWrites::add(const AccessRequestRow& request) {
  const std::string categories =
      by_blanks(request.categories, [](domain::Category one) { return std::string(to_string(one)); });
  db_.run(
      "INSERT INTO access_request (id, record, principal, role, purpose, part, categories, reason, asked_at, "
      "due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      request.id, request.record, request.principal, request.role, to_string(request.purpose),
      to_string(request.part), categories, request.reason, request.asked, request.due);
  return db_.last_number();
}

void AccessWrites::answer(std::int64_t request, const AccessAnswerRow& answer) {
  db_.run(
      "INSERT INTO access_answer (request, granted, reason, answered_by, answered_at, until_at) "
      "VALUES (?, ?, ?, ?, ?, ?)",
      request, answer.granted, answer.reason, answer.by, answer.at, answer.until);
}

std::int64_t AccessWrites::add(const GlassRow& glass) {
  db_.run(
      "INSERT INTO broken_glass (id, record, principal, role, purpose, code, words, broken_at, until_at, "
      "review_due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      glass.id, glass.record, glass.principal, glass.role, to_string(glass.purpose), glass.code, glass.words,
      glass.broken, glass.until, glass.review_due);
  return db_.last_number();
}

void AccessWrites::review(std::int64_t glass, const GlassReviewRow& review) {
  db_.run(
      "INSERT INTO broken_glass_review (glass, finding, words, reviewed_by, reviewed_at) "
      "VALUES (?, ?, ?, ?, ?)",
      glass, review.finding, review.words, review.by, review.at);
}

void AccessWrites::open(const OpeningRow& opening) {
  const std::string allows = by_blanks(opening.allows, [](const SegmentKey& key) {
    return std::string(to_string(key.first)) + "/" + std::string(to_string(key.second));
  });
  db_.run(
      "INSERT INTO opening (principal, purpose, record, allows, until_at, request, glass) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      opening.principal, to_string(opening.purpose), opening.record, allows, opening.until, opening.request,
      opening.glass);
  const std::int64_t number = db_.last_number();
  for (const RecordNumber member : opening.members) {
    db_.run("INSERT INTO opening_member (opening, record) VALUES (?, ?)", number, member);
  }
}

void AccessWrites::close_openings(std::int64_t request, Instant at) {
  db_.run("UPDATE opening SET until_at = ? WHERE request = ? AND until_at > ?", at, request, at);
}

}  // namespace concord::store

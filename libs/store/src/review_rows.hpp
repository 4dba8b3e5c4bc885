// Reviews and their questions.
#pragma once

#include <concord/store/reviews.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class ReviewRows final : public ReviewReader {
 public:
  explicit ReviewRows(sqlite::Connection& db) : db_(db) {}

  std::optional<ReviewRow> find(const Uuid& id) const override;
  std::vector<ReviewRow> open_on(const std::vector<RecordNumber>& records) const override;
  std::vector<ReviewRow> open_after(const ReviewPlace& after, const std::string& cause,
                                    std::size_t most) const override;
  std::size_t open_count() const override;
  std::vector<AnswerRow> answers_since(Instant from) const override;

 private:
  std::vector<QuestionRow> questions(ReviewNumber number) const;
  std::vector<ReviewRow> with_questions(sqlite::Statement rows) const;

  sqlite::Connection& db_;
};

class ReviewWrites final : public ReviewWriter {
 public:
  explicit ReviewWrites(sqlite::Connection& db) : db_(db) {}

  void add(const ReviewRow& review) override;
  void ask(ReviewNumber number, const std::vector<QuestionRow>& questions, std::int64_t place) override;
  void put_off(ReviewNumber number, const PutOff& put_off, std::int64_t place) override;
  void answer(ReviewNumber number, const Uuid& act) override;
  void note_answer(DecisionNumber decision, const QuestionRow& question) override;
  void close(ReviewNumber number) override;

 private:
  void write_questions(ReviewNumber number, const std::vector<QuestionRow>& questions);

  sqlite::Connection& db_;
};

}  // namespace concord::store

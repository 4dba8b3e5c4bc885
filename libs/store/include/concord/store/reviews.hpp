// Reviews: the questions that evidence can't settle, one review a component, waiting for a decision.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/store/records.hpp>
#include <concord/store/rulings.hpp>

namespace concord::store {

using ReviewNumber = std::int64_t;

// Whether two clusters of a component are one person.
struct QuestionRow {
  RecordNumber a = 0, b = 0;  // the record of the smallest key of either cluster, a < b
  std::string cause;          // as matching::Question, or "sample": of a linked pair
  double score = 0;           // bits, between the two clusters as wholes
  bool operator==(const QuestionRow&) const = default;
};

// What a decision in force answered.
struct AnswerRow {
  std::string cause;
  double score = 0;  // bits, as the review had it
  bool same = false;
};

// Somebody looked and could not tell.
struct PutOff {
  Instant at{};
  std::string by, reason;
};

struct ReviewRow {
  ReviewNumber number = 0;
  Uuid id;
  std::string state = "open";  // open, decided (a decision settled it), withdrawn (the evidence moved)
  Instant raised{};
  std::int64_t place = 0;  // open ones are asked in order of this, then of their numbers
  std::optional<PutOff> put_off;
  std::optional<Uuid> act;             // the decisions that answered it
  std::vector<QuestionRow> questions;  // in order of a, b, cause; of a closed one those that it had last
};

// Where a list of reviews goes on: after this one.
struct ReviewPlace {
  std::int64_t place = INT64_MIN;
  ReviewNumber number = 0;
};

class ReviewReader {
 public:
  virtual ~ReviewReader() = default;
  virtual std::optional<ReviewRow> find(const Uuid& id) const = 0;
  // Open ones with any of these records at either end of a question, in order of their numbers.
  virtual std::vector<ReviewRow> open_on(const std::vector<RecordNumber>& records) const = 0;
  // Open ones in the order of asking; with a cause, those that have a question of it. "vetoed" is the cause
  // of every veto.
  virtual std::vector<ReviewRow> open_after(const ReviewPlace& after, const std::string& cause,
                                            std::size_t most) const = 0;
  virtual std::size_t open_count() const = 0;
  // Of decisions in force that were made from then on, in their order.
  virtual std::vector<AnswerRow> answers_since(Instant from) const = 0;
};

class ReviewWriter {
 public:
  virtual ~ReviewWriter() = default;
  virtual void add(const ReviewRow& review) = 0;  // gives it its number
  // It asks exactly these from now on. What somebody could not tell of other questions is forgotten.
  virtual void ask(ReviewNumber number, const std::vector<QuestionRow>& questions, std::int64_t place) = 0;
  virtual void put_off(ReviewNumber number, const PutOff& put_off, std::int64_t place) = 0;
  virtual void answer(ReviewNumber number, const Uuid& act) = 0;  // it closes once no question is left
  // That this decision answers this question; a review may ask otherwise afterwards, and forget it.
  virtual void note_answer(DecisionNumber decision, const QuestionRow& question) = 0;
  virtual void close(ReviewNumber number) = 0;  // decided if it was answered, else withdrawn
};

}  // namespace concord::store

// Decisions of stewards, and the reviews that wait for one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/store/records.hpp>

namespace concord::store {

using DecisionNumber = std::int64_t;

struct DecisionRow {
  DecisionNumber number = 0;  // also the order of rulings
  Uuid id;
  RecordNumber a = 0, b = 0;
  bool same = false;
  std::string reason, by;  // `by` is a principal's id
  Instant at{};
  std::optional<Instant> withdrawn;
  std::string withdrawn_by;
};

struct ReviewRow {
  Uuid id;
  RecordNumber a = 0, b = 0;  // the smallest records of the two clusters, a < b
  std::string cause;
  double score = 0;
  Instant raised{};
  std::string state = "open";  // open, decided, withdrawn
};

class RulingReader {
 public:
  virtual ~RulingReader() = default;
  virtual std::optional<DecisionRow> decision(const Uuid& id) const = 0;
  virtual std::vector<DecisionRow> in_force() const = 0;  // in order
  virtual std::vector<DecisionRow> in_force_on(const std::vector<RecordNumber>& records) const = 0;
  virtual std::vector<DecisionRow> all_on(
      const std::vector<RecordNumber>& records) const = 0;  // also withdrawn
  // In force or open on: with any of these records at either end.
  virtual std::vector<ReviewRow> open_reviews(const std::vector<RecordNumber>& records) const = 0;
  virtual std::size_t open_review_count() const = 0;
};

class RulingWriter {
 public:
  virtual ~RulingWriter() = default;
  virtual DecisionRow add(const DecisionRow& decision) = 0;  // gives it its number
  virtual void withdraw(DecisionNumber number, const std::string& by, Instant at) = 0;
  // The open reviews that touch any of these records become exactly `reviews`; one that is open already
  // for the same pair and cause keeps its id and time; others are withdrawn.
  virtual void replace_reviews(const std::vector<RecordNumber>& records,
                               const std::vector<ReviewRow>& reviews) = 0;
};

}  // namespace concord::store

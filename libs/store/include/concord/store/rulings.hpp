// Decisions of stewards.
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
  std::optional<Uuid> act;               // what it was made with; none: alone
  std::optional<Uuid> withdrawn_by_act;  // that stands against it; none: withdrawn alone, or in force
  bool by_protection = false;            // no decision of a steward: told to nobody, and asks no question
};

class RulingReader {
 public:
  virtual ~RulingReader() = default;
  virtual std::optional<DecisionRow> decision(const Uuid& id) const = 0;
  virtual std::vector<DecisionRow> in_force() const = 0;  // in order
  virtual std::vector<DecisionRow> in_force_on(const std::vector<RecordNumber>& records) const = 0;
  virtual std::vector<DecisionRow> all_on(
      const std::vector<RecordNumber>& records) const = 0;  // also withdrawn
  // In order, whatever became of them since; none for an id that was never an act's.
  virtual std::vector<DecisionRow> made_by_act(const Uuid& act) const = 0;
  virtual std::vector<DecisionRow> withdrawn_by_act(const Uuid& act) const = 0;
};

class RulingWriter {
 public:
  virtual ~RulingWriter() = default;
  virtual DecisionRow add(const DecisionRow& decision) = 0;  // gives it its number
  // One that is withdrawn already stays as it is.
  virtual void withdraw(DecisionNumber number, const std::string& by, Instant at,
                        const std::optional<Uuid>& act = {}) = 0;
  virtual void let_go(DecisionNumber number) = 0;    // a withdrawn one: of no act's any more, to stay so
  virtual void put_back(DecisionNumber number) = 0;  // in force again, as if it had not been withdrawn
};

}  // namespace concord::store

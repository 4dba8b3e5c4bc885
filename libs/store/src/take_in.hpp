// Taking sightings in: the write side of records.
#pragma once

#include <concord/store/records.hpp>

#include "sqlite/connection.hpp"
#include "standing.hpp"
#include "work_state.hpp"

namespace concord::store {

class TakeIn final : public RecordWriter {
 public:
  TakeIn(sqlite::Connection& db, WorkState& work) : db_(db), work_(work) {}

  TakenRecord take(const Receipt& receipt) override;
  std::vector<RecordNumber> not_sighted_since(const std::string& source, const std::string& layout,
                                              Instant as_of) override;
  void erase(RecordNumber number, Instant at, const std::string& by) override;
  void lift(RecordNumber number, Instant at, const std::string& by) override;
  void keep_subject(const KeptSubject& subject) override;
  void drop_subject(RecordNumber number) override;
  void mark_waiting(RecordNumber number) override;
  void mark_resolved(const std::vector<RecordNumber>& numbers) override;

 private:
  // A row of table record.
  struct Stored {
    RecordNumber number = 0;
    bool added = false;  // not in the table yet
    RecordState state = RecordState::current;
    std::int64_t part = 0;
    std::int64_t version = 0;  // 0: none
    std::int64_t changed = 0;
    Standing standing;
  };
  struct Version {
    std::int64_t number = 0;
    bool added = false;
  };
  Stored find_or_begin(std::int64_t source, const std::string& record_id);
  Version add(Stored& record, const Receipt& receipt);
  static bool differs(const Stored& a, const Stored& b);
  void count(std::int64_t source, const Stored& before, const Stored& after, bool version_added);
  Version find_version(const Stored& record, const Receipt& receipt);
  void store_version(RecordNumber record, std::int64_t number, const Receipt& receipt);
  void store_sighting(RecordNumber record, std::int64_t version, const Receipt& receipt);
  void store_record(std::int64_t source, const std::string& record_id, const Stored& record);
  std::int64_t store_change(RecordState state, RecordNumber record, Instant at, const std::string& by);

  sqlite::Connection& db_;
  WorkState& work_;
};

}  // namespace concord::store

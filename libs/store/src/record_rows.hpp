// Reading records: what a transaction and a snapshot share.
#pragma once

#include <concord/store/records.hpp>

#include "sqlite/connection.hpp"
#include "standing.hpp"
#include "work_state.hpp"

namespace concord::store {

class RecordRows final : public RecordReader {
 public:
  // `work` is null in a snapshot; in a transaction it holds counts that are not written yet.
  explicit RecordRows(sqlite::Connection& db, const WorkState* work = nullptr) : db_(db), work_(work) {}

  std::optional<RecordRow> find(const domain::RecordKey& key) const override;
  std::optional<RecordRow> find(RecordNumber number) const override;
  std::optional<std::int64_t> changed(RecordNumber number) const override;
  std::vector<VersionRow> versions(RecordNumber number) const override;
  std::optional<domain::Record> content(RecordNumber number) const override;
  std::vector<domain::Record> contents(RecordNumber number) const override;
  std::vector<RecordNumber> waiting(std::size_t most) const override;
  std::size_t waiting_count() const override;
  bool is_waiting(RecordNumber number) const override;
  using RecordReader::for_each;
  void for_each(RecordNumber first, RecordNumber last, const Visit& visit) const override;
  void for_each_subject(RecordNumber first, RecordNumber last, std::int64_t form,
                        const VisitSubject& visit) const override;
  RecordNumber last_number() const override;
  Counts counts(const std::string& source) const override;
  std::size_t current_of(const std::string& source, const std::string& layout) const override;
  std::vector<std::string> sources() const override;

 private:
  sqlite::Connection& db_;
  const WorkState* work_;
};

// Columns of a Moment, at `column` and the one after.
Moment read_moment(const sqlite::Statement& row, int column);
// A counter is kept as its bits, since SQLite's integers have a sign.
std::optional<std::int64_t> counter_bits(const Moment& moment);

}  // namespace concord::store

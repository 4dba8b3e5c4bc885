// What one transaction's work remembers, so that it asks the database once and not for every record. Lives
// as long as the work: an undone work leaves nothing behind.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <concord/store/profiles.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

// By how much the numbers kept in table source have changed.
struct SourceCounts {
  std::int64_t current = 0, ceased = 0, withdrawn = 0, versions = 0, rejected = 0;
  std::int64_t& of(RecordState state);  // not for erased
};

class WorkState {
 public:
  explicit WorkState(sqlite::Connection& db) : db_(db) {}

  // The source's number; the source is added where it is new.
  std::int64_t source(const std::string& name);
  SourceCounts& counts(std::int64_t source) { return counts_[source]; }
  const SourceCounts* counted(std::int64_t source) const;
  // Adds the counts to the table; at the end of the work.
  void write_counts();

  // Numbers of rows that are given before the row is written.
  std::int64_t next_record() { return next(record_, "SELECT max(number) FROM record"); }
  std::int64_t next_version() { return next(version_, "SELECT max(number) FROM version"); }
  std::int64_t next_change() { return next(change_, "SELECT max(sequence) FROM change"); }

  // Latest completed full extract of a source's layout.
  std::optional<Instant> last_full(const std::string& source, const std::string& layout);
  std::optional<Instant> as_of(ExtractNumber extract);
  void forget_extracts();

  // Members of a profile before this work took any away.
  std::map<ProfileNumber, std::vector<RecordNumber>> members_before;

  // Where profiles redirect to from now on. Written all at once at the end of the work: a row of profile
  // refers to another row of profile, so SQLite secures each such statement by itself, which takes the longer
  // the more was written before.
  std::map<ProfileNumber, std::optional<ProfileNumber>> redirects;
  void write_redirects();

 private:
  std::int64_t next(std::int64_t& last, const char* sql);

  sqlite::Connection& db_;
  std::map<std::string, std::int64_t> sources_;
  std::map<std::int64_t, SourceCounts> counts_;
  std::map<std::pair<std::string, std::string>, std::optional<Instant>> last_full_;
  std::map<ExtractNumber, std::optional<Instant>> as_of_;
  std::int64_t record_ = -1, version_ = -1, change_ = -1;
};

}  // namespace concord::store

// Records, their versions and their sightings.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/hash.hpp>
#include <concord/base/result.hpp>
#include <concord/domain/record.hpp>

namespace concord::store {

using RecordNumber = std::int64_t;  // a record's small integer, from 1; never reused, also matching's slot
using BatchNumber = std::int64_t;
using ExtractNumber = std::int64_t;

enum class RecordState : std::uint8_t { current, ceased, withdrawn, erased };
std::string_view to_string(RecordState state);

struct RecordRow {
  RecordNumber number = 0;
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;  // of the content that counts
  std::string layout;                         // that named it last; empty if it never came in by a layout
  RecordState state = RecordState::current;
  domain::SourceVersion version;          // of the sighting that counts: content, absence or withdrawal
  domain::SourceVersion content_version;  // of the latest sighting of the content that counts
  std::string merged_into;                // of a withdrawn record, where the source says so
  std::int64_t changed = 0;               // the change sequence at which this row last changed: its ETag
};

// `presence`: the source has the record, but what it said of it could not be used; nothing but its absence
// is denied.
enum class SightingKind : std::uint8_t { content, absence, withdrawal, presence };

// One receipt of a record.
struct Receipt {
  std::string source;
  std::string layout;
  SightingKind kind = SightingKind::content;
  std::string record_id;
  domain::SourceVersion version;           // must not be empty
  const domain::Record* record = nullptr;  // of a content sighting
  std::string_view as_received;            // the bytes that came in
  std::string_view canonical;              // wire::to_json(record)
  Digest content{};                        // wire::content_hash(record)
  std::string merged_into;                 // of a withdrawal
  std::optional<BatchNumber> batch;
  std::optional<ExtractNumber> extract;
  Instant received{};
};

enum class Taken : std::uint8_t {
  stored,     // a content not seen before for this record, or what counts (content, state) has changed
  unchanged,  // a sighting more, nothing else
  refused,    // a content of an erased record: a tombstone stands in the way
};

struct TakenRecord {
  RecordNumber number = 0;
  Taken taken = Taken::stored;
  bool matters = false;  // what matching sees has changed: the record is now waiting to be resolved
};

struct VersionRow {
  domain::SourceVersion version;  // of the oldest sighting of this content
  Instant received{};
  Digest content{};
  std::string canonical;
  bool current = false;
};

// What is worked out of a record for matching; the store takes the bytes as they are. It counts while the
// record is as it was at `changed`, and is only ever a saving: it can be made anew from the versions.
struct KeptSubject {
  RecordNumber record = 0;
  std::int64_t changed = 0;  // RecordRow::changed
  std::int64_t form = 0;     // how the bytes were made
  std::string body;
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;
  virtual std::optional<RecordRow> find(const domain::RecordKey& key) const = 0;
  virtual std::optional<RecordRow> find(RecordNumber number) const = 0;
  virtual std::optional<std::int64_t> changed(RecordNumber number) const = 0;  // RecordRow::changed alone
  // Every distinct content, oldest sighting first.
  virtual std::vector<VersionRow> versions(RecordNumber number) const = 0;
  // The content that counts now, parsed; none for erased records.
  virtual std::optional<domain::Record> content(RecordNumber number) const = 0;
  // Of all versions, oldest sighting first, but the one that counts last.
  virtual std::vector<domain::Record> contents(RecordNumber number) const = 0;
  // Records that wait to be resolved, oldest first.
  virtual std::vector<RecordNumber> waiting(std::size_t most) const = 0;
  virtual std::size_t waiting_count() const = 0;
  virtual bool is_waiting(RecordNumber number) const = 0;
  // Records but erased ones with all their contents (in the order of contents()), in order of number, for
  // start-up and verify: those numbered `first` to `last`.
  using Visit = std::function<void(const RecordRow&, const std::vector<domain::Record>&)>;
  virtual void for_each(RecordNumber first, RecordNumber last, const Visit& visit) const = 0;
  void for_each(const Visit& visit) const { for_each(1, last_number(), visit); }
  // The same records with the kept subject of that form; empty where none counts.
  using VisitSubject = std::function<void(const RecordRow&, std::string_view body)>;
  virtual void for_each_subject(RecordNumber first, RecordNumber last, std::int64_t form,
                                const VisitSubject& visit) const = 0;
  virtual RecordNumber last_number() const = 0;
  struct Counts {
    std::size_t current = 0, ceased = 0, withdrawn = 0, versions = 0;
  };
  virtual Counts counts(const std::string& source) const = 0;
  // Current records of a source's layout. Reads every record: for the completion of an extract.
  virtual std::size_t current_of(const std::string& source, const std::string& layout) const = 0;
  virtual std::vector<std::string> sources() const = 0;
};

class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  // Adds a sighting; adds a version if the content is new; and lets the latest sighting (by time, counter,
  // content hash, see SourceVersion) say what the record's content and state are. At one time a
  // withdrawal outranks a content. A record is ceased when an extract that lacked it (an absence, or the
  // completion of a full extract of its source and layout) is later than every presence; a presence is as
  // late as its own time or its extract's. A withdrawn record comes back by a later content, and an
  // absence says nothing of it. Whatever was stored also adds its change (record.stored, record.ceased,
  // record.withdrawn) to the feed, and RecordRow::changed is that change's sequence: callers add none.
  virtual TakenRecord take(const Receipt& receipt) = 0;
  // Records of (source, layout) that are current and were last present before `as_of`: those that a full
  // extract of that time did not have.
  virtual std::vector<RecordNumber> not_sighted_since(const std::string& source, const std::string& layout,
                                                      Instant as_of) = 0;
  // Removes all contents of the record, for good: its key stays as a tombstone that refuses it from then
  // on. Adds the change record.erased; the record waits to be resolved, so that its profile lets it go.
  virtual void erase(RecordNumber number, Instant at, const std::string& by) = 0;
  // The tombstone stands in the way no longer: the record is as one that its source withdrew before it ever
  // sent it. Adds the change record.lifted. Nothing, where it is not erased.
  virtual void lift(RecordNumber number, Instant at, const std::string& by) = 0;
  // Nothing, where the record has changed since: what an erased one said must not come back.
  virtual void keep_subject(const KeptSubject& subject) = 0;
  virtual void drop_subject(RecordNumber number) = 0;
  virtual void mark_waiting(RecordNumber number) = 0;
  // They wait no longer. Call it in the transaction that read what was resolved, or after comparing
  // RecordRow::changed there: a sighting taken in between must go on waiting.
  virtual void mark_resolved(const std::vector<RecordNumber>& numbers) = 0;
};

}  // namespace concord::store

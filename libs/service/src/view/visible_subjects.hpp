// Records as matching sees them, without what an asker may not see of them: what is hidden must play no part
// in a score, a piece of evidence or an order of results that they are shown.
#pragma once

#include <optional>
#include <vector>

#include <concord/matching/index.hpp>
#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// Identifiers that are seen masked are seen. That somebody is an adult, which matching takes from a tenancy
// say, is seen by whoever sees who they are. A name of an earlier content counts as a former name of the
// content that holds now; a sex of an earlier content doesn't count.
class SeenBy {
 public:
  SeenBy(store::Snapshot& snapshot, const matching::Index& index, const Asker& asker)
      : snapshot_(snapshot), index_(index), asker_(asker) {}

  struct Seen {
    matching::Subject subject;
    bool hides = false;  // something of it is left out
  };
  // Nothing of a record that the index doesn't know, or of whom the asker may not see who it is.
  std::optional<Seen> record(store::RecordNumber record, const store::ProfileRow& profile) const;

  struct SeenTogether {
    std::vector<matching::Subject> subjects;
    bool hides = false;
  };
  // Those of the records, each of which is in a profile, that are seen.
  SeenTogether records(const std::vector<store::RecordNumber>& records) const;

 private:
  bool may_hide_what_was(const matching::Subject& subject, const store::ProfileRow& profile) const;

  store::Snapshot& snapshot_;
  const matching::Index& index_;
  const Asker& asker_;
};

}  // namespace concord::service

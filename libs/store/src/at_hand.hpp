// Profiles as the last commit left them, in memory, the least recently asked for let go first. A profile is
// dropped before the commit is made that writes a row of it, whatever code wrote that row: row_watch.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include <concord/store/profiles.hpp>

namespace concord::store {

class AtHand {
 public:
  explicit AtHand(std::size_t most) : most_(most) {}

  // Any thread.
  std::shared_ptr<const ProfileAtHand> find(const Uuid& id);
  // To be taken before a snapshot begins, of which something is kept later.
  std::uint64_t moment() const;
  // What a snapshot shows that began at that moment. Not kept where a commit has begun or ended since: it may
  // have written what was read.
  void keep(ProfileAtHand profile, std::uint64_t moment);

  // The write lane alone: a row was written of this profile, of this record.
  void note_profile(ProfileNumber profile);
  void note_record(RecordNumber record);
  // Around each commit, also of one that fails: drops what was noted since the last one.
  void commit_begins();
  void commit_ends();

 private:
  // The last bits of an id are random.
  struct OfId {
    std::size_t operator()(const Uuid& id) const;
  };
  using Kept = std::list<std::shared_ptr<const ProfileAtHand>>;
  void drop(ProfileNumber profile);
  void drop(Kept::iterator kept);

  const std::size_t most_;
  mutable std::mutex mutex_;
  Kept kept_;  // the last asked for first
  std::unordered_map<Uuid, Kept::iterator, OfId> by_id_;
  std::unordered_map<ProfileNumber, Kept::iterator> by_number_;
  std::unordered_map<RecordNumber, ProfileNumber> by_record_;
  std::uint64_t moment_ = 0;
  bool committing_ = false;
  std::vector<ProfileNumber> noted_profiles_;  // the write lane's
  std::vector<RecordNumber> noted_records_;
};

}  // namespace concord::store

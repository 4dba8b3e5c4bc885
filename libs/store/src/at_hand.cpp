#include "at_hand.hpp"

#include <cstring>

namespace concord::store {

std::size_t AtHand::OfId::operator()(const Uuid& id) const {
  std::size_t hash = 0;
  std::memcpy(&hash, id.bytes.data() + id.bytes.size() - sizeof hash, sizeof hash);
  return hash;
}

std::shared_ptr<const ProfileAtHand> AtHand::find(const Uuid& id) {
  const std::lock_guard lock(mutex_);
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) {
    return nullptr;
  }
  kept_.splice(kept_.begin(), kept_, found->second);
  return *found->second;
}

std::uint64_t AtHand::moment() const {
  const std::lock_guard lock(mutex_);
  return moment_;
}

void AtHand::keep(ProfileAtHand profile, std::uint64_t moment) {
  auto kept = std::make_shared<const ProfileAtHand>(std::move(profile));
  const std::lock_guard lock(mutex_);
  if (most_ == 0 || committing_ || moment != moment_ || by_id_.contains(kept->profile.id)) {
    return;
  }
  if (kept_.size() == most_) {
    drop(std::prev(kept_.end()));
  }
  kept_.push_front(kept);
  by_id_.emplace(kept->profile.id, kept_.begin());
  by_number_.emplace(kept->profile.number, kept_.begin());
  for (const MemberRow& member : kept->members) {
    by_record_.insert_or_assign(member.record, kept->profile.number);
  }
}

void AtHand::note_profile(ProfileNumber profile) {
  if (noted_profiles_.empty() || noted_profiles_.back() != profile) {
    noted_profiles_.push_back(profile);
  }
}

void AtHand::note_record(RecordNumber record) {
  if (noted_records_.empty() || noted_records_.back() != record) {
    noted_records_.push_back(record);
  }
}

void AtHand::commit_begins() {
  const std::lock_guard lock(mutex_);
  committing_ = true;
  ++moment_;
  for (const ProfileNumber profile : noted_profiles_) {
    drop(profile);
  }
  for (const RecordNumber record : noted_records_) {
    if (const auto of = by_record_.find(record); of != by_record_.end()) {
      drop(of->second);
    }
  }
  noted_profiles_.clear();
  noted_records_.clear();
}

void AtHand::commit_ends() {
  const std::lock_guard lock(mutex_);
  committing_ = false;
  ++moment_;
}

void AtHand::drop(ProfileNumber profile) {
  if (const auto found = by_number_.find(profile); found != by_number_.end()) {
    drop(found->second);
  }
}

void AtHand::drop(Kept::iterator kept) {
  const ProfileAtHand& dropped = **kept;
  for (const MemberRow& member : dropped.members) {
    if (const auto of = by_record_.find(member.record);
        of != by_record_.end() && of->second == dropped.profile.number) {
      by_record_.erase(of);
    }
  }
  by_number_.erase(dropped.profile.number);
  by_id_.erase(dropped.profile.id);
  kept_.erase(kept);
}

}  // namespace concord::store

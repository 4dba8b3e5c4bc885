#include <concord/service/rendered_profiles.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kOverhead = 256;  // of nodes, pointers and the allocator

}  // namespace

std::shared_ptr<const RenderedProfile> RenderedProfiles::find(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    return nullptr;
  }
  kept_.splice(kept_.begin(), kept_, found->second);
  return found->second->profile;
}

void RenderedProfiles::keep(std::string key, std::shared_ptr<const RenderedProfile> profile) {
  Kept kept{std::move(key), std::move(profile)};
  const std::size_t size = size_of(kept);
  const std::lock_guard lock(mutex_);
  if (size > most_bytes_ || by_key_.contains(kept.key)) {
    return;
  }
  while (bytes_ + size > most_bytes_) {
    bytes_ -= size_of(kept_.back());
    by_key_.erase(kept_.back().key);
    kept_.pop_back();
  }
  kept_.push_front(std::move(kept));
  by_key_.emplace(kept_.front().key, kept_.begin());
  bytes_ += size;
}

void RenderedProfiles::clear() {
  const std::lock_guard lock(mutex_);
  by_key_.clear();
  kept_.clear();
  bytes_ = 0;
}

std::size_t RenderedProfiles::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::size_t RenderedProfiles::size_of(const Kept& kept) {
  const RenderedProfile& profile = *kept.profile;
  return kOverhead + kept.key.size() + profile.body.size() + profile.tag.size() + profile.categories.size();
}

}  // namespace concord::service

#include "known_programs.hpp"

namespace concord::service {

std::optional<domain::Principal> KnownPrograms::find(std::string_view token, const Known& keys,
                                                     Instant now) const {
  const std::string hash = to_hex(sha256(token));
  const std::lock_guard lock(mutex_);
  const auto found = by_hash_.find(hash);
  if (found == by_hash_.end() || found->second.keys != keys || found->second.ends <= now) {
    return std::nullopt;
  }
  return found->second.principal;
}

void KnownPrograms::add(std::string_view token, KnownProgram program) {
  const std::string hash = to_hex(sha256(token));
  const std::lock_guard lock(mutex_);
  if (by_hash_.size() >= kMost) {
    by_hash_.clear();  // they are checked again as they come
  }
  by_hash_.insert_or_assign(hash, std::move(program));
}

}  // namespace concord::service

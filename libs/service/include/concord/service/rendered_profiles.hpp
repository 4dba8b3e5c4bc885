// Profiles as they were last rendered, each under all that it was rendered from (Sight::key): what is found
// is what rendering again would give, byte for byte, so nothing is ever out of date here, only no longer
// asked for. Memory alone, the least recently asked for is let go first. Thread-safe.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <concord/domain/access.hpp>

namespace concord::service {

struct RenderedProfile {
  std::string body, tag;                     // of the reply
  std::vector<domain::Category> categories;  // read for it
};

class RenderedProfiles {
 public:
  // 0: none is kept.
  explicit RenderedProfiles(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Null: not kept.
  std::shared_ptr<const RenderedProfile> find(std::string_view key);
  void keep(std::string key, std::shared_ptr<const RenderedProfile> profile);
  // What is erased is not to stay in memory either.
  void clear();
  std::size_t bytes() const;

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const RenderedProfile> profile;
  };
  static std::size_t size_of(const Kept& kept);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::list<Kept> kept_;  // the last asked for first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace concord::service

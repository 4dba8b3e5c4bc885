// Access tokens that were found good, by their hash, until they expire: checking an ES256 signature costs
// some 77 µs, looking one up less than one.
#pragma once

#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/domain/access.hpp>

#include "provider_keys.hpp"

namespace concord::service {

struct KnownProgram {
  domain::Principal principal;
  Known keys;  // that its token was judged by: with others it is judged again, since one may be withdrawn
  Instant ends{};
};

// Thread-safe.
class KnownPrograms {
 public:
  static constexpr std::size_t kMost = 4096;

  std::optional<domain::Principal> find(std::string_view token, const Known& keys, Instant now) const;
  void add(std::string_view token, KnownProgram program);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, KnownProgram> by_hash_;
};

}  // namespace concord::service

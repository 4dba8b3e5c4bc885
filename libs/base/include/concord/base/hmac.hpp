// HMAC-SHA256 under one key, again and again: the key is prepared once. One thread at a time.
#pragma once

#include <string_view>

#include <concord/base/hash.hpp>

namespace concord {

class HmacSha256 {
 public:
  explicit HmacSha256(std::string_view key);
  ~HmacSha256();
  HmacSha256(const HmacSha256&) = delete;
  HmacSha256& operator=(const HmacSha256&) = delete;
  HmacSha256& update(std::string_view bytes);
  // Ready for the next message afterwards.
  Digest finish();

 private:
  void* context_;
};

}  // namespace concord

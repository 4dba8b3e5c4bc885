// Hashes: SHA-256 for what must not be forged, hash64 for tables in memory and for stable sampling.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace concord {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
Digest hmac_sha256(std::string_view key, std::string_view bytes);
std::string to_hex(const Digest& digest);
std::string to_hex(std::string_view bytes);
// Lower- or upper-case hex of an even length; empty when it is not hex.
std::string from_hex(std::string_view hex);
bool equal_in_constant_time(std::string_view a, std::string_view b);

// SHA-256 of a stream in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::string_view bytes);
  Digest finish();

 private:
  void* context_;
};

// The same value on every machine and in every version of Concord: frozen models may depend on it.
constexpr std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) {
  std::uint64_t h = 0xcbf29ce484222325ULL ^ (seed * 0x9e3779b97f4a7c15ULL);
  for (const char c : bytes) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x100000001b3ULL;
  }
  h ^= h >> 33U;  // FNV-1a mixes its high bits badly: finish as MurmurHash3 does
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33U;
  h *= 0xc4ceb9fe1a85ec53ULL;
  h ^= h >> 33U;
  return h;
}

}  // namespace concord

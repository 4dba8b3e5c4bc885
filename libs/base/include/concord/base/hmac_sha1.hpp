// HMAC with SHA-1, which one-time codes of authenticator apps are made with (RFC 6238). For nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace concord {

std::array<std::uint8_t, 20> hmac_sha1(std::string_view key, std::string_view bytes);

}  // namespace concord

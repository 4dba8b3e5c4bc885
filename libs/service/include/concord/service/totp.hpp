// One-time codes of authenticator apps: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which is
// what every such app does. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <concord/base/clock.hpp>

namespace concord::service {

inline constexpr std::size_t kTotpSecretBytes = 20;  // as long as SHA-1's result: RFC 4226, section 4

std::int64_t totp_step(Instant at);
std::string totp_code(std::string_view secret, std::int64_t step);
// The step whose code this is: that of now, or of one step to either side for clocks that differ. Never one
// up to `last`: a code is used once. Blanks within the code are overlooked, as apps show them.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Instant now,
                                       std::int64_t last);

std::string make_totp_secret();
std::string base32(std::string_view bytes);  // RFC 4648, without padding
// What an app takes in, as a link or a picture: otpauth://totp/Concord:name?secret=…
std::string totp_uri(std::string_view name, std::string_view secret);

}  // namespace concord::service

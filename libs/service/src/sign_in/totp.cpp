#include <array>

#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/base/hmac_sha1.hpp>
#include <concord/base/ids.hpp>
#include <concord/service/totp.hpp>

namespace concord::service {
namespace {

constexpr std::int64_t kStepSeconds = 30;
constexpr std::uint32_t kCodes = 1'000'000;
constexpr std::int64_t kDrift = 1;

std::string digits_of(std::string_view code) {
  std::string digits;
  for (const char c : code) {
    if (c != ' ') {
      digits += c;
    }
  }
  return digits;
}

}  // namespace

std::int64_t totp_step(Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / kStepSeconds;
}

// RFC 4226, section 5.3: the last four bits say where in the hash the number stands.
std::string totp_code(std::string_view secret, std::int64_t step) {
  std::string counter(8, '\0');
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter[i] = static_cast<char>(static_cast<std::uint64_t>(step) >> (56U - 8U * i));
  }
  const auto hash = hmac_sha1(secret, counter);
  const std::size_t at = hash.back() & 0x0FU;
  const std::uint32_t number = (static_cast<std::uint32_t>(hash.at(at) & 0x7FU) << 24U) |
                               (static_cast<std::uint32_t>(hash.at(at + 1)) << 16U) |
                               (static_cast<std::uint32_t>(hash.at(at + 2)) << 8U) | hash.at(at + 3);
  return fmt::format("{:06}", number % kCodes);
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Instant now,
                                       std::int64_t last) {
  const std::string given = digits_of(code);
  std::optional<std::int64_t> found;
  for (std::int64_t step = totp_step(now) - kDrift; step <= totp_step(now) + kDrift; ++step) {
    if (equal_in_constant_time(totp_code(secret, step), given) && step > last && !found) {
      found = step;
    }
  }
  return found;
}

std::string make_totp_secret() { return from_hex(random_hex(kTotpSecretBytes)); }

std::string base32(std::string_view bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) {
      text += kLetters[(held >> (bits - 5)) & 31U];
    }
  }
  if (bits > 0) {
    text += kLetters[(held << (5 - bits)) & 31U];
  }
  return text;
}

std::string totp_uri(std::string_view name, std::string_view secret) {
  std::string label;
  for (const char c : name) {
    label +=
        c == '@' ? std::string("%40") : std::string(1, c);  // the only letter of names that a URI escapes
  }
  return fmt::format("otpauth://totp/Concord:{}?secret={}&issuer=Concord", label, base32(secret));
}

}  // namespace concord::service

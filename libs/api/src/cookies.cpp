#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/framing/cookie.hpp>
#include <concord/framing/target.hpp>

#include "identify.hpp"

namespace concord::api {
namespace {

constexpr std::string_view kAlways = "Path=/; Secure; HttpOnly; SameSite=Lax";
constexpr std::size_t kLongestForm = 16384;  // no form of ours comes near
constexpr long kYear = 365L * 24 * 60 * 60;

}  // namespace

std::optional<std::string_view> cookie_of(const Request& request, std::string_view name) {
  const auto header = request.header("cookie");
  const auto value = header ? framing::cookie(*header, name) : std::nullopt;
  return value && !value->empty() ? value : std::nullopt;
}

std::pair<std::string, std::string> set_session_cookie(std::string_view token) {
  return {"Set-Cookie", fmt::format("{}={}; {}", kSessionCookie, token, kAlways)};
}

std::pair<std::string, std::string> set_device_cookie(std::string_view token) {
  return {"Set-Cookie", fmt::format("{}={}; Max-Age={}; {}", kDeviceCookie, token, kYear, kAlways)};
}

std::pair<std::string, std::string> clear_session_cookie() {
  return {"Set-Cookie", fmt::format("{}=; Max-Age=0; {}", kSessionCookie, kAlways)};
}

std::pair<std::string, std::string> clear_site_data() {
  return {"Clear-Site-Data", "\"cache\", \"storage\""};
}

// A form is encoded as a query is, and so read by the same strict reader.
std::string form_value(const Request& request, std::string_view name) {
  const auto type = request.header("content-type");
  if (!type || !starts_with_ignoring_case(*type, "application/x-www-form-urlencoded") ||
      request.body.size() > kLongestForm) {
    return {};
  }
  const auto target = framing::parse_target("/?" + request.body, "");
  if (!target) {
    return {};
  }
  for (const auto& [key, value] : target->query) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

}  // namespace concord::api

// Who is asking: a bearer key, a session's cookie, or the owner through the socket. The one place.
#pragma once

#include <memory>
#include <string>

#include <concord/api/route.hpp>

namespace concord::api {

struct Identified {
  service::Asker asker;  // but for the purpose that the request states, and the mask
  std::shared_ptr<const service::Session> session;
};

// `unauthenticated`: nobody who is known. `forbidden`: from another site, without the form token, or in a
// session that has not got past its enrolment.
Result<Identified> identify(service::Core& core, const Request& request, Audience audience, bool owner);

// The session of the request's cookie, if it has one that still holds. For pages that differ by it.
std::shared_ptr<const service::Session> session_of(service::Core& core, const Request& request);

// What whoever is not let in is told: a problem, and of a page the way to sign in.
Reply refusal(const Route& route, const Error& error, std::string_view request_id);

inline constexpr std::string_view kSessionCookie = "__Host-concord";
inline constexpr std::string_view kDeviceCookie = "__Host-concord-device";
std::optional<std::string_view> cookie_of(const Request& request, std::string_view name);
// Cookies as they are set. SameSite=Lax, so that whoever comes back from a provider has theirs.
std::pair<std::string, std::string> set_session_cookie(std::string_view token);
std::pair<std::string, std::string> set_device_cookie(std::string_view token);
std::pair<std::string, std::string> clear_session_cookie();
// At sign-out: what the browser keeps of this site goes, but for cookies; the one that marks a known browser
// stays.
std::pair<std::string, std::string> clear_site_data();

// A member of a form that was posted; empty where it is not there.
std::string form_value(const Request& request, std::string_view name);

}  // namespace concord::api

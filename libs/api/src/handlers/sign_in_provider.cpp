// Signing in through the identity provider: there, and back again.
#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/base/log.hpp>
#include <concord/service/provider_session.hpp>

#include "../identify.hpp"
#include "handlers.hpp"

namespace concord::api {
namespace {

using sign_on::Refusal;

// Ties a sign-in to the browser that began it; it holds as long as the sign-in does.
constexpr std::string_view kBrowserCookie = "__Host-concord-sign-in";
constexpr int kBrowserCookieSeconds = 600;

std::pair<std::string, std::string> browser_cookie(std::string_view value, int seconds) {
  // Lax: the provider sends the browser back by a link from another site.
  return {"Set-Cookie", fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}",
                                    kBrowserCookie, value, seconds)};
}

// Empty where the parameter is not there, or stands twice: which of two is meant can't be told.
std::string query_value(const Request& request, std::string_view name) {
  std::string value;
  int times = 0;
  for (const auto& [its_name, its_value] : request.query) {
    if (its_name == name) {
      value = its_value;
      ++times;
    }
  }
  return times == 1 ? value : std::string{};
}

Error no_provider() { return fail(Code::not_found, "no identity provider is configured: sign in here"); }

// The log has the reason; whoever is in front of the browser learns what they can do.
Error told(Refusal why, std::string_view request_id) {
  log::warning("sign_in.refused", {{"reason", sign_on::to_string(why)}, {"request_id", request_id}});
  switch (why) {
    case Refusal::no_role:
      return fail(Code::forbidden,
                  "your account at the identity provider has no role in Concord: ask whoever gives them out");
    case Refusal::provider_unavailable:
    case Refusal::busy:
      return fail(Code::unavailable, "the identity provider does not answer: try again shortly");
    default:
      return fail(Code::unauthenticated,
                  "signing in did not succeed: begin again at /sign-in/provider; the log has the request id");
  }
}

std::string landing_of(const Context& context) { return context.core.provider->settings().landing; }

}  // namespace

Step begin_provider_sign_in(const Asked& asked) {
  if (asked->core.provider == nullptr) {
    return no_provider();
  }
  const auto begun = asked->core.provider->begin();
  if (!begun) {
    return told(begun.error(), asked->request_id());
  }
  return Finished{
      Reply{303, "", {{"Location", begun->url}, browser_cookie(begun->browser, kBrowserCookieSeconds)}, ""}};
}

Step finish_provider_sign_in(const Asked& asked) {
  if (asked->core.provider == nullptr) {
    return no_provider();
  }
  const Request& request = asked->request;
  auto person = asked->core.provider->finish({query_value(request, "state"), query_value(request, "code"),
                                              query_value(request, "error"), query_value(request, "iss")},
                                             cookie_of(request, kBrowserCookie).value_or(""));
  if (!person) {
    return told(person.error(), asked->request_id());
  }
  auto begun = std::make_shared<service::NewSession>();
  Write write;
  write.work = [asked, begun, person = std::move(*person)](store::Transaction& transaction) -> Outcome {
    const service::Core& core = asked->core;
    auto session = service::begin_provider_session(
        transaction, person, core.roles, service::session_limits(core.configuration), core.clock.now());
    if (!session) {
      return session.error();
    }
    if (const auto before = cookie_of(asked->request, kSessionCookie)) {
      transaction.account_writer().end_session(sha256(*before));
    }
    *begun = std::move(*session);
    return {};
  };
  write.then = [asked, begun]() -> Step {
    return Finished{
        Reply{303,
              "",
              {{"Location", landing_of(*asked)}, set_session_cookie(begun->token), browser_cookie("", 0)},
              ""},
        {{}, begun->row.principal, {}, "provider"}};
  };
  return write;
}

}  // namespace concord::api

// Signing in through the identity provider: there, and back again.
#include <fmt/format.h>

#include <concord/base/log.hpp>
#include <concord/base/text.hpp>
#include <concord/service/provider_session.hpp>

#include "handlers.hpp"

namespace concord::api {
namespace {

using sign_on::Refusal;

constexpr std::string_view kSessionCookie = "__Host-concord";
// Ties a sign-in to the browser that began it; it holds as long as the sign-in does.
constexpr std::string_view kBrowserCookie = "__Host-concord-sign-in";
constexpr int kBrowserCookieSeconds = 600;

std::pair<std::string, std::string> set_cookie(std::string_view name, std::string_view value,
                                               std::string_view more) {
  // Lax: the provider sends the browser back by a link from another site.
  return {"Set-Cookie", fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax{}", name, value, more)};
}

std::string_view cookie(const Request& request, std::string_view name) {
  const auto header = request.header("cookie");
  for (const std::string_view one : split(header.value_or(""), ';')) {
    const std::string_view pair = trim(one);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
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
      Reply{303,
            "",
            {{"Location", begun->url},
             {"Cache-Control", "no-store"},
             set_cookie(kBrowserCookie, begun->browser, fmt::format("; Max-Age={}", kBrowserCookieSeconds))},
            ""}};
}

Step finish_provider_sign_in(const Asked& asked) {
  if (asked->core.provider == nullptr) {
    return no_provider();
  }
  const Request& request = asked->request;
  auto person = asked->core.provider->finish({query_value(request, "state"), query_value(request, "code"),
                                              query_value(request, "error"), query_value(request, "iss")},
                                             cookie(request, kBrowserCookie));
  if (!person) {
    return told(person.error(), asked->request_id());
  }
  auto begun = std::make_shared<service::BegunSession>();
  Write write;
  write.work = [asked, begun, person = std::move(*person)](store::Transaction& transaction) -> Outcome {
    auto session =
        service::begin_provider_session(transaction, person, asked->core.roles, asked->core.clock.now());
    if (!session) {
      return session.error();
    }
    *begun = std::move(*session);
    return {};
  };
  write.then = [asked, begun]() -> Step {
    return Finished{Reply{303,
                          "",
                          {{"Location", landing_of(*asked)},
                           {"Cache-Control", "no-store"},
                           set_cookie(kSessionCookie, begun->token, ""),
                           set_cookie(kBrowserCookie, "", "; Max-Age=0")},
                          ""},
                    {{}, begun->principal, {}, "provider"}};
  };
  return write;
}

}  // namespace concord::api

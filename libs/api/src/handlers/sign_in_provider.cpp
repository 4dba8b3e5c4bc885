// Signing in through the identity provider: there, and back again.
#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/base/log.hpp>
#include <concord/service/provider_session.hpp>

#include "../identify.hpp"
#include "../pages/sign_in_page.hpp"
#include "handlers.hpp"
#include "signing_in.hpp"

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

// What somebody in front of a browser can do about it.
Step told(const Asked& asked, int status, std::string_view why) {
  return Finished{not_signed_in_page(status, why, asked->request_id()), {{}, "sign-in", {}, "refused"}};
}

Step no_provider(const Asked& asked) {
  return told(asked, 404, "No identity provider is configured: sign in with an account here");
}

// The log has the reason.
Step told(const Asked& asked, Refusal why) {
  log::warning("sign_in.refused", {{"reason", sign_on::to_string(why)}, {"request_id", asked->request_id()}});
  switch (why) {
    case Refusal::no_role:
      return told(asked, 403,
                  "Your council account has no role in Concord: ask whoever gives out access to it");
    case Refusal::weak_method:
      return told(asked, 403, "Your council account must be signed in to with a second factor");
    case Refusal::other_person:
      return told(asked, 403, "Somebody else showed who they are than whoever is signed in here");
    case Refusal::provider_unavailable:
    case Refusal::busy:
      return told(asked, 503, "The service that knows council accounts does not answer: try again shortly");
    default:
      return told(asked, 401, "Signing in did not succeed: begin again");
  }
}

Reply to_landing(const Asked& asked, std::string_view token) {
  return {303,
          "",
          {{"Location", asked->core.provider->settings().landing},
           set_session_cookie(token),
           browser_cookie("", 0)},
          ""};
}

Step to_provider(const Asked& asked, std::optional<service::Provider::Again> again) {
  const auto begun = asked->core.provider->begin(std::move(again));
  if (!begun) {
    return told(asked, begun.error());
  }
  return Finished{
      Reply{303, "", {{"Location", begun->url}, browser_cookie(begun->browser, kBrowserCookieSeconds)}, ""}};
}

// The same session goes on: it has stepped up.
Step step_up(const Asked& asked, const Digest& token) {
  auto begun = std::make_shared<Result<service::NewSession>>(Error{});
  Write write;
  write.work = [begun, token, now = asked->core.clock.now()](store::Transaction& transaction) -> Outcome {
    *begun = service::step_up_by_provider(transaction, token, now);
    return {};  // refused, it has written nothing
  };
  write.then = [asked, begun]() -> Step {
    if (!*begun) {
      return told(asked, 401, "Your session here has ended: sign in again");
    }
    return Finished{to_landing(asked, (*begun)->token), {{}, (*begun)->row.principal, {}, "step-up"}};
  };
  return write;
}

}  // namespace

Step begin_provider_sign_in(const Asked& asked) {
  if (asked->core.provider == nullptr) {
    return no_provider(asked);
  }
  // Whoever is signed in at the provider would be let in without a word: only our own page's link, or
  // somebody who types the address, asks for that.
  const std::string_view from = asked->request.header("sec-fetch-site").value_or("none");
  if (from != "same-origin" && from != "none") {
    return Finished{Reply{303, "", {{"Location", "/sign-in"}}, ""}};
  }
  return to_provider(asked, {});
}

Step begin_provider_step_up(const Asked& asked) {
  if (asked->core.provider == nullptr) {
    return no_provider(asked);
  }
  const store::SessionRow& session = asked->session->row;
  if (session.way != "provider") {
    return told(asked, 403, "You are signed in with an account here: its password shows who you are");
  }
  return to_provider(asked, service::Provider::Again{session.token, session.subject});
}

Step finish_provider_sign_in(const Asked& asked) {
  if (asked->core.provider == nullptr) {
    return no_provider(asked);
  }
  const Request& request = asked->request;
  auto finished = asked->core.provider->finish({query_value(request, "state"), query_value(request, "code"),
                                                query_value(request, "error"), query_value(request, "iss")},
                                               cookie_of(request, kBrowserCookie).value_or(""));
  if (!finished) {
    return told(asked, finished.error());
  }
  if (finished->again) {
    return step_up(asked, finished->again->token);
  }
  auto begun = std::make_shared<service::NewSession>();
  Write write;
  write.work = [asked, begun,
                person = std::move(finished->person)](store::Transaction& transaction) -> Outcome {
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
    return Finished{to_landing(asked, begun->token), {{}, begun->row.principal, {}, "provider"}};
  };
  return write;
}

// OpenID Connect Back-Channel Logout 1.0, 2.5 to 2.8: the provider itself asks, by a token that it signed.
Step sign_out_by_provider(const Asked& asked) {
  if (asked->core.provider == nullptr) {
    return fail(Code::not_found, "no identity provider is configured");
  }
  const auto out = asked->core.provider->signed_out(form_value(asked->request, "logout_token"));
  if (!out) {
    log::warning("sign_out.refused",
                 {{"reason", sign_on::to_string(out.error())}, {"request_id", asked->request_id()}});
    return fail(Code::malformed,
                "must be a form with a logout_token of the provider's; the log says why not");
  }
  Write write;
  write.work = [out = *out](store::Transaction& transaction) -> Outcome {
    service::end_signed_out(transaction, out);
    return {};
  };
  write.then = [out = *out]() -> Step {
    const std::string who =
        out.subject.empty() ? "sign-out" : service::provider_principal(out.issuer, out.subject);
    return Finished{Reply{200, "", {}, ""}, {{}, who, {}, "provider"}};
  };
  return write;
}

}  // namespace concord::api

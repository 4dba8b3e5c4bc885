#include "cross_site.hpp"

#include <concord/base/hash.hpp>
#include <concord/base/text.hpp>

#include "identify.hpp"

namespace concord::api {
namespace {

bool changes_nothing(const Request& request) {
  return request.verb == Verb::get || request.verb == Verb::head;
}

// "https://host:port" names "host:port". An opaque origin ("null") names nobody.
bool names_host(std::string_view origin, std::string_view host) {
  const std::size_t scheme = origin.find("://");
  return scheme != std::string_view::npos && !host.empty() &&
         to_lower_ascii(origin.substr(scheme + 3)) == to_lower_ascii(host);
}

}  // namespace

Outcome check_site(const Request& request) {
  if (changes_nothing(request)) {
    return {};
  }
  const auto site = request.header("sec-fetch-site");
  const auto origin = request.header("origin");
  const bool own = site     ? *site == "same-origin" || *site == "none"
                   : origin ? names_host(*origin, request.header("host").value_or(""))
                            : true;
  return own ? Outcome{} : fail(Code::forbidden, "another site may not ask for this");
}

Outcome check_form_token(const Request& request, std::string_view token) {
  if (changes_nothing(request)) {
    return {};
  }
  const auto header = request.header("concord-form-token");
  const std::string given = header ? std::string(*header) : form_value(request, "form_token");
  if (!equal_in_constant_time(given, token)) {
    return fail(Code::forbidden,
                "the form token is missing or of another session: GET /v1/session tells it, send it as "
                "Concord-Form-Token");
  }
  return {};
}

}  // namespace concord::api

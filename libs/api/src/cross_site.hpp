// Whether a request that changes something was made by our own pages, and not by another site in the browser
// of somebody who is signed in here. (OWASP, Cross-Site Request Forgery Prevention.)
#pragma once

#include <string_view>

#include <concord/api/exchange.hpp>
#include <concord/base/result.hpp>

namespace concord::api {

// By Sec-Fetch-Site, which a browser's page can't set; where a browser is too old to send it, by Origin,
// which must name the host that was asked. What sends neither is no browser.
Outcome check_site(const Request& request);
// The session's form token, in the header Concord-Form-Token or in the form's member form_token.
Outcome check_form_token(const Request& request, std::string_view token);

}  // namespace concord::api

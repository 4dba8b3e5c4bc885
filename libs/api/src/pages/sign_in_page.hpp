// The sign-in page in its states, as HTML that needs no script.
#pragma once

#include "markup.hpp"

namespace concord::api {

// `provider`: an identity provider is configured, and the page leads there too.
Reply sign_in_page(int status, std::string_view name, const PageFault& fault, bool provider);
Reply choose_password_page(int status, std::string_view form_token, const PageFault& fault);
// `secret` in base 32; empty before it was asked for.
Reply second_factor_page(int status, std::string_view form_token, std::string_view secret,
                         std::string_view uri, const PageFault& fault);
// Somebody came back from the provider and was not let in; `request_id` is what the log knows it by.
Reply not_signed_in_page(int status, std::string_view why, std::string_view request_id);
std::string sign_out_form(std::string_view form_token);
Reply page_style();

}  // namespace concord::api

// The sign-in page in its states, as HTML that needs no script.
#pragma once

#include <string>
#include <string_view>

#include <concord/api/exchange.hpp>

namespace concord::api {

// What is wrong with the form as it was sent, and the id of the field that mends it.
struct PageFault {
  std::string text;  // empty: nothing is wrong
  std::string field;
};

Reply sign_in_page(int status, std::string_view name, const PageFault& fault);
Reply choose_password_page(int status, std::string_view form_token, const PageFault& fault);
// `secret` in base 32; empty before it was asked for.
Reply second_factor_page(int status, std::string_view form_token, std::string_view secret,
                         std::string_view uri, const PageFault& fault);
Reply signed_in_page(std::string_view role, std::string_view ends, std::string_view form_token);
Reply page_style();

}  // namespace concord::api

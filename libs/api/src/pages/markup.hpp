// What pages are made of: HTML that needs no script.
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

std::string escaped(std::string_view text);

struct Field {
  std::string_view id, label, type, completes, hint, value;
  bool required = true;
};
std::string input(const Field& field, const PageFault& fault);
std::string form(std::string_view action, std::string_view form_token, const std::string& fields,
                 std::string_view button);
Reply page(int status, std::string_view title, const PageFault& fault, const std::string& body);

}  // namespace concord::api

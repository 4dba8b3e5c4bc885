#include <algorithm>

#include <concord/api/exchange.hpp>

namespace concord::api {

std::string_view to_string(Verb verb) {
  switch (verb) {
    case Verb::get:
      return "GET";
    case Verb::head:
      return "HEAD";
    case Verb::post:
      return "POST";
    case Verb::put:
      return "PUT";
    case Verb::patch:
      return "PATCH";
    case Verb::delete_:
      return "DELETE";
    case Verb::other:
      break;
  }
  return "";
}

std::optional<std::string_view> Request::header(std::string_view lower_case_name) const {
  const auto found =
      std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return h.first == lower_case_name; });
  return found == headers.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

}  // namespace concord::api

#include "router.hpp"

#include <optional>

#include <concord/base/text.hpp>

namespace concord::api {
namespace {

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

// The values of a pattern's parameters, or nothing where the path has another shape. Literal segments are
// tried first by the order of the table's rows.
std::optional<std::vector<std::string>> match(std::string_view pattern,
                                              const std::vector<std::string_view>& path) {
  const std::vector<std::string_view> wanted = split(pattern, '/');
  if (wanted.size() != path.size()) {
    return std::nullopt;
  }
  std::vector<std::string> parameters;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_parameter(wanted[i])) {
      if (path[i].empty()) {
        return std::nullopt;
      }
      parameters.emplace_back(path[i]);
    } else if (wanted[i] != path[i]) {
      return std::nullopt;
    }
  }
  return parameters;
}

}  // namespace

Routed find_route(Verb verb, std::string_view path, bool owner) {
  const Verb wanted = verb == Verb::head ? Verb::get : verb;
  const std::vector<std::string_view> segments = split(path, '/');
  Routed routed;
  for (const Route& route : routes()) {
    if (route.audience == Audience::owner && !owner) {
      continue;
    }
    auto parameters = match(route.path, segments);
    if (!parameters) {
      continue;
    }
    if (route.verb == wanted) {
      return {&route, std::move(*parameters), {}};
    }
    routed.allowed.push_back(route.verb);
  }
  return routed;
}

}  // namespace concord::api

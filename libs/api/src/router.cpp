#include "router.hpp"

#include <algorithm>

#include <concord/base/text.hpp>

namespace concord::api {
namespace {

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

using Segments = std::vector<std::string_view>;

struct Pattern {
  const Route* route;
  Segments segments;
};

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> made = [] {
    std::vector<Pattern> all;
    for (const Route& route : routes()) {
      all.push_back({&route, split(route.path, '/')});
    }
    return all;
  }();
  return made;
}

// Literal segments are tried first by the order of the table's rows.
bool matches(const Segments& wanted, const Segments& path) {
  return std::equal(wanted.begin(), wanted.end(), path.begin(), path.end(),
                    [](auto wants, auto is) { return is_parameter(wants) ? !is.empty() : wants == is; });
}

std::vector<std::string> parameters_of(const Segments& wanted, const Segments& path) {
  std::vector<std::string> parameters;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_parameter(wanted[i])) {
      parameters.emplace_back(path[i]);
    }
  }
  return parameters;
}

}  // namespace

Routed find_route(Verb verb, std::string_view path, bool owner) {
  const Verb wanted = verb == Verb::head ? Verb::get : verb;
  const Segments segments = split(path, '/');
  Routed routed;
  for (const Pattern& pattern : patterns()) {
    const Route& route = *pattern.route;
    if ((route.audience == Audience::owner && !owner) || !matches(pattern.segments, segments)) {
      continue;
    }
    if (route.verb == wanted) {
      return {&route, parameters_of(pattern.segments, segments), {}};
    }
    routed.allowed.push_back(route.verb);
  }
  return routed;
}

}  // namespace concord::api

// Finds the row for a verb and a path.
#pragma once

#include <concord/api/route.hpp>

namespace concord::api {

struct Routed {
  const Route* route = nullptr;
  std::vector<std::string> parameters;
  std::vector<Verb> allowed;  // where the path is known and the verb is not
};

Routed find_route(Verb verb, std::string_view path, bool owner);

}  // namespace concord::api

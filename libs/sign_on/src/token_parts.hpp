// The three parts of a compact token, as they stand in it.
#pragma once

#include <string_view>

#include <concord/base/json.hpp>
#include <concord/sign_on/refusal.hpp>

namespace concord::sign_on {

struct Parts {
  std::string_view head, claims, signature;
};
Accepted<Parts> parts_of(std::string_view token);
Accepted<Json> claims_in(std::string_view part);

}  // namespace concord::sign_on

// What a request costs in the buckets that limit it: about what it takes to answer, in point reads.
#pragma once

#include <cstdint>

#include <concord/api/route.hpp>

namespace concord::api {

// A function of the row, so that a new route has its cost without a line more. 1 where there is no route.
std::uint64_t cost_of(const Route* route);

// Whether it lists people by what is said of them: the way to go through all residents one by one.
bool looks_for_people(const Route& route);

// Whether it takes credentials: what is open to all and posted to.
bool takes_credentials(const Route& route);

}  // namespace concord::api

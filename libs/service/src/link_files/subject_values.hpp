// What a record says of one comparison, for people to read.
#pragma once

#include <string>
#include <string_view>

#include <concord/matching/subject.hpp>

namespace concord::service {

// By the comparison's name in evidence; several values are parted by "; ". Empty where it says nothing.
std::string values_of(const matching::Subject& subject, std::string_view comparison);

}  // namespace concord::service

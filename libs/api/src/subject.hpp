// What a change is about to be made to, as the audit row before it says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concord::api {

// The values of the path's parameters, joined by '/'. They come from outside and are not checked yet: what
// can be no id stands as '?', so that nobody's name gets into the log by standing in an id's place.
std::string subject_of(std::string_view path, const std::vector<std::string>& parameters);

}  // namespace concord::api

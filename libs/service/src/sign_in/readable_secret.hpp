// Secrets that people copy by hand.
#pragma once

#include <cstddef>
#include <string>

namespace concord::service {

// Of 31 letters and digits that can't be taken for one another (4.95 bits each), in groups parted by '-'.
std::string readable_secret(std::size_t letters, std::size_t group);

}  // namespace concord::service

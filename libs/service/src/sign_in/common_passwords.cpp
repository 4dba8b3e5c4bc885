#include "common_passwords.hpp"

#include <algorithm>

#include <concord/base/text.hpp>

namespace concord::service {

bool is_common_password(std::string_view password) {
  static const std::vector<std::string_view> all = split(common_passwords(), '\n');
  // The list's last line is empty: what stands after its last line break.
  return !password.empty() && std::binary_search(all.begin(), all.end() - 1, to_lower_ascii(password));
}

}  // namespace concord::service

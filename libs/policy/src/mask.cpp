#include <algorithm>

#include <fmt/format.h>

#include <concord/policy/mask.hpp>

namespace concord::policy {

void Mask::deny_everywhere(domain::Category category) {
  for (const domain::Part part : domain::kParts) {
    deny(part, category);
  }
}

Mask& Mask::operator|=(const Mask& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    bits_[i] |= other.bits_[i];
  }
  return *this;
}

bool Mask::empty() const {
  return std::all_of(bits_.begin(), bits_.end(), [](std::uint16_t bits) { return bits == 0; });
}

std::string Mask::key() const {
  std::string key;
  for (const std::uint16_t bits : bits_) {
    key += fmt::format("{:03x}", bits);
  }
  return key;
}

Mask effective(Mask mask, bool resident_is_restricted) {
  if (resident_is_restricted) {
    mask.deny_everywhere(domain::Category::contact);
    mask.deny_everywhere(domain::Category::protected_);
  }
  return mask;
}

}  // namespace concord::policy

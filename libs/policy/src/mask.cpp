#include <algorithm>

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

Mask& Mask::operator&=(const Mask& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    bits_[i] &= other.bits_[i];
  }
  return *this;
}

bool Mask::empty() const {
  return std::all_of(bits_.begin(), bits_.end(), [](std::uint16_t bits) { return bits == 0; });
}

std::string Mask::key() const { return {reinterpret_cast<const char*>(bits_.data()), sizeof bits_}; }

Mask effective(Mask mask, bool resident_is_restricted, const Mask& team) {
  if (!resident_is_restricted) {
    return mask;
  }
  mask.deny_everywhere(domain::Category::protected_);
  for (const domain::Part part : domain::kParts) {
    if (!team.allows(part, domain::Category::contact)) {
      mask.deny(part, domain::Category::contact);
    }
  }
  return mask;
}

}  // namespace concord::policy

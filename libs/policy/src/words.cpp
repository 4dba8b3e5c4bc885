#include "words.hpp"

namespace concord::policy {

std::vector<std::string_view> purpose_words() {
  std::vector<std::string_view> words;
  for (auto purpose = static_cast<int>(domain::Purpose::service_delivery);
       purpose <= static_cast<int>(domain::Purpose::audit); ++purpose) {
    words.push_back(domain::to_string(static_cast<domain::Purpose>(purpose)));
  }
  return words;
}

std::vector<std::string_view> part_words() {
  std::vector<std::string_view> words;
  for (const domain::Part part : domain::kParts) {
    words.push_back(domain::to_string(part));
  }
  return words;
}

std::vector<std::string_view> category_words() {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    words.push_back(domain::to_string(domain::category_at(i)));
  }
  return words;
}

}  // namespace concord::policy

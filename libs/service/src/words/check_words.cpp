#include "check_words.hpp"

#include <fmt/format.h>

#include <concord/base/text.hpp>

namespace concord::service {

Outcome check_words(std::string_view words, std::string_view pointer, std::size_t least) {
  const std::size_t length = utf8_length(trim(words));
  if (length < least || length > kMostWords) {
    return error_at(std::string(pointer), Code::invalid_value,
                    fmt::format("must say why in {} to {} characters", least, kMostWords));
  }
  return {};
}

}  // namespace concord::service

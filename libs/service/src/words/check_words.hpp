// The words in which people say why. Pure; any thread.
#pragma once

#include <string_view>

#include <concord/base/result.hpp>

namespace concord::service {

// Long enough that another can follow: characters, without the blanks at the ends.
inline constexpr std::size_t kLeastReason = 10;
inline constexpr std::size_t kLeastWords =
    20;  // where somebody answers for a look: a glass broken, a finding
inline constexpr std::size_t kMostWords = 2000;

// A fault at `pointer` unless there are `least` to kMostWords characters.
Outcome check_words(std::string_view words, std::string_view pointer = "/reason",
                    std::size_t least = kLeastReason);

}  // namespace concord::service

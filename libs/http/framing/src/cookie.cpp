#include <concord/base/text.hpp>
#include <concord/framing/characters.hpp>
#include <concord/framing/cookie.hpp>

namespace concord::framing {

std::optional<std::string_view> cookie(std::string_view header, std::string_view name) {
  std::optional<std::string_view> found;
  for (const std::string_view piece : split(header, ';')) {
    const std::string_view pair = trim_blanks(piece);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) {
      continue;
    }
    if (found) {
      return std::nullopt;
    }
    found = pair.substr(equals + 1);
  }
  return found;
}

}  // namespace concord::framing

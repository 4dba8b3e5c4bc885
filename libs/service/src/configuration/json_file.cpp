#include "json_file.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace concord::service {

Error in_file(Error error, const std::filesystem::path& file) {
  error.detail = fmt::format("{}: {}", file.string(), error.detail);
  return error;
}

Result<Json> read_json_file(const std::filesystem::path& file) {
  constexpr std::size_t kMostBytes = 256U << 20U;
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return fail(Code::not_found, fmt::format("{} can't be read", file.string()));
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto json = parse_json(text, {.depth = 32, .bytes = kMostBytes});
  if (!json) {
    return in_file(json.error(), file);
  }
  return json;
}

}  // namespace concord::service

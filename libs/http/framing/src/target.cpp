#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <concord/base/text.hpp>
#include <concord/framing/characters.hpp>
#include <concord/framing/target.hpp>

namespace concord::framing {
namespace {

namespace urls = boost::urls;

bool has_control(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return true;
  }
  return false;
}

Checked<void> append_segment(std::string_view segment, std::string& path) {
  if (segment == "." || segment == "..") return refuse(400, "The path has a dot segment.");
  if (segment.find_first_of("/\\") != std::string_view::npos)
    return refuse(400, "The path has an encoded slash.");
  if (has_control(segment)) return refuse(400, "The path has a control character.");
  if (!is_utf8(segment)) return refuse(400, "The path is not UTF-8.");
  path += '/';
  path += segment;
  return {};
}

Checked<Target> decode(const urls::url_view& url) {
  Target target;
  for (const auto& segment : url.segments()) {
    if (auto added = append_segment(segment, target.path); !added) return tl::unexpected(added.error());
  }
  if (target.path.empty()) target.path = "/";
  for (const auto& param : url.params()) {
    const bool sound = is_utf8(param.key) && is_utf8(param.value) &&
                       param.key.find('\0') == std::string::npos &&
                       param.value.find('\0') == std::string::npos;
    if (!sound) return refuse(400, "The query is not UTF-8 or has a NUL.");
    target.query.emplace_back(param.key, param.value);
  }
  return target;
}

}  // namespace

Checked<Target> parse_target(std::string_view target, std::string_view host) {
  const urls::string_view text(target.data(), target.size());
  if (!target.empty() && target.front() == '/') {
    const auto url = urls::parse_origin_form(text);
    if (!url) return refuse(400, "The target is malformed.");
    return decode(*url);
  }
  const auto url = urls::parse_absolute_uri(text);
  if (!url || url->scheme_id() != urls::scheme::http)
    return refuse(400, "The target is neither a path nor an http URL.");
  const auto authority = url->encoded_authority();
  if (!equal_ignoring_case(std::string_view(authority.data(), authority.size()), host)) {
    return refuse(400, "The target's host is not the Host that was sent.");
  }
  return decode(*url);
}

}  // namespace concord::framing

#include "origin.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace concord::http {
namespace {

Error unreadable() {
  return fail(Code::invalid_value, "The URL can't be read: write http://host:port or https://host:port.");
}

Result<Origin> parse_unix(std::string_view rest) {
  const auto colon = rest.find(":/");
  if (rest.empty() || rest.front() != '/' || colon == std::string_view::npos) return unreadable();
  Origin origin;
  origin.socket_path = rest.substr(0, colon);
  origin.target = rest.substr(colon + 1);
  origin.authority = "localhost";
  return origin;
}

}  // namespace

Result<Origin> parse_origin(std::string_view url) {
  if (url.substr(0, 5) == "unix:") return parse_unix(url.substr(5));
  const auto parsed = boost::urls::parse_uri({url.data(), url.size()});
  if (!parsed || parsed->host().empty() || parsed->has_userinfo() || parsed->has_fragment())
    return unreadable();
  const auto scheme = parsed->scheme_id();
  if (scheme != boost::urls::scheme::http && scheme != boost::urls::scheme::https) {
    return fail(Code::unsupported, "Only http, https and unix URLs can be asked.");
  }
  Origin origin;
  origin.secure = scheme == boost::urls::scheme::https;
  origin.host = parsed->host_address();
  origin.port = parsed->has_port() && !parsed->port().empty() ? std::string(parsed->port())
                : origin.secure                               ? "443"
                                                              : "80";
  origin.authority = std::string(parsed->encoded_host_and_port());
  origin.target = std::string(parsed->encoded_target());
  if (origin.target.empty() || origin.target.front() != '/') origin.target.insert(0, 1, '/');
  return origin;
}

}  // namespace concord::http

// Where a request of ours goes, from its URL.
#pragma once

#include <string>
#include <string_view>

#include <concord/base/result.hpp>

namespace concord::http {

struct Origin {
  std::string host;  // name or address, without brackets; empty for a unix socket
  std::string port;
  std::string socket_path;
  std::string authority;  // for the Host field
  bool secure = false;    // https
  std::string target;     // path and query, encoded
  // What connections may be shared by.
  std::string key() const {
    return socket_path.empty() ? (secure ? "tls " : "") + host + ' ' + port : socket_path;
  }
};

// http[s]://host[:port]/path?query or unix:/path/to.sock:/target. Fails with `invalid_value`, or
// `unsupported` for another scheme.
Result<Origin> parse_origin(std::string_view url);

}  // namespace concord::http

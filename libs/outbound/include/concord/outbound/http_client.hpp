// What Concord asks of others over HTTP, as an interface; `http` implements it.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <concord/base/result.hpp>

namespace concord::outbound {

struct HttpRequest {
  std::string verb = "GET";
  std::string url;  // http, https, or unix:/path/to.sock:/target
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::chrono::milliseconds timeout{30'000};
};

struct HttpReply {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
};

// Thread-safe. Fails with `unavailable` when nothing answered (a retry may help), `timeout`, or
// `malformed`. A status of 4xx or 5xx is a reply, not a failure. Never follows redirects.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  virtual Result<HttpReply> send(const HttpRequest& request) = 0;
};

}  // namespace concord::outbound

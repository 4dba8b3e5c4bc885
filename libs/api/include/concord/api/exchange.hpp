// A request as the api sees it and a reply as it gives it: no sockets, no Beast. `http` turns bytes into
// the one and the other into bytes.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace concord::api {

enum class Verb { get, head, post, put, patch, delete_, other };
std::string_view to_string(Verb verb);

struct Request {
  Verb verb = Verb::get;
  std::string path;  // percent-decoded segments joined by '/', starts with '/'
  std::vector<std::pair<std::string, std::string>> query;    // decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;                                          // after Content-Encoding was undone
  std::string peer;        // address, for rate limits; never logged with a resident
  std::string request_id;  // minted by http, or taken from a well-formed X-Request-ID
  bool owner = false;      // came through the owner-only socket
  std::optional<std::string_view> header(std::string_view lower_case_name) const;
};

struct Reply {
  int status = 200;
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers;  // beside those that http always sends
  std::string body;
  // Kept until the reply is sent, then let go on the thread that sent it: what was made there costs least to
  // take down there.
  std::shared_ptr<const void> holds{};
};

// Answers a request, now or later, on any thread, exactly once. Must not block and must not throw.
using Answer = std::function<void(Reply)>;
using Handler = std::function<void(Request, Answer)>;

}  // namespace concord::api

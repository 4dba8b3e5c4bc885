// The framing policy: reads the raw head of a request (request line and fields) before Beast's parser is
// believed. Beast 1.81 frames `Transfer-Encoding: gzip` + `Content-Length` by the length, and takes no
// Host, two Hosts, folded fields, repeated lengths and odd codings; all of that is refused here.
// Pure functions of bytes. Everything refused ends the connection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <concord/framing/refusal.hpp>

namespace concord::framing {

struct HeadLimits {
  std::size_t bytes = 16U << 10U;   // request line and fields; past it 431
  std::size_t fields = 100;         // past it 431
  std::size_t target = 8U << 10U;   // past it 414
  std::uint64_t body = 32U << 20U;  // a Content-Length past it is 413
};

struct RequestLine {
  std::string_view method;
  std::string_view target;
  unsigned minor = 1;  // HTTP/1.<minor>, 0 or 1
};

// What the head says about where the request ends and what follows.
struct Framing {
  bool chunked = false;
  std::uint64_t content_length = 0;
  bool keep_alive = true;
  bool expects_continue = false;
  std::string_view host;  // empty where HTTP/1.0 sent none
  bool has_body() const { return chunked || content_length > 0; }
};

// Follows a head as its bytes arrive, so that what can never become a request is refused at once and not
// when time runs out. Give it all bytes since the request's first each time.
class HeadScanner {
 public:
  explicit HeadScanner(const HeadLimits& limits) : limits_(&limits) {}
  // True when the head is whole: it is bytes[begin(), end()). One empty line before it is skipped.
  Checked<bool> scan(std::string_view bytes);
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

 private:
  Checked<bool> take_line(std::string_view bytes, std::size_t line_feed);
  const HeadLimits* limits_;
  std::size_t begin_ = 0;
  std::size_t line_ = 0;  // where the line that is being read starts
  std::size_t scanned_ = 0;
  std::size_t end_ = 0;
  bool request_line_seen_ = false;
};

// `line` without its line end.
Checked<RequestLine> check_request_line(std::string_view line, const HeadLimits& limits);

// `head` whole, with the empty line that ends it.
Checked<Framing> check_head(std::string_view head, const HeadLimits& limits);

}  // namespace concord::framing

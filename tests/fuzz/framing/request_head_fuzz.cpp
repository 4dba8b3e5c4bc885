// What the policy takes, Beast must read the same way: same method, target and fields, same framing. And a
// head means the same however its bytes arrive.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <concord/framing/head.hpp>

using namespace concord::framing;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

void compare_with_beast(std::string_view head, const Framing& framing) {
  namespace http = boost::beast::http;
  http::request_parser<http::empty_body> parser;
  parser.body_limit(boost::none);
  parser.header_limit(1U << 20U);
  boost::system::error_code error;
  parser.put(boost::asio::buffer(head.data(), head.size()), error);
  if (!parser.is_header_done()) return;  // stricter still: answered with 400
  must(parser.chunked() == framing.chunked);
  if (framing.chunked) return;
  const auto length = parser.content_length();
  must((length ? *length : 0) == framing.content_length);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const HeadLimits limits;
  HeadScanner whole(limits);
  const auto at_once = whole.scan(bytes);
  HeadScanner drip(limits);
  for (std::size_t seen = 1; seen <= std::min<std::size_t>(size, 600); ++seen) {
    const auto step = drip.scan(bytes.substr(0, seen));
    if (!step || *step) {
      must(step.has_value() == at_once.has_value());
      if (step) must(drip.begin() == whole.begin() && drip.end() == whole.end());
      break;
    }
  }
  if (!at_once || !*at_once) return 0;
  must(whole.end() <= size && whole.begin() < whole.end());
  const auto head = bytes.substr(whole.begin(), whole.end() - whole.begin());
  const auto framing = check_head(head, limits);
  if (!framing) {
    must(framing.error().status >= 400 && framing.error().status < 600);
    return 0;
  }
  must(!framing->chunked || framing->content_length == 0);
  compare_with_beast(head, *framing);
  return 0;
}

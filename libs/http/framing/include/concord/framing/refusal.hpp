// Why bytes from a peer are not taken as a request. Sources: RFC 9110, RFC 9112, and a stricter house rule
// wherever servers are known to differ, since a difference is what request smuggling lives on.
#pragma once

#include <string_view>

#include <tl/expected.hpp>

namespace concord::framing {

// `detail` is a fixed sentence: it never holds what the peer sent. A status of 0 means that nothing
// readable can be answered (a TLS hello on a plain port): close.
struct Refusal {
  int status = 400;
  std::string_view detail;
  bool operator==(const Refusal&) const = default;
};

template <class T>
using Checked = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(int status, std::string_view detail) {
  return tl::unexpected<Refusal>(Refusal{status, detail});
}

}  // namespace concord::framing

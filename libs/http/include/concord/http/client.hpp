// The HTTP client behind outbound::HttpClient.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include <concord/outbound/http_client.hpp>

namespace concord::http {

struct ClientOptions {
  std::size_t reply_bytes = std::size_t{64} << 20U;  // a larger body is `malformed`
  std::size_t idle_connections = 8;                  // kept open for each origin
  std::string trusted_certificates{};                // a PEM file, beside those that the system trusts
  std::chrono::milliseconds idle_time{20'000};  // shorter than the server's, so that it seldom closes first
};

// Blocking and thread-safe: callers share the connections that are kept open and wait for none. A kept
// connection that turns out to be closed is tried anew where sending twice does no harm (GET, HEAD, PUT,
// DELETE); else the call fails with `unavailable`. Speaks http, https and unix:/path:/target. Over https (TLS
// 1.2 or newer) the other side's certificate and name are always verified: one that does not hold is
// `forbidden`. A file of trusted certificates that can't be read makes every https call `unavailable`.
// A time-out holds for the whole call but for looking up a name.
std::unique_ptr<outbound::HttpClient> make_http_client(ClientOptions options = {});

}  // namespace concord::http

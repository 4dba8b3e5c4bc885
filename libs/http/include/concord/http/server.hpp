// The HTTP/1.1 server: turns bytes into requests for an api::Handler and its replies into bytes.
// Over TLS where a listener has a certificate, else plain.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <concord/api/exchange.hpp>
#include <concord/base/clock.hpp>
#include <concord/base/result.hpp>
#include <concord/framing/head.hpp>

namespace concord::http {

using std::chrono::milliseconds;

// Past each limit a peer gets a status that names it, then the connection is closed.
struct Limits {
  framing::HeadLimits head;                 // head 16 KiB, 100 fields, target 8 KiB, body 32 MiB
  std::size_t connections = 4096;           // of one listener; past it 503
  std::size_t connections_per_peer = 1024;  // of one listener and address; past it 503
  std::size_t handshakes = 512;             // of one listener, begun and not done; past it closed
  std::size_t requests_in_flight = 1024;    // of one listener, with their handlers; past it 503
  std::size_t bodies_bytes = std::size_t{512}
                             << 20U;       // of one listener, all bodies being received; past it 503
  milliseconds handshake_time{10'000};     // from the connection to TLS's first byte, and to its end
  milliseconds head_time{10'000};          // from a request's first byte to its head's last; 408
  milliseconds body_time{10'000};          // for a body, beside what transfer_rate allows; 408
  milliseconds write_time{30'000};         // for a reply, beside what transfer_rate allows
  std::size_t transfer_rate = 16U << 10U;  // bytes a second below which a peer is too slow
  milliseconds answer_time{120'000};       // for the handler; 504
  milliseconds idle_time{60'000};          // between requests; the connection is closed
};

// Files in PEM: the server's certificate with those between it and a trusted one, and its private key, which
// nobody but the service's user and group may read. TLS 1.3, and 1.2 with ephemeral keys and authenticated
// encryption; no renegotiation, no compression, no resumption.
struct TlsFiles {
  std::string certificate;
  std::string key;
};

struct Listener {
  // "127.0.0.1:8080", "[::1]:8080", port 0 for a free one; or "unix:/run/concord.sock". A unix socket is the
  // owner's: its file has mode 0600, peers of another user than ours (or root) are turned away, and its
  // requests carry Request.owner. A file left behind by a dead process is replaced.
  std::string address = "127.0.0.1:8080";
  api::Handler handler;
  Limits limits{};
  std::optional<TlsFiles> tls{};  // not for a unix socket
};

struct ServerOptions {
  std::vector<Listener> listeners;
  unsigned threads = 1;  // I/O threads, each with its own connections
  // After each reply, on an I/O thread: its status, the seconds since the request's first byte and the
  // bytes sent. Must not block or throw.
  std::function<void(int status, double seconds, std::size_t bytes)> on_request{};
};

// What a handler may rely on: HEAD arrives as `get` (the body of the reply is not sent); header names are
// in lower case; Content-Encoding is undone and its header gone; `request_id` is set. It is called on an
// I/O thread and may answer in place or later from any thread. An Answer that is dropped unused gives 500,
// one that comes too late (504 was sent) or twice is ignored.
//
// start() and stop() from one thread; the rest is thread-safe.
class Server {
 public:
  explicit Server(ServerOptions options);
  ~Server();  // stop(0)
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds every listener, then answers. On failure nothing is left bound: `invalid_value` for an address
  // that can't be read, `conflict` for one in use, `unavailable` for the rest; TLS files that can't be used
  // are a fault at `tls_certificate` or `tls_key`. At most once.
  Outcome start();
  // Of a TCP listener, by its place in the options; 0 for a unix socket.
  std::uint16_t port(std::size_t listener = 0) const;
  // Reads the TLS files again, for the handshakes that follow; open connections go on as they are. On failure
  // what was read before stays in use.
  Outcome reload_tls();
  // When the first of the certificates in use expires; nothing without TLS.
  std::optional<Instant> tls_expires() const;
  // Stops accepting, closes idle connections, lets requests that have begun finish until `grace` is over,
  // then closes what is left. Returns when all threads have ended. Safe to call twice.
  void stop(milliseconds grace);
  std::size_t connections() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace concord::http

// The server's side of TLS: which versions and ciphers it speaks, and the certificate that it shows.
// Versions and ciphers: NCSC, "Using TLS to protect data"; RFC 9325.
#pragma once

#include <memory>
#include <mutex>

#include <boost/asio/ssl/context.hpp>

#include <concord/base/clock.hpp>
#include <concord/http/server.hpp>

#include "executor.hpp"

namespace concord::http {

// Thread-safe.
class Tls {
 public:
  explicit Tls(TlsFiles files) : files_(std::move(files)) {}

  // Reads the files. On failure what was read before stays; the error names the setting and the mend, never
  // what is in a file.
  Outcome read(Instant now);
  // For handshakes that begin from now on; none before the first reading.
  std::shared_ptr<asio::ssl::context> context() const;
  Instant expires() const;

 private:
  const TlsFiles files_;
  mutable std::mutex mutex_;
  std::shared_ptr<asio::ssl::context> context_;
  Instant expires_{};
};

}  // namespace concord::http

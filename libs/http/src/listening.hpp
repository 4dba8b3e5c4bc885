// Opening the socket that a listener's address names.
#pragma once

#include <cstdint>
#include <string>

#include <concord/base/result.hpp>

#include "executor.hpp"

namespace concord::http {

struct Address {
  std::string host;  // empty for a unix socket
  std::uint16_t port = 0;
  std::string path;
  bool is_unix() const { return !path.empty(); }
};

Result<Address> parse_address(const std::string& text);

// Sets `address.port` to the port that was given out. A dead process's socket file is replaced, a living
// one's is a `conflict`.
Outcome open_acceptor(Acceptor& acceptor, Address& address);

// The peer of a connected socket: its address without port, or "local".
std::string peer_of(Socket& socket);
// Whether the peer of a unix socket runs as our user or as root.
bool is_owner(Socket& socket);

}  // namespace concord::http

#include "listening.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace concord::http {
namespace {

using asio::ip::tcp;
using boost::system::error_code;
using Local = asio::local::stream_protocol;
constexpr std::size_t longest_path = sizeof(sockaddr_un::sun_path) - 1;
constexpr int backlog = 1024;

Error unusable(const error_code& error, std::string what) {
  const Code code = error == asio::error::address_in_use ? Code::conflict : Code::unavailable;
  return fail(code, std::move(what), error.message());
}

Result<Address> parse_unix(const std::string& path) {
  if (path.empty()) return fail(Code::invalid_value, "The address unix: names no socket.");
  if (path.size() > longest_path)
    return fail(Code::too_long, "The socket's path is longer than a socket can have.");
  return Address{{}, 0, path};
}

bool is_alive(const std::string& path) {
  asio::io_context context;
  Local::socket probe(context);
  error_code error;
  probe.connect(Local::endpoint(path), error);
  return !error || error == asio::error::try_again;
}

Outcome clear_path(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) return {};
  if (!S_ISSOCK(found.st_mode))
    return fail(Code::conflict, "A file that is no socket stands where the socket should.");
  if (is_alive(path)) return fail(Code::conflict, "Another process answers on the socket.");
  ::unlink(path.c_str());
  return {};
}

Outcome open_unix(Acceptor& acceptor, const Address& address) {
  if (auto clear = clear_path(address.path); !clear) return clear;
  error_code error;
  acceptor.open(Protocol(Local()), error);
  // Set before bind, the mode is the file's from its first moment on.
  if (!error && ::fchmod(acceptor.native_handle(), S_IRUSR | S_IWUSR) != 0) {
    error = error_code(errno, boost::system::system_category());
  }
  if (!error) acceptor.bind(Protocol::endpoint(Local::endpoint(address.path)), error);
  if (!error) acceptor.listen(backlog, error);
  if (error) return unusable(error, "The socket can't be opened.");
  return {};
}

Outcome open_tcp(Acceptor& acceptor, Address& address) {
  error_code error;
  const auto ip = asio::ip::make_address(address.host, error);
  if (error) return fail(Code::invalid_value, "The address is not an IP address and a port.");
  const tcp::endpoint endpoint(ip, address.port);
  acceptor.open(Protocol(endpoint.protocol()), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error && ip.is_v6()) acceptor.set_option(asio::ip::v6_only(true), error);
  if (!error) acceptor.bind(Protocol::endpoint(endpoint), error);
  if (!error) acceptor.listen(backlog, error);
  if (error) {
    return unusable(error, fmt::format("{}:{} can't be listened on: is another service there?", address.host,
                                       address.port));
  }
  const auto bound = acceptor.local_endpoint(error);
  tcp::endpoint named;
  std::memcpy(named.data(), bound.data(), std::min(bound.size(), named.capacity()));
  address.port = named.port();
  return {};
}

}  // namespace

Result<Address> parse_address(const std::string& text) {
  if (text.rfind("unix:", 0) == 0) return parse_unix(text.substr(5));
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) return fail(Code::invalid_value, "The address has no port.");
  Address address;
  address.host = text.substr(0, colon);
  if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']') {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + colon + 1, end, address.port);
  if (read.ec != std::errc{} || read.ptr != end)
    return fail(Code::invalid_value, "The port is not a number up to 65535.");
  error_code error;
  asio::ip::make_address(address.host, error);
  if (error) return fail(Code::invalid_value, "The address is not an IP address and a port.");
  return address;
}

Outcome open_acceptor(Acceptor& acceptor, Address& address) {
  return address.is_unix() ? open_unix(acceptor, address) : open_tcp(acceptor, address);
}

std::string peer_of(Socket& socket) {
  error_code error;
  const auto generic = socket.remote_endpoint(error);
  if (error || generic.protocol().family() == AF_UNIX) return "local";
  tcp::endpoint named;
  std::memcpy(named.data(), generic.data(), std::min(generic.size(), named.capacity()));
  return named.address().to_string();
}

bool is_owner(Socket& socket) {
  ucred peer{};
  socklen_t size = sizeof(peer);
  if (::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == ::geteuid() || peer.uid == 0;
}

}  // namespace concord::http

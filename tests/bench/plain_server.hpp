// The plainest Beast server (response<string_body>), beside which ours is measured, and what a benchmark
// needs to run servers in processes of their own and to count their processor time.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <ctime>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace concord::bench {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
inline const std::string hello = "Hello, council";

class PlainSession : public std::enable_shared_from_this<PlainSession> {
 public:
  explicit PlainSession(tcp::socket socket) : stream_(std::move(socket)) {}
  void read() {
    request_ = {};
    stream_.expires_after(std::chrono::seconds(30));
    beast::http::async_read(stream_, buffer_, request_,
                            [self = shared_from_this()](error_code error, std::size_t) {
                              if (!error) self->write();
                            });
  }

 private:
  void write() {
    response_ = {beast::http::status::ok, request_.version()};
    response_.set(beast::http::field::server, "plain");
    response_.set(beast::http::field::content_type, "text/plain");
    response_.keep_alive(request_.keep_alive());
    response_.body() = hello;
    response_.prepare_payload();
    beast::http::async_write(stream_, response_, [self = shared_from_this()](error_code error, std::size_t) {
      if (!error) self->read();
    });
  }
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  beast::http::request<beast::http::string_body> request_;
  beast::http::response<beast::http::string_body> response_;
};

inline void accept_plain(tcp::acceptor& acceptor) {
  acceptor.async_accept([&acceptor](error_code error, tcp::socket socket) {
    if (error) return;
    socket.set_option(tcp::no_delay(true));
    std::make_shared<PlainSession>(std::move(socket))->read();
    accept_plain(acceptor);
  });
}

inline void serve_plain(int port_pipe) {
  asio::io_context context{1};
  tcp::acceptor acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  const std::uint16_t port = acceptor.local_endpoint().port();
  if (::write(port_pipe, &port, sizeof(port)) != sizeof(port)) return;
  accept_plain(acceptor);
  context.run();
}

struct Child {
  pid_t pid = 0;
  std::uint16_t port = 0;
};

inline Child start(const std::function<void(int)>& serve) {
  std::array<int, 2> ends{};
  Child child;
  if (::pipe(ends.data()) != 0) return child;
  child.pid = ::fork();
  if (child.pid == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    serve(ends[1]);
    ::_exit(1);
  }
  if (::read(ends[0], &child.port, sizeof(child.port)) != sizeof(child.port)) child.port = 0;
  ::close(ends[0]);
  ::close(ends[1]);
  return child;
}

// A socket that is connected to a server of this machine.
inline int connect_to(std::uint16_t port) {
  const int peer = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  if (::connect(peer, reinterpret_cast<sockaddr*>(&to), sizeof(to)) != 0) {
    throw std::runtime_error("a server doesn't listen");
  }
  return peer;
}

// Of all threads of the process so far.
inline double cpu_seconds(pid_t pid) {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(pid, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return 0;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace concord::bench

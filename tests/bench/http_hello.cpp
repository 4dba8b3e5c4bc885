// CPU per request of our server answering hello in place, beside the plainest Beast server
// (response<string_body>), in one run: each runs in a process of its own while this one sends over 32
// connections. Prints JSON; the ratio is what counts, since the machine's speed is not ours.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <concord/http/server.hpp>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
constexpr std::size_t connections = 32;
constexpr int rounds = 5;
constexpr std::chrono::milliseconds round_time{1500};
const std::string hello = "Hello, council";

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

void accept_plain(tcp::acceptor& acceptor) {
  acceptor.async_accept([&acceptor](error_code error, tcp::socket socket) {
    if (error) return;
    socket.set_option(tcp::no_delay(true));
    std::make_shared<PlainSession>(std::move(socket))->read();
    accept_plain(acceptor);
  });
}

void serve_plain(int port_pipe) {
  asio::io_context context{1};
  tcp::acceptor acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  const std::uint16_t port = acceptor.local_endpoint().port();
  if (::write(port_pipe, &port, sizeof(port)) != sizeof(port)) return;
  accept_plain(acceptor);
  context.run();
}

void serve_ours(int port_pipe) {
  using concord::api::Answer;
  using concord::api::Request;
  const auto handler = [](const Request&, const Answer& answer) { answer({200, "text/plain", {}, hello}); };
  concord::http::Server server({{{"127.0.0.1:0", handler, {}}}, 1, [](int, double, std::size_t) {}});
  if (!server.start()) return;
  const std::uint16_t port = server.port();
  if (::write(port_pipe, &port, sizeof(port)) != sizeof(port)) return;
  while (true) ::pause();
}

struct Child {
  pid_t pid = 0;
  std::uint16_t port = 0;
};

Child start(const std::function<void(int)>& serve) {
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

double cpu_seconds(pid_t pid) {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(pid, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return 0;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::vector<pollfd> connect_all(std::uint16_t port) {
  std::vector<pollfd> peers;
  for (std::size_t i = 0; i < connections; ++i) {
    const int peer = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(peer, reinterpret_cast<sockaddr*>(&to), sizeof(to)) != 0) return {};
    const int on = 1;
    ::setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    peers.push_back({peer, POLLIN, 0});
  }
  return peers;
}

// Microseconds of the server's CPU for each request.
double measure(const Child& server) {
  const std::string request = "GET /hello HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n";
  auto peers = connect_all(server.port);
  const auto send = [&](int peer) { return ::send(peer, request.data(), request.size(), MSG_NOSIGNAL) > 0; };
  const double before = cpu_seconds(server.pid);
  const auto until = std::chrono::steady_clock::now() + round_time;
  std::size_t answered = 0;
  for (const auto& peer : peers) send(peer.fd);
  std::array<char, 4096> bytes{};
  while (std::chrono::steady_clock::now() < until) {
    ::poll(peers.data(), peers.size(), 100);
    for (auto& peer : peers) {
      if ((peer.revents & POLLIN) == 0 || ::recv(peer.fd, bytes.data(), bytes.size(), 0) <= 0) continue;
      ++answered;
      send(peer.fd);
    }
  }
  const double spent = cpu_seconds(server.pid) - before;
  for (const auto& peer : peers) ::close(peer.fd);
  return answered == 0 ? 0 : spent * 1e6 / static_cast<double>(answered);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main() {
  const auto plain = start(serve_plain);
  const auto ours = start(serve_ours);
  if (plain.port == 0 || ours.port == 0) return 1;
  std::vector<double> plain_us;
  std::vector<double> ours_us;
  for (int round = 0; round < rounds; ++round) {
    plain_us.push_back(measure(plain));
    ours_us.push_back(measure(ours));
  }
  ::kill(plain.pid, SIGKILL);
  ::kill(ours.pid, SIGKILL);
  std::printf(
      "{\"bench\":\"http_hello\",\"cpu_us_per_request\":%.2f,\"beast_cpu_us_per_request\":%.2f,\"ratio\":%."
      "2f}\n",
      median(ours_us), median(plain_us), median(ours_us) / median(plain_us));
  return 0;
}

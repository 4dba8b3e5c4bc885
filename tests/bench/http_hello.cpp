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

#include <poll.h>
#include <unistd.h>

#include <concord/http/server.hpp>

#include "plain_server.hpp"

namespace {

using namespace concord::bench;
constexpr std::size_t connections = 32;
constexpr int rounds = 5;
constexpr std::chrono::milliseconds round_time{1500};

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

std::vector<pollfd> connect_all(std::uint16_t port) {
  std::vector<pollfd> peers;
  for (std::size_t i = 0; i < connections; ++i) {
    peers.push_back({connect_to(port), POLLIN, 0});
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

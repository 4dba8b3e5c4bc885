// Sends requests over so many connections, each waiting for its reply before it sends the next, and says
// how long replies took. One thread: what it needs itself is part of what it measures, and it says so.
//   http_load PORT CONNECTIONS SECONDS HEADERS REQUESTS
// HEADERS: a file of header lines for every request. REQUESTS: a file, one request a line, `VERB PATH
// [body]`.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Peer {
  int socket = -1;
  std::string received;
  Clock::time_point sent;
};

std::string text_of(const char* file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// `VERB PATH body` as it goes over the wire.
std::string request_of(const std::string& line, const std::string& headers) {
  const std::size_t path = line.find(' ') + 1;
  const std::size_t end = std::min(line.find(' ', path), line.size());
  const std::string body = end < line.size() ? line.substr(end + 1) : "";
  std::string request = fmt::format("{} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}", line.substr(0, end), headers);
  if (!body.empty()) {
    request += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", body.size());
  }
  return request + "\r\n" + body;
}

std::vector<std::string> requests_of(const char* file, const std::string& headers) {
  std::vector<std::string> requests;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    requests.push_back(request_of(line, headers));
  }
  return requests;
}

int connect_to(const char* port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port)));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  if (::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof(to)) != 0) {
    std::perror("http_load: connect");
    std::exit(1);
  }
  return socket;
}

// Bytes of the first whole reply in `text`; 0 while it is not all there.
std::size_t whole_reply(const std::string& text) {
  const std::size_t head = text.find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  const std::size_t length = text.find("Content-Length: ");
  const std::size_t body = length < head ? std::strtoul(text.c_str() + length + 16, nullptr, 10) : 0;
  return text.size() >= head + 4 + body ? head + 4 + body : 0;
}

struct Load {
  std::vector<double> milliseconds;
  std::map<std::string, std::size_t> statuses;
};

Load run(const char* port, std::size_t connections, double seconds,
         const std::vector<std::string>& requests) {
  std::vector<Peer> peers(connections);
  std::vector<pollfd> waiting;
  std::size_t next = 0;
  const auto send = [&](Peer& peer) {
    const std::string& request = requests[next++ % requests.size()];
    peer.sent = Clock::now();
    if (::send(peer.socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) std::exit(1);
  };
  for (Peer& peer : peers) {
    peer.socket = connect_to(port);
    waiting.push_back({peer.socket, POLLIN, 0});
    send(peer);
  }
  Load load;
  const auto until = Clock::now() + std::chrono::duration<double>(seconds);
  std::array<char, 65536> bytes{};
  while (Clock::now() < until) {
    ::poll(waiting.data(), waiting.size(), 100);
    for (std::size_t i = 0; i < peers.size(); ++i) {
      if (waiting[i].revents == 0) continue;
      const ssize_t got = ::recv(peers[i].socket, bytes.data(), bytes.size(), 0);
      if (got <= 0) {
        std::fprintf(stderr, "http_load: the service closed a connection\n");
        std::exit(1);
      }
      peers[i].received.append(bytes.data(), static_cast<std::size_t>(got));
      if (whole_reply(peers[i].received) == 0) continue;
      load.milliseconds.push_back(
          std::chrono::duration<double, std::milli>(Clock::now() - peers[i].sent).count());
      ++load.statuses[peers[i].received.substr(9, 3)];
      peers[i].received.clear();
      send(peers[i]);
    }
  }
  for (const Peer& peer : peers) ::close(peer.socket);
  return load;
}

double at(const std::vector<double>& sorted, double share) {
  return sorted[std::min(sorted.size() - 1,
                         static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: http_load PORT CONNECTIONS SECONDS HEADERS REQUESTS\n");
    return 2;
  }
  const auto requests = requests_of(argv[5], text_of(argv[4]));
  const double seconds = std::atof(argv[3]);
  if (requests.empty()) return 2;
  Load load = run(argv[1], std::strtoul(argv[2], nullptr, 10), seconds, requests);
  if (load.milliseconds.empty()) return 1;
  std::sort(load.milliseconds.begin(), load.milliseconds.end());
  std::string statuses;
  for (const auto& [status, count] : load.statuses) {
    statuses += fmt::format("{}\"{}\":{}", statuses.empty() ? "" : ",", status, count);
  }
  fmt::print(
      "{{\"requests\":{},\"per_second\":{:.0f},\"p50_ms\":{:.2f},\"p90_ms\":{:.2f},\"p99_ms\":{:.2f},"
      "\"max_ms\":{:.2f},\"own_cpu\":{:.2f},\"statuses\":{{{}}}}}\n",
      load.milliseconds.size(), static_cast<double>(load.milliseconds.size()) / seconds,
      at(load.milliseconds, 0.5), at(load.milliseconds, 0.9), at(load.milliseconds, 0.99),
      load.milliseconds.back(), static_cast<double>(std::clock()) / CLOCKS_PER_SEC / seconds, statuses);
}

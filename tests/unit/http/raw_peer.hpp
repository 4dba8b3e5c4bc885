// A peer that sends any bytes it likes over a blocking socket, and reads with a time-out.
#pragma once

#include <cstdint>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

class RawPeer {
 public:
  explicit RawPeer(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof(to)) == 0;
  }
  explicit RawPeer(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    path.copy(to.sun_path, sizeof(to.sun_path) - 1);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof(to)) == 0;
  }
  ~RawPeer() { ::close(socket_); }
  RawPeer(const RawPeer&) = delete;
  RawPeer& operator=(const RawPeer&) = delete;

  bool connected() const { return connected_; }
  int handle() const { return socket_; }
  RawPeer& send(const std::string& bytes) {
    ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return *this;
  }
  void half_close() { ::shutdown(socket_, SHUT_WR); }

  // One reply: its head and the body that Content-Length announces. Empty when the peer closed or is silent.
  std::string reply(int wait_ms = 5000, bool has_body = true) {
    while (true) {
      const auto end = got_.find("\r\n\r\n");
      if (end != std::string::npos) {
        const auto size = end + 4 + (has_body ? length(got_.substr(0, end)) : 0);
        if (got_.size() >= size) {
          auto one = got_.substr(0, size);
          got_.erase(0, size);
          return one;
        }
      }
      if (!read(wait_ms)) return {};
    }
  }

  // Whether the other side closes in time, nothing more being sent.
  bool closes(int wait_ms = 5000) {
    while (read(wait_ms)) {
    }
    return closed_ && got_.empty();
  }

 private:
  static std::size_t length(const std::string& head) {
    const auto at = head.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
  }
  bool read(int wait_ms) {
    pollfd poll{socket_, POLLIN, 0};
    if (::poll(&poll, 1, wait_ms) <= 0) return false;
    char bytes[16384];
    const auto count = ::recv(socket_, bytes, sizeof(bytes), 0);
    closed_ = count <= 0;
    if (count > 0) got_.append(bytes, static_cast<std::size_t>(count));
    return !closed_;
  }
  int socket_;
  bool connected_ = false;
  bool closed_ = false;
  std::string got_;
};

inline int status_of(const std::string& reply) {
  return reply.size() < 12 ? 0 : std::stoi(reply.substr(9, 3));
}
inline std::string body_of(const std::string& reply) {
  const auto end = reply.find("\r\n\r\n");
  return end == std::string::npos ? std::string() : reply.substr(end + 4);
}

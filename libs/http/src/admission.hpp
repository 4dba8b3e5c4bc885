// What one listener lets in: connections in all and for each peer, handshakes, requests in flight, bytes of
// bodies. Thread-safe.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <unordered_map>

#include <concord/http/server.hpp>

namespace concord::http {

class Admission {
 public:
  explicit Admission(const Limits& limits) : limits_(limits) {}
  bool connection_enters(const std::string& peer);
  void connection_leaves(const std::string& peer);
  bool handshake_begins() { return enter(handshakes_, 1, limits_.handshakes); }
  void handshake_ends() { handshakes_.fetch_sub(1, std::memory_order_relaxed); }
  bool request_enters() { return enter(requests_, 1, limits_.requests_in_flight); }
  void request_leaves() { requests_.fetch_sub(1, std::memory_order_relaxed); }
  bool body_grows(std::size_t bytes) { return enter(body_bytes_, bytes, limits_.bodies_bytes); }
  void body_leaves(std::size_t bytes) { body_bytes_.fetch_sub(bytes, std::memory_order_relaxed); }

 private:
  static bool enter(std::atomic<std::size_t>& count, std::size_t by, std::size_t most);
  Limits limits_;
  std::mutex mutex_;
  std::size_t connections_ = 0;
  std::unordered_map<std::string, std::size_t> by_peer_;
  std::atomic<std::size_t> handshakes_{0};
  std::atomic<std::size_t> requests_{0};
  std::atomic<std::size_t> body_bytes_{0};
};

}  // namespace concord::http

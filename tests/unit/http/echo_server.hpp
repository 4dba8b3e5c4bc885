// A server on a free port whose handler says what it was asked.
#pragma once

#include <chrono>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include <concord/http/server.hpp>

inline concord::api::Reply echo(const concord::api::Request& request) {
  std::string said = std::string(request.owner ? "owner " : "") + request.path;
  for (const auto& [name, value] : request.query) said += '|' + name + '=' + value;
  said += "|" + request.body;
  return {200, "text/plain", {}, said};
}

inline void echo_in_place(concord::api::Request request, const concord::api::Answer& answer) {
  answer(echo(request));
}

// Nothing may take longer than a test has patience for.
inline concord::http::Limits quick() {
  concord::http::Limits limits;
  limits.head_time = limits.body_time = limits.idle_time = limits.write_time = limits.answer_time =
      std::chrono::milliseconds(300);
  limits.transfer_rate = 100U << 20U;
  return limits;
}

struct EchoServer {
  explicit EchoServer(concord::http::Limits limits = {}, concord::api::Handler handler = echo_in_place)
      : server({{{"127.0.0.1:0", std::move(handler), limits}}, 1, {}}) {
    const auto started = server.start();
    REQUIRE(started);
    port = server.port();
  }
  concord::http::Server server;
  std::uint16_t port = 0;
};

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <unistd.h>

#include <concord/http/client.hpp>
#include <concord/http/server.hpp>

#include "echo_server.hpp"

using namespace concord;
using namespace std::chrono_literals;

namespace {

outbound::HttpRequest to(const EchoServer& server, const std::string& target) {
  outbound::HttpRequest request;
  request.url = "http://127.0.0.1:" + std::to_string(server.port) + target;
  request.timeout = 5s;
  return request;
}

}  // namespace

TEST_CASE("the client gets a reply and uses its connection again") {
  EchoServer echo;
  const auto client = http::make_http_client();
  for (int i = 0; i < 5; ++i) {
    const auto reply = client->send(to(echo, "/a?b=" + std::to_string(i)));
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->body == "/a|b=" + std::to_string(i) + "|");
  }
  CHECK(echo.server.connections() == 1);
}

TEST_CASE("the client sends bodies and fields, and a status of 4xx is a reply") {
  EchoServer echo({}, [](const api::Request& request, const api::Answer& answer) {
    std::string key;
    for (const auto& [name, value] : request.headers) {
      if (name == "authorization") key = value;
    }
    answer({404, "text/plain", {{"X-Key", key}}, request.body});
  });
  auto request = to(echo, "/");
  request.verb = "POST";
  request.headers = {{"Authorization", "Bearer k"}};
  request.body = std::string(3U << 20U, 'b');
  const auto reply = http::make_http_client()->send(request);
  REQUIRE(reply);
  CHECK(reply->status == 404);
  CHECK(reply->body == request.body);
  CHECK(std::find(reply->headers.begin(), reply->headers.end(),
                  std::pair<std::string, std::string>("x-key", "Bearer k")) != reply->headers.end());
}

TEST_CASE("the client copes with a server that closed its kept connection") {
  http::Limits limits;
  limits.idle_time = 100ms;
  EchoServer echo(limits);
  const auto client = http::make_http_client();
  auto request = to(echo, "/");
  request.verb = "POST";
  REQUIRE(client->send(request));
  std::this_thread::sleep_for(500ms);
  CHECK(client->send(request));
}

TEST_CASE("the client says what failed") {
  const auto client = http::make_http_client();
  std::uint16_t port = 0;
  {
    EchoServer gone;
    port = gone.port;
  }
  outbound::HttpRequest request;
  request.url = "http://127.0.0.1:" + std::to_string(port) + "/";
  CHECK(client->send(request).error().code == Code::unavailable);
  EchoServer silent({}, [](const api::Request&, const api::Answer& answer) {
    std::thread([answer] {
      std::this_thread::sleep_for(600ms);
      answer({});
    }).detach();
  });
  auto slow = to(silent, "/");
  slow.timeout = 200ms;
  CHECK(client->send(slow).error().code == Code::timeout);
  for (const std::string bad :
       {"", "nothing", "http://", "http://a@b/", "unix:relative:/", "unix:/only-a-path"}) {
    INFO(bad);
    request.url = bad;
    CHECK(client->send(request).error().code == Code::invalid_value);
  }
  request.url = "ftp://127.0.0.1/";
  CHECK(client->send(request).error().code == Code::unsupported);
  auto split = to(silent, "/");
  split.headers = {{"X", "a\r\nY: b"}};
  CHECK(client->send(split).error().code == Code::invalid_value);
  std::this_thread::sleep_for(600ms);
}

TEST_CASE("a reply past the limit is malformed and a refused body still gives its status") {
  http::Limits limits;
  limits.head.body = 1000;
  EchoServer echo(limits, [](const api::Request&, const api::Answer& answer) {
    answer({200, "text/plain", {}, std::string(5000, 'x')});
  });
  http::ClientOptions options;
  options.reply_bytes = 1000;
  const auto client = http::make_http_client(options);
  CHECK(client->send(to(echo, "/")).error().code == Code::malformed);
  auto large = to(echo, "/");
  large.verb = "POST";
  large.body = std::string(20U << 20U, 'x');
  const auto refused = client->send(large);
  REQUIRE(refused);
  CHECK(refused->status == 413);
}

TEST_CASE("the client speaks over a unix socket") {
  const auto path =
      std::filesystem::temp_directory_path() / ("concord-client-" + std::to_string(::getpid()) + ".sock");
  http::Server server({{{"unix:" + path.string(), echo_in_place, {}}}, 1, {}});
  REQUIRE(server.start());
  outbound::HttpRequest request;
  request.url = "unix:" + path.string() + ":/v1/x?y=z";
  const auto reply = http::make_http_client()->send(request);
  REQUIRE(reply);
  CHECK(reply->body == "owner /v1/x|y=z|");
}

TEST_CASE("many threads share one client") {
  EchoServer echo;
  const auto client = http::make_http_client();
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        const auto reply = client->send(to(echo, "/t"));
        if (reply && reply->body == "/t|") ++good;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(good == 200);
}

#include <chrono>
#include <string>

#include <catch2/catch.hpp>

#include <concord/http/client.hpp>

#include "tls_peer.hpp"

using namespace concord;
using namespace std::chrono_literals;

namespace {

outbound::HttpRequest to(const TlsPeer& peer, const std::string& host) {
  outbound::HttpRequest request;
  request.url = "https://" + host + ":" + peer.port() + "/";
  request.timeout = 5s;
  return request;
}

}  // namespace

TEST_CASE("the client asks over https when the certificate holds, and uses the connection again") {
  TlsPeer peer("DNS:localhost,IP:127.0.0.1");
  http::ClientOptions options;
  options.trusted_certificates = peer.certificate();
  const auto client = http::make_http_client(options);
  for (const std::string host : {"localhost", "localhost"}) {
    const auto reply = client->send(to(peer, host));
    REQUIRE(reply);
    CHECK(reply->body == "secret");
  }
}

TEST_CASE("a certificate that nobody trusts is refused") {
  TlsPeer peer("DNS:localhost,IP:127.0.0.1");
  const auto reply = http::make_http_client()->send(to(peer, "127.0.0.1"));
  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == Code::forbidden);
}

TEST_CASE("a trusted certificate for another name is refused") {
  TlsPeer peer("DNS:elsewhere.example");
  http::ClientOptions options;
  options.trusted_certificates = peer.certificate();
  const auto reply = http::make_http_client(options)->send(to(peer, "127.0.0.1"));
  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == Code::forbidden);
}

TEST_CASE("a file of trusted certificates that can't be read leaves no https at all") {
  TlsPeer peer("IP:127.0.0.1");
  http::ClientOptions options;
  options.trusted_certificates = "/nowhere-at-all.pem";
  const auto reply = http::make_http_client(options)->send(to(peer, "127.0.0.1"));
  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == Code::unavailable);
}

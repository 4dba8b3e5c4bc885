#include <filesystem>
#include <string>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <concord/http/client.hpp>

#include "certificates.hpp"
#include "echo_server.hpp"
#include "raw_peer.hpp"
#include "requests.hpp"

using namespace concord;
using namespace std::chrono_literals;

namespace {

struct TlsServer {
  explicit TlsServer(const http::TlsFiles& files, http::Limits limits = {})
      : server({{{"127.0.0.1:0", echo_in_place, limits, files}}, 1, {}}) {}
  std::uint16_t start() {
    const auto started = server.start();
    REQUIRE(started);
    return server.port();
  }
  http::Server server;
};

Result<outbound::HttpReply> ask(std::uint16_t port, const std::string& trusted,
                                const std::string& body = {}) {
  http::ClientOptions options;
  options.trusted_certificates = trusted;
  const auto client = http::make_http_client(options);
  outbound::HttpRequest request;
  request.verb = body.empty() ? "GET" : "POST";
  request.url = "https://localhost:" + std::to_string(port) + "/a";
  request.body = body;
  request.timeout = 10s;
  return client->send(request);
}

Error refusal_of(const http::TlsFiles& files) {
  TlsServer tls(files);
  const auto started = tls.server.start();
  REQUIRE_FALSE(started);
  REQUIRE(started.error().faults.size() == 1);
  return started.error();
}

}  // namespace

TEST_CASE("over TLS a request is answered as over plain HTTP, and says to come back over TLS") {
  Certificates certificates;
  const auto files = certificates.make("server");
  TlsServer tls(files);
  const auto reply = ask(tls.start(), files.certificate);
  REQUIRE(reply);
  CHECK(reply->status == 200);
  CHECK(reply->body == "/a|");
  CHECK_THAT(reply->headers, Catch::VectorContains(std::pair<std::string, std::string>(
                                 "strict-transport-security", "max-age=31536000; includeSubDomains")));
}

TEST_CASE("bodies of any size go both ways over TLS whole") {
  Certificates certificates;
  const auto files = certificates.make("server");
  TlsServer tls(files);
  const auto port = tls.start();
  for (const std::size_t size : {1U, 8'191U, 8'192U, 16'384U, 16'385U, 3'000'000U}) {
    INFO(size);
    const std::string body(size, 'x');
    const auto reply = ask(port, files.certificate, body);
    REQUIRE(reply);
    CHECK(reply->body == "/a|" + body);
  }
}

TEST_CASE("a body past its limit is refused over TLS with its status while the peer still sends") {
  Certificates certificates;
  const auto files = certificates.make("server");
  http::Limits limits;
  limits.head.body = 1'000;
  TlsServer tls(files, limits);
  const auto reply = ask(tls.start(), files.certificate, std::string(2'000'000, 'x'));
  REQUIRE(reply);
  CHECK(reply->status == 413);
}

TEST_CASE("plain HTTP on a port that speaks TLS is told so in plain text, and the connection closes") {
  Certificates certificates;
  TlsServer tls(certificates.make("server"));
  RawPeer peer(tls.start());
  const auto reply = peer.send(get("/a")).reply();
  CHECK(status_of(reply) == 400);
  CHECK(has(reply, "Content-Type: text/plain"));
  CHECK(has(reply, "Connection: close\r\n"));
  CHECK(has(body_of(reply), "https://"));
  CHECK_FALSE(has(reply, "Strict-Transport-Security"));
  CHECK(peer.closes());
}

TEST_CASE("a peer that is slow to shake hands, or silent, is closed") {
  Certificates certificates;
  http::Limits limits;
  limits.handshake_time = 300ms;
  TlsServer tls(certificates.make("server"), limits);
  const auto port = tls.start();
  RawPeer silent(port);
  CHECK(silent.closes(3000));
  RawPeer slow(port);
  slow.send("\x16\x03\x01");
  CHECK(slow.closes(3000));
}

TEST_CASE("past the limit of handshakes in flight a connection is closed, and later ones go on") {
  Certificates certificates;
  const auto files = certificates.make("server");
  http::Limits limits;
  limits.handshakes = 1;
  limits.handshake_time = 1'000ms;
  TlsServer tls(files, limits);
  const auto port = tls.start();
  RawPeer first(port);
  first.send("\x16\x03\x01");
  std::this_thread::sleep_for(100ms);
  RawPeer second(port);
  second.send("\x16\x03\x01");
  CHECK(second.closes(500));
  CHECK(first.closes(3000));
  CHECK(ask(port, files.certificate));
}

TEST_CASE("files that can't be used are refused at the start by their setting's name") {
  Certificates certificates;
  const auto good = certificates.make("good");
  const auto other = certificates.make("other");
  CHECK(refusal_of({"/nowhere.crt", good.key}).faults[0].pointer == "tls_certificate");
  CHECK(refusal_of({good.certificate, "/nowhere.key"}).faults[0].pointer == "tls_key");
  CHECK(refusal_of({"/", good.key}).faults[0].pointer == "tls_certificate");
  CHECK(refusal_of({good.key, good.key}).faults[0].pointer == "tls_certificate");
  CHECK(refusal_of({good.certificate, good.certificate}).faults[0].pointer == "tls_key");
  const auto mismatched = refusal_of({good.certificate, other.key});
  CHECK(mismatched.faults[0].pointer == "tls_key");
  CHECK(mismatched.faults[0].code == Code::conflict);
  const auto expired = refusal_of(certificates.make("expired", -7200, -3600));
  CHECK(expired.faults[0].pointer == "tls_certificate");
  CHECK(has(expired.faults[0].detail, "expired"));
  CHECK(has(refusal_of(certificates.make("future", 3600, 7200)).faults[0].detail, "only from"));
}

TEST_CASE("a key that everybody on the machine may read is refused with the mend") {
  Certificates certificates;
  const auto files = certificates.make("server");
  ::chmod(files.key.c_str(), 0644);
  const auto refused = refusal_of(files);
  CHECK(refused.faults[0].pointer == "tls_key");
  CHECK(has(refused.faults[0].detail, "chmod 600"));
}

TEST_CASE("a key under a passphrase is refused, and nobody is asked for it") {
  Certificates certificates;
  auto files = certificates.make("server");
  EVP_PKEY* key = EVP_EC_gen("P-256");
  Certificates::write(files.key, [&](FILE* out) {
    PEM_write_PrivateKey(out, key, EVP_aes_256_cbc(), reinterpret_cast<const unsigned char*>("secret"), 6,
                         nullptr, nullptr);
  });
  EVP_PKEY_free(key);
  const auto refused = refusal_of(files);
  CHECK(refused.faults[0].pointer == "tls_key");
  CHECK(has(refused.faults[0].detail, "passphrase"));
}

TEST_CASE("a renewed certificate serves the handshakes that follow; a bad one leaves the old in use") {
  Certificates certificates;
  const auto files = certificates.make("server");
  TlsServer tls(files);
  const auto port = tls.start();
  const auto first_expiry = tls.server.tls_expires();
  const std::string old_trust = files.certificate + ".old";
  std::filesystem::copy_file(files.certificate, old_trust);
  REQUIRE(ask(port, old_trust));
  certificates.make("server", -60, 7200);
  REQUIRE(tls.server.reload_tls());
  CHECK(tls.server.tls_expires() > first_expiry);
  CHECK_FALSE(ask(port, old_trust));
  CHECK(ask(port, files.certificate));
  std::filesystem::copy_file(files.certificate, old_trust, std::filesystem::copy_options::overwrite_existing);
  certificates.make("server", -7200, -3600);
  CHECK_FALSE(tls.server.reload_tls());
  CHECK(ask(port, old_trust));
}

#include <algorithm>
#include <map>
#include <mutex>
#include <vector>

#include <concord/framing/characters.hpp>
#include <concord/framing/reply_head.hpp>
#include <concord/http/client.hpp>

#include "client_connection.hpp"
#include "origin.hpp"

namespace concord::http {
namespace {

bool is_repeatable(std::string_view verb) {
  return verb == "GET" || verb == "HEAD" || verb == "PUT" || verb == "DELETE";
}

Result<std::string> write_head(const Origin& origin, const outbound::HttpRequest& request) {
  if (!framing::is_token(request.verb)) return fail(Code::invalid_value, "The verb can't be sent.");
  std::string head = request.verb + ' ' + origin.target + " HTTP/1.1\r\nHost: " + origin.authority + "\r\n";
  for (const auto& [name, value] : request.headers) {
    if (!framing::is_sound_field(name, value))
      return fail(Code::invalid_value, "A header field can't be sent.");
    head.append(name).append(": ").append(value).append("\r\n");
  }
  const bool has_body = !request.body.empty() || request.verb == "POST" || request.verb == "PUT";
  if (has_body) head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  return head + "\r\n";
}

class Client final : public outbound::HttpClient {
 public:
  explicit Client(ClientOptions options) : options_(std::move(options)) {
    boost::system::error_code error;
    tls_.set_default_verify_paths(error);
    if (!error && !options_.trusted_certificates.empty())
      tls_.load_verify_file(options_.trusted_certificates, error);
    tls_usable_ = !error && ::SSL_CTX_set_min_proto_version(tls_.native_handle(), TLS1_2_VERSION) == 1;
  }

  Result<outbound::HttpReply> send(const outbound::HttpRequest& request) override {
    const auto origin = parse_origin(request.url);
    if (!origin) return origin.error();
    if (origin->secure && !tls_usable_)
      return fail(Code::unavailable, "The trusted certificates can't be read.");
    const auto head = write_head(*origin, request);
    if (!head) return head.error();
    const auto until = SteadyClock::now() + request.timeout;
    if (auto kept = take_kept(origin->key())) {
      auto reply = kept->exchange(*head, request, options_.reply_bytes, until);
      const bool again = !reply && reply.error().code == Code::unavailable && kept->unanswered() &&
                         is_repeatable(request.verb);
      if (!again) return done(*origin, std::move(kept), std::move(reply));
    }
    auto connection = std::make_unique<ClientConnection>(tls_);
    if (auto opened = connection->open(*origin, until); !opened) return opened.error();
    auto reply = connection->exchange(*head, request, options_.reply_bytes, until);
    return done(*origin, std::move(connection), std::move(reply));
  }

 private:
  using Kept = std::unique_ptr<ClientConnection>;

  Kept take_kept(const std::string& key) {
    const std::lock_guard lock(mutex_);
    auto& kept = kept_[key];
    while (!kept.empty()) {
      auto connection = std::move(kept.back());
      kept.pop_back();
      if (connection->is_fresh(SteadyClock::now(), options_.idle_time)) return connection;
    }
    return nullptr;
  }

  Result<outbound::HttpReply> done(const Origin& origin, Kept connection, Result<outbound::HttpReply> reply) {
    if (reply && connection->keeps()) {
      const std::lock_guard lock(mutex_);
      auto& kept = kept_[origin.key()];
      if (kept.size() < options_.idle_connections) kept.push_back(std::move(connection));
    }
    return reply;
  }

  ClientOptions options_;
  asio::ssl::context tls_{asio::ssl::context::tls_client};
  bool tls_usable_ = false;
  std::mutex mutex_;
  std::map<std::string, std::vector<Kept>> kept_;
};

}  // namespace

std::unique_ptr<outbound::HttpClient> make_http_client(ClientOptions options) {
  return std::make_unique<Client>(std::move(options));
}

}  // namespace concord::http

#include "client_connection.hpp"

#include <array>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <sys/socket.h>

#include <concord/base/text.hpp>

namespace concord::http {
namespace {

namespace beast = boost::beast;
using boost::system::error_code;
using Parser = beast::http::response_parser<beast::http::string_body>;
constexpr std::uint32_t reply_head_bytes = 64U << 10U;

Error explain(const error_code& error) {
  if (error == beast::error::timeout) return fail(Code::timeout, "The other side took too long.");
  if (error.category() == beast::http::make_error_code(beast::http::error::bad_version).category() &&
      error != beast::http::error::end_of_stream && error != beast::http::error::partial_message) {
    return fail(Code::malformed, "The other side's reply can't be read.", error.message());
  }
  return fail(Code::unavailable, "The other side can't be reached.", error.message());
}

Result<std::vector<Protocol::endpoint>> resolve(asio::io_context& context, const Origin& origin) {
  std::vector<Protocol::endpoint> endpoints;
  if (!origin.socket_path.empty()) {
    if (origin.socket_path.size() > 107) return fail(Code::invalid_value, "The socket's path is too long.");
    endpoints.emplace_back(asio::local::stream_protocol::endpoint(origin.socket_path));
    return endpoints;
  }
  error_code error;
  asio::ip::tcp::resolver resolver(context);
  for (const auto& entry : resolver.resolve(origin.host, origin.port, error))
    endpoints.emplace_back(entry.endpoint());
  if (error) return fail(Code::unavailable, "The other side's name can't be resolved.", error.message());
  return endpoints;
}

outbound::HttpReply to_reply(Parser::value_type message) {
  outbound::HttpReply reply;
  reply.status = static_cast<int>(message.result_int());
  for (const auto& field : message) {
    reply.headers.emplace_back(
        to_lower_ascii(std::string_view(field.name_string().data(), field.name_string().size())),
        std::string(field.value().data(), field.value().size()));
  }
  reply.body = std::move(message.body());
  return reply;
}

}  // namespace

void ClientConnection::run() {
  context_.restart();
  context_.run();
}

Outcome ClientConnection::open(const Origin& origin, TimePoint until) {
  const auto endpoints = resolve(context_, origin);
  if (!endpoints) return endpoints.error();
  error_code error = asio::error::host_not_found;
  for (const auto& endpoint : *endpoints) {
    stream_.close();
    stream_.expires_at(until);
    stream_.async_connect(endpoint, [&](const error_code& outcome) { error = outcome; });
    run();
    if (!error) break;
  }
  if (error) return explain(error);
  if (origin.socket_path.empty()) stream_.socket().set_option(asio::ip::tcp::no_delay(true), error);
  return origin.secure ? shake_hands(origin) : Outcome{};
}

Outcome ClientConnection::shake_hands(const Origin& origin) {
  secure_.emplace(stream_, *tls_);
  secure_->set_verify_mode(asio::ssl::verify_peer);
  secure_->set_verify_callback(asio::ssl::host_name_verification(origin.host));
  error_code error;
  asio::ip::make_address(origin.host, error);
  const bool is_name = static_cast<bool>(error);  // an address is not sent as a server's name
  if (is_name && ::SSL_ctrl(secure_->native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                            const_cast<char*>(origin.host.c_str())) != 1) {  // NOLINT: OpenSSL copies it
    return fail(Code::internal, "The other side's name can't be sent.");
  }
  secure_->async_handshake(asio::ssl::stream_base::client,
                           [&](const error_code& outcome) { error = outcome; });
  run();
  if (!error) return {};
  if (::SSL_get_verify_result(secure_->native_handle()) != X509_V_OK) {
    return fail(Code::forbidden, "The other side's certificate does not hold.", error.message());
  }
  return explain(error);
}

Result<outbound::HttpReply> ClientConnection::exchange(const std::string& head,
                                                       const outbound::HttpRequest& request,
                                                       std::size_t reply_bytes, TimePoint until) {
  keeps_ = false;
  unanswered_ = true;
  buffer_.clear();
  stream_.expires_at(until);
  const auto error = secure_ ? write(*secure_, head, request.body) : write(stream_, head, request.body);
  if (error == beast::error::timeout) return explain(error);
  // Even when the write failed: a server may refuse a body before it has read all of it.
  auto reply = secure_ ? read_reply(*secure_, request.verb, reply_bytes)
                       : read_reply(stream_, request.verb, reply_bytes);
  last_used_ = SteadyClock::now();
  stream_.expires_never();
  return reply;
}

template <class Bytes>
error_code ClientConnection::write(Bytes& stream, const std::string& head, const std::string& body) {
  const std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(body)};
  error_code error;
  asio::async_write(stream, parts, [&](const error_code& outcome, std::size_t) { error = outcome; });
  run();
  return error;
}

template <class Bytes>
Result<outbound::HttpReply> ClientConnection::read_reply(Bytes& stream, const std::string& verb,
                                                         std::size_t reply_bytes) {
  while (true) {
    Parser parser;
    parser.body_limit(reply_bytes);
    parser.header_limit(reply_head_bytes);
    if (verb == "HEAD") parser.skip(true);
    error_code error;
    beast::http::async_read(stream, buffer_, parser,
                            [&](const error_code& outcome, std::size_t) { error = outcome; });
    run();
    unanswered_ = unanswered_ && !parser.got_some() && buffer_.size() == 0;
    if (error) return explain(error);
    if (parser.get().result_int() < 200) continue;
    keeps_ = parser.keep_alive();
    return to_reply(parser.release());
  }
}

bool ClientConnection::is_fresh(TimePoint now, SteadyClock::duration idle_time) {
  if (now - last_used_ > idle_time) return false;
  char byte = 0;
  const auto got = ::recv(stream_.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

}  // namespace concord::http

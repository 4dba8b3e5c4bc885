#include "client_connection.hpp"

#include <array>
#include <optional>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
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

Outcome ClientConnection::open(const Origin& origin, TimePoint until) {
  const auto endpoints = resolve(context_, origin);
  if (!endpoints) return endpoints.error();
  error_code error = asio::error::host_not_found;
  for (const auto& endpoint : *endpoints) {
    stream_.close();
    stream_.expires_at(until);
    stream_.async_connect(endpoint, [&](const error_code& outcome) { error = outcome; });
    context_.restart();
    context_.run();
    if (!error) break;
  }
  if (error) return explain(error);
  if (origin.socket_path.empty()) {
    stream_.socket().set_option(asio::ip::tcp::no_delay(true), error);
  }
  return {};
}

Result<outbound::HttpReply> ClientConnection::exchange(const std::string& head,
                                                       const outbound::HttpRequest& request,
                                                       std::size_t reply_bytes, TimePoint until) {
  keeps_ = false;
  unanswered_ = true;
  buffer_.clear();
  stream_.expires_at(until);
  const std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(request.body)};
  error_code error;
  asio::async_write(stream_, parts, [&](const error_code& outcome, std::size_t) { error = outcome; });
  context_.restart();
  context_.run();
  if (error == beast::error::timeout) return explain(error);
  // Even when the write failed: a server may refuse a body before it has read all of it.
  auto reply = read_reply(request.verb, reply_bytes);
  last_used_ = SteadyClock::now();
  stream_.expires_never();
  return reply;
}

Result<outbound::HttpReply> ClientConnection::read_reply(const std::string& verb, std::size_t reply_bytes) {
  while (true) {
    Parser parser;
    parser.body_limit(reply_bytes);
    parser.header_limit(reply_head_bytes);
    if (verb == "HEAD") parser.skip(true);
    error_code error;
    beast::http::async_read(stream_, buffer_, parser,
                            [&](const error_code& outcome, std::size_t) { error = outcome; });
    context_.restart();
    context_.run();
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

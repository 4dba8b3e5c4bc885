// One connection of the client, driven by its own io_context on the caller's thread, so that a blocking
// call has a time-out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <concord/outbound/http_client.hpp>

#include "executor.hpp"
#include "origin.hpp"

namespace concord::http {

class ClientConnection {
 public:
  // `tls` serves https and must outlive the connection.
  explicit ClientConnection(asio::ssl::context& tls) : tls_(&tls), stream_(context_) {}

  Outcome open(const Origin& origin, TimePoint until);
  // `head` is the request's head as it is sent. After a failure the connection is of no use.
  Result<outbound::HttpReply> exchange(const std::string& head, const outbound::HttpRequest& request,
                                       std::size_t reply_bytes, TimePoint until);
  bool keeps() const { return keeps_; }
  // Nothing was received in answer to the last exchange: the other side may have closed before it.
  bool unanswered() const { return unanswered_; }
  // Whether a connection that was kept is still open and silent.
  bool is_fresh(TimePoint now, SteadyClock::duration idle_time);

 private:
  using Stream = boost::beast::basic_stream<Protocol, Executor>;
  Outcome shake_hands(const Origin& origin);
  void run();
  template <class Bytes>
  boost::system::error_code write(Bytes& stream, const std::string& head, const std::string& body);
  template <class Bytes>
  Result<outbound::HttpReply> read_reply(Bytes& stream, const std::string& verb, std::size_t reply_bytes);
  asio::io_context context_{1};
  asio::ssl::context* tls_;
  Stream stream_;
  std::optional<asio::ssl::stream<Stream&>> secure_;
  boost::beast::flat_buffer buffer_;
  TimePoint last_used_;
  bool keeps_ = false;
  bool unanswered_ = true;
};

}  // namespace concord::http

// What a connection's bytes go through: the socket itself, or TLS over it once begun. To Asio it is a stream
// like any other, so that the course of a connection is written once; over a plain socket it costs a branch.
#pragma once

#include <memory>
#include <optional>

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "executor.hpp"

namespace concord::http {

class Channel {
 public:
  using executor_type = Executor;
  using error_code = boost::system::error_code;

  explicit Channel(Socket socket) : socket_(std::move(socket)) {}
  executor_type get_executor() { return socket_.get_executor(); }
  Socket& socket() { return socket_; }
  bool secure() const { return tls_.has_value(); }

  // The context is kept as long as the connection lives, also when another has taken its place meanwhile.
  void begin_tls(std::shared_ptr<asio::ssl::context> context) {
    context_ = std::move(context);
    tls_.emplace(socket_, *context_);
  }
  template <class Token>
  auto async_handshake(Token&& token) {
    return tls_->async_handshake(asio::ssl::stream_base::server, std::forward<Token>(token));
  }
  template <class Token>
  auto async_end_tls(Token&& token) {
    return tls_->async_shutdown(std::forward<Token>(token));
  }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(ReadSome{this}, token, buffers);
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(WriteSome{this}, token, buffers);
  }
  // What the socket takes without waiting; nothing over TLS, where a record that has begun must go out whole.
  template <class Buffers>
  std::size_t write_now(const Buffers& buffers, error_code& error) {
    error = asio::error::would_block;
    return tls_ ? 0 : socket_.write_some(buffers, error);
  }

 private:
  struct ReadSome {
    Channel* channel;
    template <class Handler, class Buffers>
    void operator()(Handler&& handler, const Buffers& buffers) const {
      if (channel->tls_) {
        channel->tls_->async_read_some(buffers, std::forward<Handler>(handler));
      } else {
        channel->socket_.async_read_some(buffers, std::forward<Handler>(handler));
      }
    }
  };
  struct WriteSome {
    Channel* channel;
    template <class Handler, class Buffers>
    void operator()(Handler&& handler, const Buffers& buffers) const {
      if (channel->tls_) {
        channel->tls_->async_write_some(buffers, std::forward<Handler>(handler));
      } else {
        channel->socket_.async_write_some(buffers, std::forward<Handler>(handler));
      }
    }
  };

  Socket socket_;
  std::shared_ptr<asio::ssl::context> context_;
  std::optional<asio::ssl::stream<Socket&>> tls_;
};

}  // namespace concord::http

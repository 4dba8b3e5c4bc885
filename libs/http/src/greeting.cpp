// How a connection to a listener that speaks TLS begins. What connection.cpp says of co_await holds here too.
#include <array>

#include <boost/asio/redirect_error.hpp>

#include <concord/base/log.hpp>

#include "connection.hpp"

namespace concord::http {
namespace {

using boost::system::error_code;
constexpr char handshake_record = 0x16;

// Counts one handshake for as long as it lasts.
class HandshakeSlot {
 public:
  explicit HandshakeSlot(Admission& admission)
      : admission_(admission), taken_(admission.handshake_begins()) {}
  ~HandshakeSlot() {
    if (taken_) admission_.handshake_ends();
  }
  HandshakeSlot(const HandshakeSlot&) = delete;
  HandshakeSlot& operator=(const HandshakeSlot&) = delete;
  bool taken() const { return taken_; }

 private:
  Admission& admission_;
  bool taken_;
};

api::Reply plain_refusal() {
  return {400, "text/plain; charset=utf-8", {}, "This port speaks TLS: ask https:// instead of http://.\n"};
}

}  // namespace

// True once requests may come. The first byte is looked at, not taken: TLS wants it, and a peer that speaks
// plain HTTP is told so in its own tongue.
Task<bool> Connection::greet() {
  enter(Phase::greeting, site_->limits.handshake_time);
  error_code error;
  auto& socket = channel_.socket();
  co_await socket.async_wait(Socket::wait_read, asio::redirect_error(awaiting, error));
  if (error) co_return false;
  std::array<char, 1> first{};
  const auto got = socket.receive(asio::buffer(first), Socket::message_peek, error);
  if (error || got == 0) co_return false;
  if (first.front() != handshake_record) {
    co_await answer_in_plain();
    co_return false;
  }
  const bool greeted = co_await shake_hands();
  co_return greeted;
}

Task<bool> Connection::shake_hands() {
  const HandshakeSlot slot(site_->admission);
  if (!slot.taken()) {
    log::event(log::Level::debug, "http.too_many_handshakes");
    co_return false;
  }
  enter(Phase::greeting, site_->limits.handshake_time);
  channel_.begin_tls(site_->tls->context());
  error_code error;
  co_await channel_.async_handshake(asio::redirect_error(awaiting, error));
  // OpenSSL's own fixed words, such as "no shared cipher": nothing that the peer sent.
  const std::string reason = error.message();
  if (error) log::event(log::Level::debug, "http.handshake_failed", {{"reason", std::string_view(reason)}});
  co_return !error;
}

Task<void> Connection::answer_in_plain() {
  reply_ = plain_refusal();
  keep_alive_ = false;
  settle_reply();
  const auto body = write_head();
  const bool sent = co_await send(body);
  end_request(reply_head_.size() + body.size());
  if (sent) co_await linger();
}

}  // namespace concord::http

// The coroutines. GCC 12 destroys twice what a capturing lambda or a braced temporary owns inside a co_await
// expression, so that such expressions here hold nothing but calls with named arguments.
#include "connection.hpp"

#include <algorithm>
#include <array>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

#include <concord/base/log.hpp>

namespace concord::http {
namespace {

constexpr std::size_t head_read = 4U << 10U;
constexpr std::size_t body_read = 64U << 10U;
constexpr std::size_t packed_read = 4U << 10U;  // may unpack a thousandfold, while other connections wait
constexpr milliseconds linger_time{2'000};
constexpr milliseconds linger_time_while_stopping{200};
constexpr std::size_t linger_bytes = 32U << 20U;
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
using boost::system::error_code;

}  // namespace

Connection::Connection(Socket socket, Loop& loop, std::shared_ptr<Site> site, std::string peer)
    : channel_(std::move(socket)),
      loop_(loop),
      site_(std::move(site)),
      peer_(std::move(peer)),
      bell_(loop.context(), TimePoint::max()) {}

Connection::~Connection() { site_->admission.connection_leaves(peer_); }

void Connection::start(std::uint64_t id) {
  id_ = id;
  asio::co_spawn(loop_.context().get_executor(), live(shared_from_this()), asio::detached);
}

Task<void> Connection::live(std::shared_ptr<Connection> self) {
  try {
    co_await self->serve();
  } catch (const std::exception&) {
    log::error("http.connection_failed");
  }
  error_code ignored;
  self->channel_.socket().close(ignored);
  self->end_request(0);
  self->loop_.forget(self->id_);
}

Task<void> Connection::serve() {
  bool keep = true;
  if (site_->tls) keep = co_await greet();
  if (!keep) co_return;
  while (keep) {
    bool whole = co_await read_head();
    if (whole && framing_.has_body()) whole = co_await read_body();
    if (whole) hand_over();
    if (whole && !reply_ && !refusal_) co_await await_answer();
    if (aborted_ || (!reply_ && !refusal_)) co_return;
    settle_reply();
    if (reply_->status == 0) {
      log::warning("http.tls_on_plain_port");
      co_return;
    }
    const auto body = write_head();
    const bool sent = co_await send(body);
    end_request(reply_head_.size() + body.size());
    if (!sent) co_return;
    keep = keep_alive_;
    // The others' turn: who reads again at once finds nothing yet, and pays for the look.
    if (keep) co_await asio::post(loop_.context().get_executor(), awaiting);
  }
  co_await linger();
}

Task<bool> Connection::read_head() {
  const auto& limits = site_->limits;
  framing::HeadScanner scanner(limits.head);
  head_only_ = false;
  minor_ = 1;
  enter(Phase::idle, request_number_ == 0 ? limits.head_time : limits.idle_time);
  while (true) {
    if (buffer_.size() > 0 && phase_ == Phase::idle) enter(Phase::head, limits.head_time);
    const auto whole = scanner.scan(buffered());
    if (!whole) {
      head_only_ = buffered().substr(scanner.begin(), 5) == "HEAD ";
      refuse(whole.error());
      co_return false;
    }
    if (*whole) co_return accept_head(scanner.begin(), scanner.end());
    if (ending_ && phase_ == Phase::idle) co_return false;
    const bool more = co_await read_more(head_read);
    if (!more) co_return false;
  }
}

Task<bool> Connection::read_body() {
  enter(Phase::body, site_->limits.body_time);
  if (framing_.expects_continue && buffer_.size() == 0) {
    error_code error;
    const auto line = asio::buffer(go_on);
    co_await asio::async_write(channel_, line, asio::redirect_error(awaiting, error));
    if (error) co_return false;
  }
  const std::size_t at_most = body_->is_packed() ? packed_read : body_read;
  while (true) {
    const auto whole = take_body_bytes();
    if (!whole) {
      refuse(whole.error());
      co_return false;
    }
    if (*whole) co_return true;
    const bool more = co_await read_more(at_most);
    if (!more) co_return false;
    const auto allowed = std::chrono::duration<double>(static_cast<double>(buffer_.size()) /
                                                       static_cast<double>(site_->limits.transfer_rate));
    deadline_ += std::chrono::duration_cast<SteadyClock::duration>(allowed);
  }
}

Task<bool> Connection::read_more(std::size_t at_most) {
  error_code error;
  const auto space = buffer_.prepare(at_most);
  const std::size_t got = co_await channel_.async_read_some(space, asio::redirect_error(awaiting, error));
  buffer_.commit(got);
  if (error) explain_end(error);
  co_return !error;
}

void Connection::explain_end(const error_code& error) {
  if (aborted_ || phase_ == Phase::idle) return;
  if (expired_) {
    refuse({408, phase_ == Phase::head ? "The head took too long to arrive."
                                       : "The body took too long to arrive."});
  } else if (error == asio::error::eof || error == asio::ssl::error::stream_truncated) {
    refuse({400, "The request is cut off."});
  }
}

Task<void> Connection::await_answer() {
  error_code error;
  while (!reply_ && !refusal_ && !aborted_) {
    co_await bell_.async_wait(asio::redirect_error(awaiting, error));
    if (expired_ && !reply_) refuse({504, "The request took too long to answer."});
  }
}

// Most replies fit the socket's buffer, and need no wait at all.
Task<bool> Connection::send(std::string_view body) {
  std::array<asio::const_buffer, 2> parts{asio::buffer(reply_head_), asio::buffer(body)};
  const auto total = reply_head_.size() + body.size();
  error_code error;
  auto sent = channel_.write_now(parts, error);
  if (error == asio::error::would_block) error = {};
  if (error || sent == total) co_return !error;
  enter(Phase::writing, site_->limits.write_time, total);
  for (auto& part : parts) {
    const auto skip = std::min(sent, part.size());
    part += skip;
    sent -= skip;
  }
  co_await asio::async_write(channel_, parts, asio::redirect_error(awaiting, error));
  if (error && expired_) {  // a reader this slow would keep the kernel's buffers too: drop them
    error_code ignored;
    channel_.socket().set_option(asio::socket_base::linger(true, 0), ignored);
  }
  co_return !error;
}

// Closing while the peer still sends would reset the connection and could take the reply with it: so say
// that no more comes, and read what is under way for a moment.
Task<void> Connection::linger() {
  error_code error;
  enter(Phase::lingering, ending_ ? linger_time_while_stopping : linger_time);
  // Says so within TLS too, without which the peer would take the end for an attack.
  if (channel_.secure()) co_await channel_.async_end_tls(asio::redirect_error(awaiting, error));
  if (expired_) co_return;
  channel_.socket().shutdown(asio::socket_base::shutdown_send, error);
  if (!error) co_await drop_rest();
}

Task<void> Connection::drop_rest() {
  error_code error;
  std::size_t dropped = 0;
  buffer_.consume(buffer_.size());
  const auto space = buffer_.prepare(head_read);
  while (!error && !expired_ && dropped < linger_bytes) {
    dropped += co_await channel_.socket().async_read_some(space, asio::redirect_error(awaiting, error));
  }
}

void Connection::enter(Phase phase, milliseconds time, std::size_t bytes) {
  const auto now = SteadyClock::now();
  const auto transfer =
      std::chrono::milliseconds(bytes * 1000 / std::max<std::size_t>(1, site_->limits.transfer_rate));
  const bool begins = phase == Phase::greeting || phase == Phase::idle;
  if (begins || (phase == Phase::head && phase_ == Phase::idle)) begun_ = now;
  phase_ = phase;
  expired_ = false;
  deadline_ = now + time + transfer;
}

void Connection::deliver(std::uint64_t request, std::optional<api::Reply> reply) {
  if (phase_ != Phase::handling || request != request_number_ || reply_ || refusal_) return;
  if (reply) {
    reply_ = std::move(reply);
  } else {
    refuse({500, "The request was not answered."});
  }
  bell_.cancel();
}

void Connection::expire_if_due(TimePoint now) {
  if (now < deadline_) return;
  deadline_ = TimePoint::max();
  expired_ = true;
  error_code ignored;
  channel_.socket().cancel(ignored);
  bell_.cancel();
}

void Connection::drain() {
  ending_ = true;
  error_code ignored;
  const bool waits = phase_ == Phase::greeting || phase_ == Phase::idle || phase_ == Phase::lingering;
  if (waits) channel_.socket().cancel(ignored);
}

void Connection::abort() {
  ending_ = aborted_ = true;
  error_code ignored;
  channel_.socket().close(ignored);
  bell_.cancel();
}

}  // namespace concord::http

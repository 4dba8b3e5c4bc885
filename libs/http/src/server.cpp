#include <algorithm>
#include <future>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <unistd.h>

#include <concord/base/ids.hpp>
#include <concord/base/log.hpp>
#include <concord/framing/reply_head.hpp>
#include <concord/http/server.hpp>

#include "connection.hpp"
#include "listening.hpp"

namespace concord::http {
namespace {

constexpr milliseconds accept_pause{100};  // when the process has no descriptor left
using boost::system::error_code;
using Loops = std::vector<std::unique_ptr<Loop>>;

// Accepts for one listener, on the first loop; connections go to the loops in turn.
class Gate {
 public:
  Gate(Listener listener, Address address, decltype(ServerOptions::on_request) hook, Loops& loops,
       std::shared_ptr<Tls> tls)
      : address_(std::move(address)),
        loops_(loops),
        acceptor_(loops.front()->context()),
        pause_(loops.front()->context()),
        site_(std::make_shared<Site>(std::move(listener), std::move(hook), address_.is_unix(),
                                     std::move(tls))) {}
  ~Gate() { close(); }
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  Outcome open() { return open_acceptor(acceptor_, address_); }
  std::uint16_t port() const { return address_.port; }

  void accept() {
    auto& loop = *loops_[next_++ % loops_.size()];
    auto socket = std::make_shared<Socket>(loop.context());
    acceptor_.async_accept(*socket, [this, socket, &loop](const error_code& error) {
      if (!acceptor_.is_open()) return;
      if (!error) {
        failing_ = false;
        admit(std::move(*socket), loop);
      }
      if (error && error != asio::error::connection_aborted) {
        pause();
      } else {
        accept();
      }
    });
  }

  // On the first loop's thread, or when none runs.
  void close() {
    if (!acceptor_.is_open()) return;
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    if (address_.is_unix()) ::unlink(address_.path.c_str());
  }

 private:
  void pause() {
    if (!std::exchange(failing_, true)) log::warning("http.accept_failed");
    pause_.expires_after(accept_pause);
    pause_.async_wait([this](const error_code& error) {
      if (!error && acceptor_.is_open()) accept();
    });
  }

  void admit(Socket socket, Loop& loop) {
    error_code ignored;
    socket.non_blocking(true, ignored);
    if (address_.is_unix()) {
      if (!is_owner(socket)) return turn_away(socket, 403, "This socket is its owner's alone.");
    } else {
      socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    }
    auto peer = peer_of(socket);
    if (!site_->admission.connection_enters(peer))
      return turn_away(socket, 503, "Too many connections are open.");
    loop.adopt(std::make_shared<Connection>(std::move(socket), loop, site_, std::move(peer)));
  }

  void turn_away(Socket& socket, int status, std::string_view detail) {
    const auto id = random_request_id();
    const auto code = status == 403 ? slug(Code::forbidden) : framing::problem_code(status);
    const auto body = framing::problem_json(status, code, detail, id);
    framing::ReplyHead head;
    head.status = status;
    head.content_type = "application/problem+json";
    head.content_length = body.size();
    head.request_id = id;
    head.date = loops_.front()->date();
    head.keep_alive = false;
    std::string bytes;
    framing::write_reply_head(bytes, head);
    bytes += body;
    error_code ignored;
    socket.write_some(asio::buffer(bytes), ignored);
    socket.shutdown(asio::socket_base::shutdown_send, ignored);
  }

  static std::string random_request_id() {
    return to_string(
        make_uuid(std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now())));
  }

  Address address_;
  Loops& loops_;
  Acceptor acceptor_;
  Timer pause_;
  std::shared_ptr<Site> site_;
  std::size_t next_ = 0;
  bool failing_ = false;
};

}  // namespace

struct Server::State {
  ServerOptions options;
  Loops loops;
  std::vector<std::unique_ptr<Gate>> gates;
  std::vector<std::shared_ptr<Tls>> tls;
  Outcome open(const Listener& listener);
  bool started = false;
};

Server::Server(ServerOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  const auto threads = std::max(1U, state_->options.threads);
  for (unsigned i = 0; i < threads; ++i) state_->loops.push_back(std::make_unique<Loop>());
}

Server::~Server() { stop(milliseconds(0)); }

Outcome Server::State::open(const Listener& listener) {
  auto address = parse_address(listener.address);
  if (!address) return address.error();
  std::shared_ptr<Tls> speaks;
  if (listener.tls) {
    speaks = tls.emplace_back(std::make_shared<Tls>(*listener.tls));
    if (auto read = speaks->read(SystemClock().now()); !read) return read;
  }
  gates.push_back(std::make_unique<Gate>(listener, *address, options.on_request, loops, std::move(speaks)));
  return gates.back()->open();
}

Outcome Server::start() {
  auto& gates = state_->gates;
  for (const auto& listener : state_->options.listeners) {
    if (auto opened = state_->open(listener); !opened) {
      gates.clear();
      return opened;
    }
  }
  for (auto& gate : gates) gate->accept();
  for (auto& loop : state_->loops) loop->run();
  state_->started = true;
  return {};
}

std::uint16_t Server::port(std::size_t listener) const { return state_->gates.at(listener)->port(); }

Outcome Server::reload_tls() {
  for (const auto& one : state_->tls) {
    if (auto read = one->read(SystemClock().now()); !read) return read;
  }
  return {};
}

std::optional<Instant> Server::tls_expires() const {
  std::optional<Instant> first;
  for (const auto& one : state_->tls) first = first ? std::min(*first, one->expires()) : one->expires();
  return first;
}

std::size_t Server::connections() const {
  std::size_t sum = 0;
  for (const auto& loop : state_->loops) sum += loop->connections();
  return sum;
}

void Server::stop(milliseconds grace) {
  if (!std::exchange(state_->started, false)) return;
  std::promise<void> closed;
  asio::post(state_->loops.front()->context(), [this, &closed] {
    for (auto& gate : state_->gates) gate->close();
    closed.set_value();
  });
  closed.get_future().wait();
  for (auto& loop : state_->loops) loop->drain();
  const auto until = SteadyClock::now() + grace;
  while (connections() > 0 && SteadyClock::now() < until) std::this_thread::sleep_for(milliseconds(5));
  for (auto& loop : state_->loops) loop->abort();
  for (auto& loop : state_->loops) loop->join();
}

}  // namespace concord::http

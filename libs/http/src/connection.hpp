// One connection: reads a request, hands it over, awaits the answer, sends it, and so on until one side
// ends it. All on one I/O thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>

#include <concord/framing/body.hpp>
#include <concord/framing/chunks.hpp>
#include <concord/framing/head.hpp>
#include <concord/http/server.hpp>

#include "admission.hpp"
#include "channel.hpp"
#include "executor.hpp"
#include "loop.hpp"
#include "tls.hpp"

namespace concord::http {

// What the connections of one listener share.
struct Site {
  Site(Listener from, decltype(ServerOptions::on_request) hook, bool owners, std::shared_ptr<Tls> speaks)
      : handler(std::move(from.handler)),
        limits(from.limits),
        on_request(std::move(hook)),
        owner(owners),
        tls(std::move(speaks)),
        admission(from.limits) {}
  api::Handler handler;
  Limits limits;
  decltype(ServerOptions::on_request) on_request;
  bool owner = false;
  std::shared_ptr<Tls> tls;  // none: plain
  Admission admission;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Socket socket, Loop& loop, std::shared_ptr<Site> site, std::string peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start(std::uint64_t id);
  void deliver(std::uint64_t request, std::optional<api::Reply> reply);
  void expire_if_due(TimePoint now);
  void drain();  // ends at once if idle, else after the reply in hand
  void abort();

 private:
  enum class Phase { greeting, idle, head, body, handling, writing, lingering };

  // connection.cpp: the course of things
  static Task<void> live(std::shared_ptr<Connection> self);
  Task<void> serve();
  Task<bool> read_head();
  Task<bool> read_body();
  Task<bool> read_more(std::size_t at_most);
  Task<void> await_answer();
  Task<bool> send(std::string_view body);
  Task<void> linger();
  Task<void> drop_rest();
  void enter(Phase phase, milliseconds time, std::size_t bytes = 0);
  void explain_end(const boost::system::error_code& error);

  // greeting.cpp: the beginning of TLS
  Task<bool> greet();
  Task<bool> shake_hands();
  Task<void> answer_in_plain();

  // exchange.cpp: what is done with the bytes, without waiting
  std::string_view buffered() const;
  bool accept_head(std::size_t begin, std::size_t end);
  bool parse_fields(std::string_view head);
  bool take_fields(const boost::beast::http::request_header<>& head);
  framing::Checked<bool> take_body_bytes();  // true when the body is whole
  framing::Checked<bool> take_chunks();
  framing::Checked<void> append_body(std::string_view bytes);
  void hand_over();
  void refuse(framing::Refusal refusal) { refusal_ = refusal; }
  void settle_reply();  // makes reply_ from a refusal, and one that can't be sent a 500
  void problem(int status, std::string_view detail);
  std::string_view write_head();  // into reply_head_; gives the body that goes with it
  void end_request(std::size_t bytes_sent);

  Channel channel_;
  Loop& loop_;
  std::shared_ptr<Site> site_;
  std::string peer_;
  std::uint64_t id_ = 0;
  Timer bell_;  // rung when an answer has come
  boost::beast::flat_buffer buffer_;
  std::string reply_head_;

  Phase phase_ = Phase::idle;
  TimePoint deadline_ = TimePoint::max();
  bool expired_ = false;
  bool ending_ = false;  // drained: no further request
  bool aborted_ = false;

  // of the request in hand
  TimePoint begun_;
  std::uint64_t request_number_ = 0;
  bool keep_alive_ = true;
  framing::Framing framing_;
  std::uint64_t body_left_ = 0;
  framing::ChunkReader chunks_;
  unsigned minor_ = 1;
  bool head_only_ = false;
  bool counted_ = false;
  std::size_t body_counted_ = 0;
  api::Request request_;
  std::string request_id_;
  std::optional<framing::Body> body_;
  std::optional<framing::Refusal> refusal_;
  std::optional<api::Reply> reply_;
};

}  // namespace concord::http

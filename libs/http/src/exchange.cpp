#include <algorithm>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <concord/base/ids.hpp>
#include <concord/base/log.hpp>
#include <concord/base/text.hpp>
#include <concord/framing/reply_head.hpp>
#include <concord/framing/target.hpp>

#include "connection.hpp"
#include "ticket.hpp"

namespace concord::http {
namespace {

namespace beast_http = boost::beast::http;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

// HEAD is GET whose body is kept back, so that no handler can answer the two differently.
api::Verb to_verb(beast_http::verb verb) {
  switch (verb) {
    case beast_http::verb::get:
    case beast_http::verb::head:
      return api::Verb::get;
    case beast_http::verb::post:
      return api::Verb::post;
    case beast_http::verb::put:
      return api::Verb::put;
    case beast_http::verb::patch:
      return api::Verb::patch;
    case beast_http::verb::delete_:
      return api::Verb::delete_;
    default:
      return api::Verb::other;
  }
}

std::string mint_request_id() {
  return to_string(
      make_uuid(std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now())));
}

bool is_sound(const api::Reply& reply) {
  return reply.status >= 200 && reply.status <= 599 &&
         framing::is_sound_field("content-type", reply.content_type) &&
         std::all_of(reply.headers.begin(), reply.headers.end(),
                     [](const auto& field) { return framing::is_sound_field(field.first, field.second); });
}

}  // namespace

std::string_view Connection::buffered() const {
  const auto bytes = buffer_.data();
  return {static_cast<const char*>(bytes.data()), bytes.size()};
}

bool Connection::accept_head(std::size_t begin, std::size_t end) {
  const auto head = buffered().substr(begin, end - begin);
  ++request_number_;
  head_only_ = head.substr(0, 5) == "HEAD ";
  const auto framing = framing::check_head(head, site_->limits.head);
  if (!framing) {
    refuse(framing.error());
    return false;
  }
  framing_ = *framing;
  keep_alive_ = framing->keep_alive;
  body_left_ = framing->content_length;
  chunks_ = {};
  const bool parsed = parse_fields(head);
  framing_.host = {};  // it looked into the buffer
  buffer_.consume(end);
  return parsed;
}

bool Connection::parse_fields(std::string_view head) {
  beast_http::request_parser<beast_http::empty_body> parser;
  parser.body_limit(boost::none);
  parser.header_limit(static_cast<std::uint32_t>(head.size() + 1));
  boost::system::error_code error;
  parser.put(asio::buffer(head), error);
  if (!parser.is_header_done()) {
    refuse({400, "The head is malformed."});
    return false;
  }
  return take_fields(parser.get());
}

bool Connection::take_fields(const beast_http::request_header<>& head) {
  minor_ = head.version() % 10;
  request_ = {};
  request_.verb = to_verb(head.method());
  std::string_view encoding;
  std::size_t encodings = 0;
  for (const auto& field : head) {
    if (field.name() == beast_http::field::content_encoding) {
      encoding = view(field.value());
      ++encodings;
      continue;
    }
    auto& [name, value] =
        request_.headers.emplace_back(to_lower_ascii(view(field.name_string())), view(field.value()));
    if (request_id_.empty() && name == "x-request-id" && framing::is_request_id(value)) request_id_ = value;
  }
  auto target = framing::parse_target(view(head.target()), framing_.host);
  if (!target) {
    refuse(target.error());
    return false;
  }
  request_.path = std::move(target->path);
  request_.query = std::move(target->query);
  const auto kind = framing::parse_encoding(encoding);
  if (!kind || encodings > 1) {
    refuse({415, "The only Content-Encoding taken is gzip."});
    return false;
  }
  body_.reset();
  if (framing_.has_body()) body_.emplace(*kind, site_->limits.head.body);
  return true;
}

framing::Checked<bool> Connection::take_body_bytes() {
  bool whole = false;
  if (framing_.chunked) {
    const auto taken = take_chunks();
    if (!taken) return taken;
    whole = *taken;
  } else {
    const auto bytes =
        buffered().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(body_left_, buffer_.size())));
    if (auto taken = append_body(bytes); !taken) return tl::unexpected(taken.error());
    body_left_ -= bytes.size();
    buffer_.consume(bytes.size());
    whole = body_left_ == 0;
  }
  if (!whole) return false;
  if (auto finished = body_->finish(); !finished) return tl::unexpected(finished.error());
  request_.body = body_->take();
  return true;
}

framing::Checked<bool> Connection::take_chunks() {
  while (buffer_.size() > 0 && !chunks_.done()) {
    const auto step = chunks_.next(buffered());
    if (!step) return tl::unexpected(step.error());
    if (auto taken = append_body(step->data); !taken) return tl::unexpected(taken.error());
    buffer_.consume(step->used);
  }
  return chunks_.done();
}

framing::Checked<void> Connection::append_body(std::string_view bytes) {
  if (auto taken = body_->append(bytes); !taken) return taken;
  const auto grown = body_->size() - body_counted_;
  if (!site_->admission.body_grows(grown)) return framing::refuse(503, "Too many bodies are being received.");
  body_counted_ += grown;
  return {};
}

void Connection::hand_over() {
  enter(Phase::handling, site_->limits.answer_time);
  if (!site_->admission.request_enters()) return refuse({503, "Too many requests are in flight."});
  counted_ = true;
  if (request_id_.empty()) request_id_ = mint_request_id();
  request_.request_id = request_id_;
  request_.peer = peer_;
  request_.owner = site_->owner;
  std::optional<Delivery> in_place;
  auto ticket = std::make_shared<Ticket>(loop_.mailbox(), id_, request_number_);
  ticket->open_in_place(in_place);
  try {
    site_->handler(std::move(request_), [ticket](api::Reply reply) { ticket->answer(std::move(reply)); });
  } catch (const std::exception&) {
    log::error("http.handler_threw");
    ticket->give_up();
  }
  ticket->close_in_place();
  if (in_place) deliver(in_place->request, std::move(in_place->reply));
}

void Connection::problem(int status, std::string_view detail) {
  reply_.emplace();
  reply_->status = status;
  reply_->content_type = "application/problem+json";
  reply_->body = framing::problem_json(status, framing::problem_code(status), detail, request_id_);
  if (status == 503) reply_->headers.emplace_back("Retry-After", "1");
}

void Connection::settle_reply() {
  if (request_id_.empty()) request_id_ = mint_request_id();
  if (refusal_) {
    keep_alive_ = keep_alive_ && phase_ == Phase::handling;  // else the request's end is unknown
    problem(refusal_->status, refusal_->detail);
  } else if (!is_sound(*reply_)) {
    log::error("http.reply_unsound");
    problem(500, "The reply could not be sent.");
  }
}

std::string_view Connection::write_head() {
  keep_alive_ = keep_alive_ && !ending_;
  reply_head_.clear();
  framing::ReplyHead head;
  head.status = reply_->status;
  head.content_type = reply_->content_type;
  head.fields = &reply_->headers;
  head.content_length = reply_->body.size();
  head.request_id = request_id_;
  head.date = loop_.date();
  head.keep_alive = keep_alive_;
  head.minor = minor_;
  head.secure = channel_.secure();
  framing::write_reply_head(reply_head_, head);
  const bool bare = head_only_ || framing::has_no_body(reply_->status);
  return bare ? std::string_view{} : std::string_view(reply_->body);
}

void Connection::end_request(std::size_t bytes_sent) {
  if (counted_) site_->admission.request_leaves();
  site_->admission.body_leaves(body_counted_);
  if (reply_ && site_->on_request) {
    const std::chrono::duration<double> taken = SteadyClock::now() - begun_;
    site_->on_request(reply_->status, taken.count(), bytes_sent);
  }
  // From here on no answer is awaited: one that comes after its 504 must not become the next request's.
  phase_ = Phase::idle;
  counted_ = false;
  body_counted_ = 0;
  body_.reset();
  request_id_.clear();
  reply_.reset();
  refusal_.reset();
  if (buffer_.size() == 0 && buffer_.capacity() > (64U << 10U)) buffer_.shrink_to_fit();
}

}  // namespace concord::http

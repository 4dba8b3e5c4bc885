#include "loop.hpp"

#include <boost/asio/post.hpp>

#include <concord/framing/reply_head.hpp>

#include "connection.hpp"

namespace concord::http {
namespace {

constexpr std::chrono::milliseconds sweep_every{100};

}  // namespace

void Mailbox::put(Delivery delivery) {
  const std::lock_guard lock(mutex_);
  if (loop_ == nullptr) return;
  waiting_.push_back(std::move(delivery));
  if (waiting_.size() == 1) loop_->wake();
}

std::vector<Delivery> Mailbox::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

void Mailbox::close() {
  const std::lock_guard lock(mutex_);
  loop_ = nullptr;
  waiting_.clear();
}

Loop::Loop()
    : work_(asio::make_work_guard(context_)),
      sweep_timer_(context_),
      mailbox_(std::make_shared<Mailbox>(*this)) {}

Loop::~Loop() { mailbox_->close(); }

void Loop::run() {
  thread_ = std::thread([this] { context_.run(); });
}

void Loop::join() {
  work_.reset();
  if (thread_.joinable()) thread_.join();
  mailbox_->close();
}

void Loop::adopt(std::shared_ptr<Connection> connection) {
  count_.fetch_add(1, std::memory_order_relaxed);
  asio::post(context_, [this, connection = std::move(connection)] {
    const auto id = ++last_id_;
    connections_.emplace(id, connection);
    connection->start(id);
    if (draining_) connection->drain();
    if (!sweeping_) sweep();
  });
}

void Loop::drain() {
  asio::post(context_, [this] {
    draining_ = true;
    for (auto& [id, connection] : connections_) connection->drain();
  });
}

void Loop::abort() {
  asio::post(context_, [this] {
    draining_ = true;
    for (auto& [id, connection] : connections_) connection->abort();
  });
}

void Loop::wake() {
  asio::post(context_, [this] { deliver(); });
}

void Loop::deliver() {
  for (auto& delivery : mailbox_->take()) {
    const auto found = connections_.find(delivery.connection);
    if (found != connections_.end()) found->second->deliver(delivery.request, std::move(delivery.reply));
  }
}

void Loop::forget(std::uint64_t connection) {
  connections_.erase(connection);
  count_.fetch_sub(1, std::memory_order_relaxed);
  if (draining_ && connections_.empty()) sweep_timer_.cancel();
}

// Deadlines are kept as numbers and looked at now and then: a timer for each wait would cost more than the
// wait, and no limit here needs better than a tenth of a second.
void Loop::sweep() {
  sweeping_ = !connections_.empty();
  if (!sweeping_) return;
  const auto now = SteadyClock::now();
  for (auto& [id, connection] : connections_) connection->expire_if_due(now);
  sweep_timer_.expires_after(sweep_every);
  sweep_timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) sweep();
  });
}

const std::string& Loop::date() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (now != date_second_) {
    date_second_ = now;
    date_ = framing::imf_fixdate(now);
  }
  return date_;
}

}  // namespace concord::http

// The other end of an api::Answer: brings one reply back to the connection that waits for it.
#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include "loop.hpp"

namespace concord::http {

class Ticket {
 public:
  Ticket(std::shared_ptr<Mailbox> mailbox, std::uint64_t connection, std::uint64_t request)
      : mailbox_(std::move(mailbox)), connection_(connection), request_(request) {}
  ~Ticket() { settle(std::nullopt); }
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;

  void answer(api::Reply reply) { settle(std::move(reply)); }
  void give_up() { settle(std::nullopt); }

  // While the handler runs on the loop's own thread, an answer needs no mailbox. Both on that thread.
  void open_in_place(std::optional<Delivery>& slot) { in_place_ = &slot; }
  void close_in_place() { in_place_ = nullptr; }

 private:
  void settle(std::optional<api::Reply> reply) {
    if (settled_.exchange(true)) return;
    Delivery delivery{connection_, request_, std::move(reply)};
    if (std::this_thread::get_id() == home_ && in_place_ != nullptr) {
      in_place_->emplace(std::move(delivery));
    } else {
      mailbox_->put(std::move(delivery));
    }
  }

  std::shared_ptr<Mailbox> mailbox_;
  std::uint64_t connection_;
  std::uint64_t request_;
  std::thread::id home_ = std::this_thread::get_id();
  std::optional<Delivery>* in_place_ = nullptr;  // touched on the loop's thread only
  std::atomic<bool> settled_{false};
};

}  // namespace concord::http

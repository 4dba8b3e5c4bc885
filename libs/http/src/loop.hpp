// One I/O thread: its io_context, its connections, the sweep that ends what is overdue, and the way by
// which answers from other threads come in.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>

#include <concord/api/exchange.hpp>

#include "executor.hpp"

namespace concord::http {

class Connection;
class Loop;

// An answer on its way to the request that it belongs to.
struct Delivery {
  std::uint64_t connection = 0;
  std::uint64_t request = 0;
  std::optional<api::Reply> reply;  // none: the handler dropped its Answer
};

// Outlives the loop, since handlers may answer after the server has gone. One wake-up brings all answers
// that came since the last: waking the thread for each costs more than many an answer.
class Mailbox {
 public:
  explicit Mailbox(Loop& loop) : loop_(&loop) {}
  void put(Delivery delivery);
  std::vector<Delivery> take();
  void close();

 private:
  std::mutex mutex_;
  Loop* loop_;
  std::vector<Delivery> waiting_;
};

class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void run();   // starts the thread
  void join();  // lets the thread end once nothing is left to do, and waits for it
  asio::io_context& context() { return context_; }
  const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }
  bool draining() const { return draining_; }
  std::size_t connections() const { return count_.load(std::memory_order_relaxed); }

  // Thread-safe: what they do is done on the loop's thread.
  void adopt(std::shared_ptr<Connection> connection);
  void drain();
  void abort();
  void wake();

  // On the loop's thread only.
  void forget(std::uint64_t connection);
  const std::string& date();

 private:
  void sweep();
  void deliver();
  asio::io_context context_{1};
  asio::executor_work_guard<Executor> work_;
  Timer sweep_timer_;
  bool sweeping_ = false;
  bool draining_ = false;
  std::uint64_t last_id_ = 0;
  std::unordered_map<std::uint64_t, std::shared_ptr<Connection>> connections_;
  std::atomic<std::size_t> count_{0};
  std::shared_ptr<Mailbox> mailbox_;
  std::time_t date_second_ = -1;
  std::string date_;
  std::thread thread_;
};

}  // namespace concord::http

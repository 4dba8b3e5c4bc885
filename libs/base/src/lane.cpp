#include <algorithm>
#include <exception>
#include <utility>

#include <concord/base/lane.hpp>

namespace concord {

Lane::Lane(std::string name, std::size_t threads, std::size_t capacity, OnFailure on_failure)
    : name_(std::move(name)), capacity_(capacity), on_failure_(std::move(on_failure)) {
  for (std::size_t i = 0; i < std::max<std::size_t>(1, threads); ++i)
    threads_.emplace_back([this] { run(); });
}

Lane::~Lane() { stop(); }

bool Lane::post(Task task) {
  bool enough = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= capacity_) return false;
    queue_.push_back(std::move(task));
    enough = queue_.size() >= enough_;
  }
  if (enough) wake_.notify_one();
  return true;
}

void Lane::await_waiting(std::size_t enough, std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex_);
  enough_ = std::min(enough, capacity_);
  wake_.wait_until(lock, until, [this] { return stopping_ || queue_.size() >= enough_; });
  enough_ = 1;
}

Lane::Task Lane::take_next() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) return {};
  Task next = std::move(queue_.front());
  queue_.pop_front();
  return next;
}

std::size_t Lane::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void Lane::stop() {
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    threads.swap(threads_);
  }
  wake_.notify_all();
  for (std::thread& thread : threads) thread.join();
}

void Lane::run() {
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      task = std::move(queue_.front());
      queue_.pop_front();
    }
    try {
      task();
    } catch (const std::exception& thrown) {
      if (on_failure_) on_failure_(name_, thrown.what());
    } catch (...) {
      if (on_failure_) on_failure_(name_, "something that is not an exception");
    }
  }
}

}  // namespace concord

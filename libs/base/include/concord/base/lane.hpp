// A lane is a bounded queue of work with threads of its own. Handlers run on lanes; they never wait for
// another lane. A full lane says so at once, and the caller answers 503.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace concord {

class Lane {
 public:
  using Task = std::function<void()>;
  // Called with what a task threw; a lane outlives it.
  using OnFailure = std::function<void(const std::string& lane, const std::string& what)>;

  Lane(std::string name, std::size_t threads, std::size_t capacity, OnFailure on_failure = {});
  ~Lane();  // stops as stop() does
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  // False when the lane is full or stopping. Thread-safe.
  [[nodiscard]] bool post(Task task);
  // Takes the next task that waits, null where none does: for a one-thread lane that groups them, from inside
  // a task.
  Task take_next();
  // Until so many tasks wait, or until then; from inside a task of a one-thread lane. Tasks that come before
  // there are enough wake nobody.
  void await_waiting(std::size_t enough, std::chrono::steady_clock::time_point until);
  std::size_t waiting() const;
  const std::string& name() const { return name_; }
  // Refuses new work, finishes what waits, joins the threads. Safe to call twice.
  void stop();

 private:
  void run();
  std::string name_;
  std::size_t capacity_;
  OnFailure on_failure_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> queue_;
  std::size_t enough_ = 1;  // to wake somebody for
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace concord

// A handler whose requests wait until the test answers them, from its own thread.
#pragma once

#include <chrono>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/api/exchange.hpp>

struct HeldAnswers {
  concord::api::Handler handler() {
    return [this](concord::api::Request request, concord::api::Answer answer) {
      const std::lock_guard lock(mutex);
      waiting.emplace_back(std::move(request), std::move(answer));
    };
  }
  std::pair<concord::api::Request, concord::api::Answer> next() {
    for (int i = 0; i < 2000; ++i) {
      {
        const std::lock_guard lock(mutex);
        if (!waiting.empty()) {
          auto first = std::move(waiting.front());
          waiting.erase(waiting.begin());
          return first;
        }
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL("no request came");
    return {};
  }
  std::mutex mutex;
  std::vector<std::pair<concord::api::Request, concord::api::Answer>> waiting;
};

// A loop over several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace concord {

// Calls work(thread, i) for every i below `size`, each once, on `threads` threads, which take so many at a
// time.
template <class Work>
void share_out(std::size_t size, unsigned threads, std::size_t at_a_time, Work work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](unsigned thread) {
    for (std::size_t from = next.fetch_add(at_a_time); from < size; from = next.fetch_add(at_a_time)) {
      for (std::size_t i = from; i < std::min(size, from + at_a_time); ++i) work(thread, i);
    }
  };
  std::vector<std::jthread> others;
  for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(run, thread);
  run(0);
}

}  // namespace concord

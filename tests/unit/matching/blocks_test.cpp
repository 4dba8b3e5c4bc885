#include "../../../libs/matching/src/blocks.hpp"

#include <algorithm>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace concord::matching;

namespace {

// A block written from end to end, and who wrote it.
struct Taken {
  std::byte* block;
  std::size_t size;
  std::byte mark;
  bool is_whole() const {
    return std::all_of(block, block + size, [&](std::byte one) { return one == mark; });
  }
};

Taken take(Blocks& blocks, std::size_t size, unsigned mark) {
  Taken taken{blocks.take(size), size, static_cast<std::byte>(mark % 255 + 1)};
  std::fill(taken.block, taken.block + size, taken.mark);
  return taken;
}

bool is_wiped(const std::byte* block, std::size_t size) {
  return std::all_of(block, block + size, [](std::byte one) { return one == std::byte{0}; });
}

}  // namespace

TEST_CASE("a block that is given back is wiped, and the next of its size takes its place") {
  Blocks blocks;
  for (const std::size_t size : {1U, 15U, 16U, 17U, 500U, 4095U, 4096U}) {
    CAPTURE(size);
    const Taken first = take(blocks, size, 7);
    const Taken other = take(blocks, size, 8);
    blocks.give_back(first.block, size);
    CHECK(is_wiped(first.block, size));
    CHECK(other.is_whole());
    CHECK(blocks.take(size) == first.block);
  }
}

TEST_CASE("blocks are aligned for whatever features hold") {
  Blocks blocks;
  for (std::size_t size = 1; size < 6000; size += 7) {
    std::byte* const block = blocks.take(size);
    REQUIRE(reinterpret_cast<std::uintptr_t>(block) % 16 == 0);
    blocks.give_back(block, size);
  }
}

TEST_CASE("blocks larger than is usual are taken and given back too") {
  Blocks blocks;
  for (const std::size_t size : {4097U, 70000U, 3000000U}) {
    const Taken large = take(blocks, size, 3);
    const Taken small = take(blocks, 64, 4);
    CHECK(large.is_whole());
    CHECK(small.is_whole());
    blocks.give_back(large.block, size);
    CHECK(small.is_whole());
  }
}

TEST_CASE("no two blocks overlap, whichever are taken and given back") {
  std::mt19937 dice(8);
  Blocks blocks;
  std::vector<Taken> held;
  for (unsigned step = 0; step < 20000; ++step) {
    const bool growing = step / 4000 % 2 == 0;
    if (held.empty() || dice() % 10 < (growing ? 8U : 3U)) {
      held.push_back(take(blocks, 1 + dice() % (dice() % 20 == 0 ? 9000 : 900), step));
      continue;
    }
    std::swap(held[dice() % held.size()], held.back());
    REQUIRE(held.back().is_whole());
    blocks.give_back(held.back().block, held.back().size);
    held.pop_back();
  }
  for (const Taken& one : held) {
    REQUIRE(one.is_whole());
    blocks.give_back(one.block, one.size);  // large ones are nobody's otherwise
  }
}

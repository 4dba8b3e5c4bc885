// Memory for the features of many records, side by side: what comparing costs is finding them. Blocks that
// are given back are wiped, for they told of a person, and taken again for others of their size.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <string.h>

#include <concord/base/large_pages.hpp>

namespace concord::matching {

// Not thread-safe. Must outlive its blocks.
class Blocks {
 public:
  std::byte* take(std::size_t size) {
    size = rounded(size);
    if (size > kMost) return new std::byte[size];
    std::vector<std::byte*>& free = free_[size / kStep];
    if (!free.empty()) {
      std::byte* const block = free.back();
      free.pop_back();
      return block;
    }
    if (chunks_.empty() || used_ + size > kChunk) {
      chunks_.push_back(Chunk(LargePages<std::byte>().allocate(kChunk)));
      used_ = 0;
    }
    std::byte* const block = chunks_.back().get() + used_;
    used_ += size;
    return block;
  }
  void give_back(std::byte* block, std::size_t size) {
    size = rounded(size);
    explicit_bzero(block, size);  // as memset, but not left out because the memory is freed
    if (size > kMost)
      delete[] block;
    else
      free_[size / kStep].push_back(block);
  }

 private:
  static constexpr std::size_t kStep = 16, kMost = 4096, kChunk = std::size_t{1} << 21U;
  static std::size_t rounded(std::size_t size) { return (size + kStep - 1) / kStep * kStep; }

  struct FreeChunk {
    void operator()(std::byte* chunk) const { LargePages<std::byte>().deallocate(chunk, kChunk); }
  };
  using Chunk = std::unique_ptr<std::byte[], FreeChunk>;  // as it comes: whoever takes a block writes it

  std::vector<Chunk> chunks_;
  std::size_t used_ = 0;
  std::vector<std::vector<std::byte*>> free_ = std::vector<std::vector<std::byte*>>(kMost / kStep + 1);
};

}  // namespace concord::matching

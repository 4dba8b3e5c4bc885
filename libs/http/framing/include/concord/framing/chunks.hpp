// Chunked transfer coding (RFC 9112, 7.1), read strictly: CR LF alone ends a line, sizes are bare hex,
// extensions and trailers are bounded, checked and dropped. (Beast waits for ever on a bare LF.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <concord/framing/refusal.hpp>

namespace concord::framing {

class ChunkReader {
 public:
  struct Step {
    std::size_t used = 0;   // bytes taken from the front
    std::string_view data;  // the part of them that is content, may be empty
  };
  // Takes what it can of `bytes`, up to one run of content; call again with the rest until all is used or
  // done(). A refusal is final.
  Checked<Step> next(std::string_view bytes);
  bool done() const { return state_ == State::done; }

 private:
  enum class State { size, extension, size_feed, data, data_return, data_feed, trailer, trailer_feed, done };
  Checked<void> take_size(char c);
  Checked<void> take_end(char c);
  Checked<void> take_trailer(char c);
  Checked<void> count_overhead(char c);
  State state_ = State::size;
  std::uint64_t left_ = 0;
  unsigned digits_ = 0;
  std::size_t overhead_ = 0;  // bytes of extensions and trailers so far, over the whole body
  std::size_t trailer_line_ = 0;
};

}  // namespace concord::framing

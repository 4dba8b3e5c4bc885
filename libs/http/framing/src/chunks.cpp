#include <algorithm>

#include <concord/framing/chunks.hpp>

namespace concord::framing {
namespace {

constexpr unsigned most_size_digits = 15;  // sizes stay below 2^60: no overflow to think about
constexpr std::size_t most_overhead = 16U << 10U;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Checked<ChunkReader::Step> ChunkReader::next(std::string_view bytes) {
  std::size_t used = 0;
  while (used < bytes.size() && state_ != State::done && state_ != State::data) {
    const char c = bytes[used++];
    const bool in_trailer = state_ == State::trailer || state_ == State::trailer_feed;
    const bool in_size = state_ == State::size || state_ == State::extension;
    const auto taken = in_trailer ? take_trailer(c) : in_size ? take_size(c) : take_end(c);
    if (!taken) return tl::unexpected(taken.error());
  }
  if (state_ != State::data) return Step{used, {}};
  const auto here =
      bytes.substr(used, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size() - used)));
  left_ -= here.size();
  if (left_ == 0) state_ = State::data_return;
  return Step{used + here.size(), here};
}

Checked<void> ChunkReader::take_size(char c) {
  if (c == '\r' && digits_ > 0) {
    state_ = State::size_feed;
    return {};
  }
  if (state_ == State::extension) return count_overhead(c);
  if (c == ';' && digits_ > 0) {
    state_ = State::extension;
    return {};
  }
  const int value = hex_value(c);
  if (value < 0 || digits_ == most_size_digits) return refuse(400, "A chunk's size is malformed.");
  left_ = left_ * 16 + static_cast<std::uint64_t>(value);
  ++digits_;
  return {};
}

Checked<void> ChunkReader::take_end(char c) {
  const bool feed = state_ != State::data_return;
  if (c != (feed ? '\n' : '\r')) return refuse(400, "A chunk does not end with CR LF.");
  if (state_ == State::size_feed) {
    state_ = left_ == 0 ? State::trailer : State::data;
  } else if (state_ == State::data_return) {
    state_ = State::data_feed;
  } else {
    state_ = State::size;
    digits_ = 0;
  }
  return {};
}

Checked<void> ChunkReader::take_trailer(char c) {
  if (state_ == State::trailer_feed) {
    if (c != '\n') return refuse(400, "A trailer does not end with CR LF.");
    state_ = trailer_line_ == 0 ? State::done : State::trailer;
    trailer_line_ = 0;
    return {};
  }
  if (c == '\r') {
    state_ = State::trailer_feed;
    return {};
  }
  ++trailer_line_;
  return count_overhead(c);
}

Checked<void> ChunkReader::count_overhead(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if ((byte < 0x20 && byte != '\t') || byte == 0x7f) {
    return refuse(400, "A chunk extension or trailer has a control character.");
  }
  if (++overhead_ > most_overhead)
    return refuse(431, "Chunk extensions and trailers are larger than is taken.");
  return {};
}

}  // namespace concord::framing

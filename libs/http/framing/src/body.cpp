#include <algorithm>
#include <array>
#include <stdexcept>

#include <zlib.h>

#include <concord/framing/body.hpp>
#include <concord/framing/characters.hpp>

namespace concord::framing {
namespace {

constexpr int gzip_only = 16 + MAX_WBITS;  // zlib's way to say: a gzip wrapper, no other

}  // namespace

struct Body::Inflater {
  Inflater() {
    if (inflateInit2(&stream, gzip_only) != Z_OK) throw std::runtime_error("zlib does not start");
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  z_stream stream{};
  bool between_members = false;  // a gzip file may be several members on end; it ends after any of them
};

Checked<Encoding> parse_encoding(std::string_view value) {
  if (value.empty() || equal_ignoring_case(value, "identity")) return Encoding::identity;
  if (equal_ignoring_case(value, "gzip") || equal_ignoring_case(value, "x-gzip")) return Encoding::gzip;
  return refuse(415, "The only Content-Encoding taken is gzip.");
}

Body::Body(Encoding encoding, std::uint64_t limit)
    : limit_(limit), inflater_(encoding == Encoding::gzip ? std::make_unique<Inflater>() : nullptr) {}
Body::Body(Body&&) noexcept = default;
Body& Body::operator=(Body&&) noexcept = default;
Body::~Body() = default;

Checked<void> Body::append(std::string_view bytes) {
  received_ += bytes.size();
  if (received_ > limit_) return refuse(413, "The body is larger than is taken.");
  if (inflater_) return inflate(bytes);
  content_ += bytes;
  return {};
}

Checked<void> Body::inflate(std::string_view bytes) {
  auto& stream = inflater_->stream;
  std::array<unsigned char, 16U << 10U> piece;
  // zlib's interface predates const; it does not write to its input.
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(bytes.size());
  do {
    if (inflater_->between_members) {
      if (stream.avail_in == 0) break;
      inflateReset(&stream);
      inflater_->between_members = false;
    }
    stream.next_out = piece.data();
    stream.avail_out = static_cast<uInt>(piece.size());
    const int outcome = ::inflate(&stream, Z_NO_FLUSH);
    if (outcome != Z_OK && outcome != Z_STREAM_END && outcome != Z_BUF_ERROR) {
      return refuse(400, "The body is not gzip.");
    }
    const auto made = piece.size() - stream.avail_out;
    if (content_.size() + made > limit_) return refuse(413, "The body unpacks to more than is taken.");
    content_.append(reinterpret_cast<const char*>(piece.data()), made);
    inflater_->between_members = outcome == Z_STREAM_END;
  } while (stream.avail_in > 0 || stream.avail_out == 0);
  return {};
}

Checked<void> Body::finish() {
  if (inflater_ && !inflater_->between_members) return refuse(400, "The body's gzip stream is cut off.");
  return {};
}

}  // namespace concord::framing

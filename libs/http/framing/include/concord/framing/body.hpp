// A request's body as it arrives: bounded, and with Content-Encoding undone as it goes, so that a small
// upload which unpacks to gigabytes is refused at the limit and not after it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <concord/framing/refusal.hpp>

namespace concord::framing {

enum class Encoding { identity, gzip };
// The value of Content-Encoding (empty for none); another coding, or a list of them, is 415.
Checked<Encoding> parse_encoding(std::string_view value);

class Body {
 public:
  // `limit` holds for the bytes as sent and again for the bytes after unpacking.
  Body(Encoding encoding, std::uint64_t limit);
  Body(Body&&) noexcept;
  Body& operator=(Body&&) noexcept;
  ~Body();
  Checked<void> append(std::string_view bytes);
  // After the last byte: refuses a gzip stream that was cut off.
  Checked<void> finish();
  bool is_packed() const { return inflater_ != nullptr; }
  std::size_t size() const { return content_.size(); }
  std::string take() { return std::move(content_); }

 private:
  struct Inflater;
  Checked<void> inflate(std::string_view bytes);
  std::uint64_t limit_;
  std::uint64_t received_ = 0;
  std::string content_;
  std::unique_ptr<Inflater> inflater_;
};

}  // namespace concord::framing

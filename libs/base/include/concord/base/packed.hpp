// Numbers and texts one after another in few bytes, for what a program keeps for itself and makes anew when
// the form changes. A number is written in groups of seven bits, smallest first (LEB128); a text as its
// length and its bytes. Not thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace concord {

class Packer {
 public:
  Packer& number(std::uint64_t value);
  Packer& text(std::string_view value);
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what a Packer wrote, in the same order. Past the end, or where the bytes are not such, everything
// reads as 0 or empty, and done() stays false. Texts last as long as the bytes.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number();
  std::string_view text();
  // How many things follow, each of at least one byte: never more than bytes are left.
  std::size_t count();
  bool failed() const { return failed_; }
  bool done() const { return !failed_ && bytes_.empty(); }

 private:
  std::uint64_t fail();
  std::string_view bytes_;
  bool failed_ = false;
};

}  // namespace concord

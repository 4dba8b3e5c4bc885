#include <concord/base/packed.hpp>

namespace concord {
namespace {

constexpr unsigned kGroup = 7;
constexpr unsigned kMore = 1U << kGroup;  // another group follows

}  // namespace

Packer& Packer::number(std::uint64_t value) {
  for (; value >= kMore; value >>= kGroup) {
    bytes_ += static_cast<char>((value & (kMore - 1)) | kMore);
  }
  bytes_ += static_cast<char>(value);
  return *this;
}

Packer& Packer::text(std::string_view value) {
  number(value.size());
  bytes_ += value;
  return *this;
}

std::uint64_t Unpacker::fail() {
  failed_ = true;
  bytes_ = {};
  return 0;
}

std::uint64_t Unpacker::number() {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes_.size(); ++i) {
    const auto group = static_cast<unsigned char>(bytes_[i]);
    const std::size_t shift = kGroup * i;
    if (shift > 63 || (shift == 63 && group > 1)) {
      return fail();
    }
    value |= static_cast<std::uint64_t>(group & (kMore - 1)) << shift;
    if (group < kMore) {
      bytes_.remove_prefix(i + 1);
      return value;
    }
  }
  return fail();
}

std::string_view Unpacker::text() {
  const std::size_t size = count();
  const std::string_view value = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return value;
}

std::size_t Unpacker::count() {
  const std::uint64_t many = number();
  return many <= bytes_.size() ? static_cast<std::size_t>(many) : static_cast<std::size_t>(fail());
}

}  // namespace concord

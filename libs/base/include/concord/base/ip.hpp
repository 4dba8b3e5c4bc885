// Addresses of the network, and ranges of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace concord {

// Of IPv6; an IPv4 address is mapped into it (RFC 4291, 2.5.5.2), so that the two compare.
using Ip = std::array<std::uint8_t, 16>;

// 192.0.2.7 or 2001:db8::7, without port or brackets.
std::optional<Ip> parse_ip(std::string_view text);
std::string to_string(const Ip& ip);  // the shortest form; an IPv4 address as such
bool is_v4(const Ip& ip);
bool is_loopback(const Ip& ip);  // 127.0.0.0/8 or ::1

struct IpRange {
  Ip ip{};
  unsigned bits = 128;
  bool contains(const Ip& other) const;
};
// 10.0.0.0/8, 2001:db8::/32, or one address.
std::optional<IpRange> parse_ip_range(std::string_view text);
// Separated by commas and blanks; nothing where one of them can't be read.
std::optional<std::vector<IpRange>> parse_ip_ranges(std::string_view text);

}  // namespace concord

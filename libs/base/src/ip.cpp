#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

#include <concord/base/ip.hpp>

namespace concord {
namespace {

constexpr std::size_t kMapped = 12;  // where the IPv4 address stands in the IPv6 one

}  // namespace

std::optional<Ip> parse_ip(std::string_view text) {
  if (text.size() >= INET6_ADDRSTRLEN || text.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string terminated(text);
  Ip ip{};
  if (inet_pton(AF_INET, terminated.c_str(), ip.data() + kMapped) == 1) {
    ip[10] = ip[11] = 0xff;
    return ip;
  }
  return inet_pton(AF_INET6, terminated.c_str(), ip.data()) == 1 ? std::optional(ip) : std::nullopt;
}

std::string to_string(const Ip& ip) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (is_v4(ip)) {
    inet_ntop(AF_INET, ip.data() + kMapped, text.data(), text.size());
  } else {
    inet_ntop(AF_INET6, ip.data(), text.data(), text.size());
  }
  return text.data();
}

bool is_v4(const Ip& ip) {
  return std::all_of(ip.begin(), ip.begin() + 10, [](std::uint8_t byte) { return byte == 0; }) &&
         ip[10] == 0xff && ip[11] == 0xff;
}

bool is_loopback(const Ip& ip) {
  constexpr Ip kSelf{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return is_v4(ip) ? ip[kMapped] == 127 : ip == kSelf;
}

bool IpRange::contains(const Ip& other) const {
  const std::size_t whole = bits / 8;
  if (!std::equal(ip.begin(), ip.begin() + static_cast<std::ptrdiff_t>(whole), other.begin())) {
    return false;
  }
  const unsigned rest = bits % 8;
  const unsigned mask = (0xffU << (8 - rest)) & 0xffU;
  return rest == 0 || (ip.at(whole) & mask) == (other.at(whole) & mask);
}

std::optional<IpRange> parse_ip_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto ip = parse_ip(text.substr(0, slash));
  if (!ip || slash == std::string_view::npos) {
    return ip ? std::optional(IpRange{*ip, 128}) : std::nullopt;
  }
  const unsigned before = text.find(':') == std::string_view::npos ? 96 : 0;
  const std::string_view digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (error != std::errc() || end != digits.data() + digits.size() || bits > 128 - before) {
    return std::nullopt;
  }
  return IpRange{*ip, before + bits};
}

std::optional<std::vector<IpRange>> parse_ip_ranges(std::string_view text) {
  std::vector<IpRange> ranges;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(", "), text.size());
    if (end > 0) {
      const auto range = parse_ip_range(text.substr(0, end));
      if (!range) {
        return std::nullopt;
      }
      ranges.push_back(*range);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ranges;
}

}  // namespace concord

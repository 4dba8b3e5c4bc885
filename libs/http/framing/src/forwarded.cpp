#include <algorithm>

#include <concord/framing/characters.hpp>
#include <concord/framing/forwarded.hpp>

namespace concord::framing {
namespace {

bool is_trusted(std::string_view address, const std::vector<IpRange>& trusted) {
  const auto ip = parse_ip(address);
  return ip && std::any_of(trusted.begin(), trusted.end(),
                           [&](const IpRange& range) { return range.contains(*ip); });
}

// As proxies write it: perhaps with a port, an IPv6 address perhaps in brackets.
std::string_view without_port(std::string_view text) {
  if (text.substr(0, 1) == "[") return text.substr(1, std::min(text.find(']'), text.size()) - 1);
  const auto colon = text.find(':');
  return colon != std::string_view::npos && colon == text.rfind(':') ? text.substr(0, colon) : text;
}

}  // namespace

std::string client_address(std::string_view peer, std::string_view forwarded,
                           const std::vector<IpRange>& trusted) {
  std::string client(peer);
  while (!forwarded.empty() && is_trusted(client, trusted)) {
    const auto comma = forwarded.rfind(',');
    const auto last = comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1);
    const auto ip = parse_ip(without_port(trim_blanks(last)));
    if (!ip) break;
    client = to_string(*ip);
    forwarded = comma == std::string_view::npos ? std::string_view{} : forwarded.substr(0, comma);
  }
  return client;
}

std::string address_key(std::string_view address) {
  auto ip = parse_ip(address);
  if (!ip) return std::string(address);
  if (is_v4(*ip)) return to_string(*ip);
  std::fill(ip->begin() + 8, ip->end(), std::uint8_t{0});
  return to_string(*ip) + "/64";
}

}  // namespace concord::framing

// Whose request it is when a proxy stands in front: X-Forwarded-For is believed from trusted proxies alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/base/ip.hpp>

namespace concord::framing {

// The address that a request came from: the peer, unless that is a trusted proxy; then the last address of
// `forwarded` (the field's values in order, joined by commas) that is no trusted proxy. What stands before it
// anybody may have written. Something there that is no address ends the search with the proxy that sent it.
std::string client_address(std::string_view peer, std::string_view forwarded,
                           const std::vector<IpRange>& trusted);

// By what requests of one client are counted: an IPv4 address, or the /64 of an IPv6 address, of which one
// client has every address. What is no address is its own key.
std::string address_key(std::string_view address);

}  // namespace concord::framing

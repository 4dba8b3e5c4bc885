#include <catch2/catch.hpp>

#include <concord/framing/forwarded.hpp>

using namespace concord;
using namespace concord::framing;

namespace {

std::string client(const char* peer, const char* forwarded, const char* trusted = "10.0.0.0/8, ::1") {
  return client_address(peer, forwarded, *parse_ip_ranges(trusted));
}

}  // namespace

TEST_CASE("from a peer that is no trusted proxy, X-Forwarded-For says nothing") {
  CHECK(client("192.0.2.7", "198.51.100.1") == "192.0.2.7");
  CHECK(client("10.0.0.1", "198.51.100.1", "") == "10.0.0.1");
  CHECK(client("local", "198.51.100.1") == "local");
}

TEST_CASE("the last address that is no trusted proxy is the client's; what it wrote itself is not believed") {
  CHECK(client("10.0.0.1", "198.51.100.1") == "198.51.100.1");
  CHECK(client("10.0.0.1", "1.2.3.4, 198.51.100.1") == "198.51.100.1");
  CHECK(client("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2") == "198.51.100.1");
  CHECK(client("::1", "2001:DB8::7") == "2001:db8::7");
  CHECK(client("10.0.0.1", "10.0.0.3,10.0.0.2") == "10.0.0.3");
}

TEST_CASE("ports and brackets as proxies write them are read over") {
  CHECK(client("10.0.0.1", "198.51.100.1:4711") == "198.51.100.1");
  CHECK(client("10.0.0.1", "[2001:db8::7]:4711") == "2001:db8::7");
  CHECK(client("10.0.0.1", " [2001:db8::7] ") == "2001:db8::7");
}

TEST_CASE("what is no address ends the search with the proxy that sent it") {
  for (const char* text : {"unknown", "", ",", "[", "[]", ":", "198.51.100.1, unknown", "1.2.3.4,"}) {
    INFO(text);
    CHECK(client("10.0.0.1", text) == "10.0.0.1");
  }
}

TEST_CASE("clients are counted by their IPv4 address or by the network of their IPv6 one") {
  CHECK(address_key("192.0.2.7") == "192.0.2.7");
  CHECK(address_key("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
  CHECK(address_key("2001:db8:1:2::9") == "2001:db8:1:2::/64");
  CHECK(address_key("local") == "local");
}

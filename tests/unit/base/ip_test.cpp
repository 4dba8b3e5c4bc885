#include <catch2/catch.hpp>

#include <concord/base/ip.hpp>

using namespace concord;

TEST_CASE("addresses are read and written in their shortest form") {
  CHECK(to_string(*parse_ip("192.0.2.7")) == "192.0.2.7");
  CHECK(to_string(*parse_ip("2001:DB8:0:0::7")) == "2001:db8::7");
  CHECK(to_string(*parse_ip("::ffff:192.0.2.7")) == "192.0.2.7");
  for (const char* text : {"", "192.0.2", "192.0.2.256", "192.0.2.7:80", "[::1]", "localhost", "::1%lo"}) {
    INFO(text);
    CHECK_FALSE(parse_ip(text));
  }
  CHECK_FALSE(parse_ip(std::string_view("192.0.2.7\0x", 11)));
}

TEST_CASE("what never leaves the machine is known") {
  CHECK(is_loopback(*parse_ip("127.0.0.1")));
  CHECK(is_loopback(*parse_ip("127.9.9.9")));
  CHECK(is_loopback(*parse_ip("::1")));
  for (const char* text : {"0.0.0.0", "::", "10.0.0.1", "128.0.0.1", "2001:db8::1"}) {
    INFO(text);
    CHECK_FALSE(is_loopback(*parse_ip(text)));
  }
}

TEST_CASE("a range holds the addresses that share its first bits") {
  const auto holds = [](const char* range, const char* ip) {
    return parse_ip_range(range)->contains(*parse_ip(ip));
  };
  CHECK(holds("10.0.0.0/8", "10.255.0.1"));
  CHECK_FALSE(holds("10.0.0.0/8", "11.0.0.1"));
  CHECK(holds("192.0.2.128/25", "192.0.2.200"));
  CHECK_FALSE(holds("192.0.2.128/25", "192.0.2.100"));
  CHECK(holds("192.0.2.7", "192.0.2.7"));
  CHECK_FALSE(holds("192.0.2.7", "192.0.2.8"));
  CHECK(holds("2001:db8::/33", "2001:db8:7fff::1"));
  CHECK_FALSE(holds("2001:db8::/33", "2001:db8:8000::1"));
  CHECK(holds("0.0.0.0/0", "192.0.2.7"));
  CHECK_FALSE(holds("0.0.0.0/0", "2001:db8::1"));
  CHECK(holds("::/0", "192.0.2.7"));
}

TEST_CASE("a list of ranges is read whole or not at all") {
  CHECK(parse_ip_ranges("")->empty());
  CHECK(parse_ip_ranges("10.0.0.0/8, 192.0.2.7 ::1")->size() == 3);
  for (const char* text : {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "proxy"}) {
    INFO(text);
    CHECK_FALSE(parse_ip_ranges(std::string("192.0.2.7, ") + text));
  }
}

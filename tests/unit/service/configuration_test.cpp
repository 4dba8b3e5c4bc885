#include <catch2/catch.hpp>

#include <concord/service/configuration.hpp>

using namespace concord;
using namespace concord::service;

TEST_CASE("an empty configuration is the defaults, with paths beside the file") {
  const auto made = parse_configuration("", "/etc/concord");
  REQUIRE(made);
  CHECK(made->listen == "127.0.0.1:8080");
  CHECK(made->model == "/etc/concord/match_model.json");
}

TEST_CASE("settings, comments and blanks are read") {
  const auto made = parse_configuration("# all of it\n listen = 127.0.0.2:9 # here\n\nheld_share=0.5\n", ".");
  REQUIRE(made);
  CHECK(made->listen == "127.0.0.2:9");
  CHECK(made->held_share == 0.5);
}

TEST_CASE("an unknown name is refused and the nearest known one is named") {
  const auto made = parse_configuration("lisen = 127.0.0.1:1\n", ".");
  REQUIRE_FALSE(made);
  REQUIRE(made.error().faults.size() == 1);
  CHECK(made.error().faults[0].code == Code::unknown_field);
  CHECK(made.error().faults[0].detail.find("'listen'") != std::string::npos);
}

TEST_CASE("a value of the wrong kind, or out of its range, is refused by its name") {
  for (const char* text :
       {"read_threads = two", "read_threads = 0", "held_share = 1.5", "population", "queue_length = -1"}) {
    CAPTURE(text);
    const auto made = parse_configuration(text, ".");
    REQUIRE_FALSE(made);
    CHECK_FALSE(made.error().faults.empty());
  }
}

TEST_CASE("a log level that is not known is refused and the known ones are listed") {
  const auto made = parse_configuration("log_level = verbose\n", ".");
  REQUIRE_FALSE(made);
  REQUIRE(made.error().faults.size() == 1);
  CHECK(made.error().faults[0].pointer == "log_level");
  CHECK(made.error().faults[0].detail == "must be one of debug, info, warning, error");
}

TEST_CASE("a setting given twice is refused, with both lines") {
  const auto made = parse_configuration("population = 5\n# once more\npopulation = 5\n", ".");
  REQUIRE_FALSE(made);
  REQUIRE(made.error().faults.size() == 1);
  CHECK(made.error().faults[0].pointer == "population");
  CHECK(made.error().faults[0].code == Code::duplicate_field);
  CHECK(made.error().faults[0].detail.starts_with("line 3: the setting stands on line 1 already"));
}

TEST_CASE("an address that nothing can listen on is refused by its setting's name") {
  for (const char* value : {"8080", "localhost:8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
                            "unix:", "127.0.0.1:80a", "127.0.0:80", ":80", "[::1]", "127.0.0.1:-1"}) {
    CAPTURE(value);
    for (const std::string name : {"listen", "admin_listen"}) {
      const auto made = parse_configuration(name + " = " + value, ".");
      REQUIRE_FALSE(made);
      REQUIRE(made.error().faults.size() == 1);
      CHECK(made.error().faults[0].pointer == name);
    }
  }
  for (const char* value : {"127.0.0.1:0", "[::1]:65535", "unix:/run/concord.sock"}) {
    CAPTURE(value);
    CHECK(parse_configuration(std::string("listen = ") + value, "."));
    CHECK(parse_configuration(std::string("admin_listen = ") + value, "."));
  }
}

TEST_CASE("what is dumped is read back the same") {
  auto made = parse_configuration("population = 120000\nlog_level = debug\n", "/c");
  REQUIRE(made);
  const auto again = parse_configuration(dump(*made), "/elsewhere");
  REQUIRE(again);
  CHECK(dump(*again) == dump(*made));
}

TEST_CASE("the file that is shipped is good and holds the defaults") {
  const std::filesystem::path root = CONCORD_ROOT;
  const auto shipped = read_configuration(root / "config/concord.conf");
  REQUIRE(shipped);
  const auto defaults = parse_configuration("", root / "config");
  REQUIRE(defaults);
  CHECK(dump(*shipped) == dump(*defaults));
}

TEST_CASE("beyond this machine nothing is served without a certificate, and the mend is said") {
  for (const std::string listen : {"0.0.0.0:8080", "[::]:8080", "192.0.2.7:8080", "[2001:db8::7]:8080"}) {
    CAPTURE(listen);
    const auto plain = parse_configuration("listen = " + listen, ".");
    REQUIRE_FALSE(plain);
    CHECK(plain.error().faults[0].pointer == "listen");
    CHECK(plain.error().faults[0].detail.find("tls_certificate") != std::string::npos);
    CHECK(parse_configuration("listen = " + listen + "\ntls_certificate = c.pem\ntls_key = k.pem", "."));
  }
}

TEST_CASE("beyond this machine the admin port starts with the certificate alone, and has it") {
  const std::string tls = "\ntls_certificate = c.pem\ntls_key = k.pem";
  for (const std::string address : {"0.0.0.0:8081", "[::]:8081", "192.0.2.7:8081"}) {
    CAPTURE(address);
    const auto plain = parse_configuration("admin_listen = " + address, ".");
    REQUIRE_FALSE(plain);
    CHECK(plain.error().faults[0].pointer == "admin_listen");
    CHECK(plain.error().faults[0].detail.find("tls_certificate") != std::string::npos);
    const auto sealed = parse_configuration("admin_listen = " + address + tls, ".");
    REQUIRE(sealed);
    CHECK(admin_speaks_tls(*sealed));
  }
  for (const std::string address : {"127.0.0.1:8081", "[::1]:8081", "unix:/run/admin.sock"}) {
    CHECK_FALSE(admin_speaks_tls(*parse_configuration("admin_listen = " + address + tls, ".")));
  }
}

TEST_CASE("certificate and key go together, stand beside the file, and not on a unix socket") {
  const auto both = parse_configuration("tls_certificate = c.pem\ntls_key = /k.pem", "/etc/concord");
  REQUIRE(both);
  CHECK(both->tls_certificate == "/etc/concord/c.pem");
  CHECK(both->tls_key == "/k.pem");
  CHECK(parse_configuration("tls_certificate = c.pem", ".").error().faults[0].pointer == "tls_key");
  CHECK(parse_configuration("tls_key = k.pem", ".").error().faults[0].pointer == "tls_certificate");
  const auto on_socket =
      parse_configuration("listen = unix:/run/c.sock\ntls_certificate = c.pem\ntls_key = k.pem", ".");
  REQUIRE_FALSE(on_socket);
  CHECK(on_socket.error().faults[0].pointer == "tls_certificate");
}

TEST_CASE("proxies that are no addresses and limits out of range are refused by their names") {
  CHECK(parse_configuration("trusted_proxies = 10.0.0.0/8, ::1", "."));
  for (const std::string text : {"trusted_proxies = proxy.example", "trusted_proxies = 10.0.0.0/33",
                                 "rate_search = 60000001", "burst_search = 0", "burst_address = 1000001"}) {
    CAPTURE(text);
    const auto made = parse_configuration(text, ".");
    REQUIRE_FALSE(made);
    CHECK(made.error().faults[0].pointer == text.substr(0, text.find(' ')));
  }
}

TEST_CASE("what the rules over the audit log go by is refused by its name where it can't be") {
  for (const char* text :
       {"office_hours = 7", "office_hours = 20-7", "office_hours = 7-7", "office_hours = 7-25",
        "office_hours = seven-20", "office_hours = -7-20", "many_residents = 0", "many_minutes = 0",
        "many_minutes = 1441", "contact_hours = 9000", "snooping_minutes = 1441"}) {
    CAPTURE(text);
    const auto made = parse_configuration(text, ".");
    REQUIRE_FALSE(made);
    REQUIRE(made.error().faults.size() == 1);
    CHECK(std::string(text).starts_with(made.error().faults[0].pointer));
  }
  for (const char* text : {"office_hours =", "office_hours = 0-24", "snooping_minutes = 0"}) {
    CAPTURE(text);
    CHECK(parse_configuration(text, "."));
  }
}

// What reading a profile costs of the processor: authorised, redacted, audited; beside the same read without
// the audit log's row, and beside the plainest Beast server saying hello. Each runs in a process of its own,
// in turns, over the same 32 connections; the ratios are what counts. Of all residents some are looked at:
// each once, when their profiles are put together, and then again and again, from what was kept of that.
//   read_bench CONFIG [PROFILES [LOOKED_AT]]
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <random>
#include <stdexcept>

#include <fmt/format.h>
#include <poll.h>

#include <concord/api/api.hpp>
#include <concord/base/log.hpp>
#include <concord/http/server.hpp>
#include <concord/service/keys.hpp>
#include <concord/wire/record_json.hpp>

#include "plain_server.hpp"
#include "residents.hpp"

using namespace concord;
using namespace concord::bench;

namespace {

namespace fs = std::filesystem;
constexpr std::size_t kConnections = 32;
constexpr int kRounds = 5;
constexpr std::chrono::milliseconds kRoundTime{2000};
constexpr std::size_t kProfilesACommit = 5000;
constexpr std::size_t kLookedAt = 100'000;
constexpr std::uint64_t kBytesOfOne = 5000;  // what one takes in memory, at most

// Takes rows and says at once that they are durable: what a read would cost if nobody accounted for it.
class Unaccounted : public store::AuditLog {
 public:
  bool append(std::shared_ptr<const store::AuditRow>, std::function<void(Outcome)> done) override {
    done({});
    return true;
  }
  Outcome append_and_wait(store::AuditRow) override { return {}; }
  std::vector<store::AuditEntry> after(std::int64_t, std::size_t) override { return {}; }
  std::vector<store::AuditEntry> find(const store::AuditQuery&) override { return {}; }
  std::string term(std::string_view, std::string_view) const override { return {}; }
  Result<store::AuditProof> prove(const store::ProofOptions&) override { return store::AuditProof{}; }
  store::AuditEntry head() override { return {}; }
  Outcome sign_head() override { return {}; }
  Outcome drop_segment(int, store::AuditRow) override { return {}; }
  std::string public_key() const override { return {}; }
  void close() override {}
};

std::unique_ptr<service::Core> open_core(const fs::path& config, const fs::path& data, const Clock& clock,
                                         bool accounted, std::size_t looked_at) {
  auto configuration = service::read_configuration(config);
  if (!configuration) {
    throw std::runtime_error("the configuration can't be read");
  }
  configuration->rate_principal = 0;
  configuration->rate_address = 0;
  configuration->rendered_megabytes = looked_at * kBytesOfOne / 1'000'000;
  auto core = accounted ? service::Core::open(*configuration, data, clock)
                        : service::Core::open(*configuration, data, clock, [](const auto&, const auto&) {
                            return Result<std::unique_ptr<store::AuditLog>>(std::make_unique<Unaccounted>());
                          });
  if (!core) {
    throw std::runtime_error("the core can't be opened: " + core.error().detail);
  }
  return std::move(*core);
}

struct Asked {
  std::string key;
  std::vector<Uuid> profiles;
  double policy_us = 0;
};

// What deciding costs: the mask of a role for a purpose today, and what of it stands for one resident.
double time_policy(const service::Core& core, Instant now) {
  constexpr int kTimes = 1'000'000;
  const domain::Principal adviser{"key_1", domain::PrincipalKind::staff, "adviser", "",
                                  domain::Purpose::service_delivery};
  const policy::Mask team = core.parts.restricted_shown(adviser.role);
  std::size_t allowed = 0;
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < kTimes; ++i) {
    const policy::Mask mask = core.sharing.mask_for(adviser, adviser.default_purpose, now);
    allowed +=
        policy::effective(mask, i % 2 == 0, team).allows(domain::Part::housing, domain::Category::contact);
  }
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
  if (allowed != kTimes / 2) {
    throw std::runtime_error("policy decides otherwise than it should");
  }
  return took.count() / kTimes;
}

// A store of so many residents, each known to three parts, and an adviser's key to it.
Asked make_store(const fs::path& config, const fs::path& data, std::size_t count) {
  const SystemClock clock;
  const auto core = open_core(config, data, clock, true, 0);
  Asked asked;
  for (std::size_t first = 0; first < count; first += kProfilesACommit) {
    const auto written = core->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      for (std::size_t i = first; i < std::min(count, first + kProfilesACommit); ++i) {
        asked.profiles.push_back(write_resident(transaction, i, clock.now()));
      }
      return {};
    });
    if (!written) {
      throw std::runtime_error("the store can't be written");
    }
  }
  service::KeyRequest request;
  request.role = "adviser";
  const auto keyed = core->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    asked.key = service::make_key(transaction, request, clock.now())->secret;
    return {};
  });
  if (!keyed) {
    throw std::runtime_error("no key could be made");
  }
  asked.policy_us = time_policy(*core, clock.now());
  return asked;
}

void serve(const fs::path& config, const fs::path& data, bool accounted, std::size_t looked_at,
           int port_pipe) {
  log::start(log::Level::error);
  const SystemClock clock;
  const auto core = open_core(config, data, clock, accounted, looked_at);
  http::Server server({{{"127.0.0.1:0", api::public_door(*core), {}}}});
  if (!server.start()) {
    return;
  }
  const std::uint16_t port = server.port();
  if (::write(port_pipe, &port, sizeof(port)) != sizeof(port)) {
    return;
  }
  while (true) {
    ::pause();
  }
}

struct Figures {
  double cpu_us = 0;
  double per_second = 0;
  std::size_t bytes = 0;  // of a reply's body, on average
};

struct Peer {
  std::string received;
  std::size_t whole = 0;  // bytes of the reply, once its head is there
};

// Whether the reply is whole. Anything but 200 ends the benchmark: a refusal costs less.
bool is_whole(Peer& peer, std::size_t& body_bytes) {
  if (peer.whole == 0) {
    const std::size_t end = peer.received.find("\r\n\r\n");
    if (end == std::string::npos) {
      return false;
    }
    if (!peer.received.starts_with("HTTP/1.1 200")) {
      throw std::runtime_error("a read was answered " + peer.received.substr(0, 300));
    }
    const std::size_t length = peer.received.find("Content-Length: ");
    const std::size_t body = std::stoul(peer.received.substr(length + 16, 12));
    peer.whole = end + 4 + body;
    body_bytes += body;
  }
  return peer.received.size() >= peer.whole;
}

// Until `most` are answered, or a round's time is over.
Figures measure(const Child& server, const std::function<std::string()>& next_request,
                std::size_t most = SIZE_MAX) {
  std::vector<pollfd> sockets;
  std::vector<Peer> peers(kConnections);
  const auto send = [&](int socket) {
    const std::string request = next_request();
    return ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) > 0;
  };
  for (std::size_t i = 0; i < kConnections; ++i) {
    sockets.push_back({connect_to(server.port), POLLIN, 0});
    send(sockets.back().fd);
  }
  const double before = cpu_seconds(server.pid);
  const auto began = std::chrono::steady_clock::now();
  std::size_t answered = 0, body_bytes = 0;
  std::array<char, 65536> bytes{};
  while (answered < most && (most != SIZE_MAX || std::chrono::steady_clock::now() < began + kRoundTime)) {
    ::poll(sockets.data(), sockets.size(), 100);
    for (std::size_t i = 0; i < kConnections; ++i) {
      if ((sockets[i].revents & POLLIN) == 0) {
        continue;
      }
      const ssize_t got = ::recv(sockets[i].fd, bytes.data(), bytes.size(), 0);
      if (got <= 0) {
        throw std::runtime_error("a server closed a connection");
      }
      peers[i].received.append(bytes.data(), static_cast<std::size_t>(got));
      if (is_whole(peers[i], body_bytes)) {
        peers[i] = {};
        ++answered;
        send(sockets[i].fd);
      }
    }
  }
  const double spent = cpu_seconds(server.pid) - before;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  for (const auto& socket : sockets) {
    ::close(socket.fd);
  }
  const auto count = static_cast<double>(std::max<std::size_t>(answered, 1));
  return {spent * 1e6 / count, count / took.count(), body_bytes / std::max<std::size_t>(answered, 1)};
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path config = argc > 1 ? argv[1] : "config/concord.conf";
  const std::size_t count = argc > 2 ? std::stoul(argv[2]) : 1'000'000;
  const std::size_t looked_at = std::min(argc > 3 ? std::stoul(argv[3]) : kLookedAt, count);
  const fs::path data = fs::temp_directory_path() / fmt::format("concord_read_bench_{}", ::getpid());
  try {
    Asked asked = make_store(config, data, count);
    // Two processes can't own one store; SQLite's files are the same to both.
    fs::copy(data, data.string() + "_unaccounted", fs::copy_options::recursive);
    const Child plain = start(serve_plain);
    const Child ours = start([&](int pipe) { serve(config, data, true, looked_at, pipe); });
    const Child bare =
        start([&](int pipe) { serve(config, data.string() + "_unaccounted", false, looked_at, pipe); });
    std::mt19937_64 random(1);
    std::shuffle(asked.profiles.begin(), asked.profiles.end(), random);
    const auto hello_request = [] { return std::string("GET /hello HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"); };
    const auto request_of = [&](std::size_t i) {
      return fmt::format(
          "GET /v1/profiles/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n",
          to_string(asked.profiles[i % looked_at]), asked.key);
    };
    std::size_t next = 0;
    const auto next_one = [&] { return request_of(next++); };
    const auto any_one = [&] { return request_of(random()); };
    const Figures first = measure(ours, next_one, looked_at);
    next = 0;
    measure(bare, next_one, looked_at);
    std::vector<double> hello_us, read_us, bare_us;
    Figures read;
    for (int round = 0; round < kRounds; ++round) {
      hello_us.push_back(measure(plain, hello_request).cpu_us);
      read_us.push_back((read = measure(ours, any_one)).cpu_us);
      bare_us.push_back(measure(bare, any_one).cpu_us);
    }
    const double said = median(hello_us), accounted = median(read_us), unaccounted = median(bare_us);
    fmt::print(
        "{{\"bench\":\"profile read\",\"profiles\":{},\"looked_at\":{},\"connections\":{},\"body_bytes\":{},"
        "\"hello_cpu_us\":{:.1f},\"first_cpu_us\":{:.1f},\"first_beside_hello\":{:.2f},\"cpu_us\":{:.1f},"
        "\"per_second\":{:.0f},\"beside_hello\":{:.2f},\"wanted_beside_hello\":3,\"unaudited_cpu_us\":{:.1f},"
        "\"beside_unaudited\":{:.2f},\"wanted_beside_unaudited\":1.4,\"policy_us\":{:.3f},"
        "\"wanted_policy_us\":2}}\n",
        count, looked_at, kConnections, read.bytes, said, first.cpu_us, first.cpu_us / said, accounted,
        read.per_second, accounted / said, unaccounted, accounted / unaccounted, asked.policy_us);
    for (const Child& child : {plain, ours, bare}) {
      ::kill(child.pid, SIGKILL);
    }
  } catch (const std::exception& broken) {
    fmt::print(stderr, "read_bench: {}\n", broken.what());
  }
  fs::remove_all(data);
  fs::remove_all(data.string() + "_unaccounted");
  return 0;
}

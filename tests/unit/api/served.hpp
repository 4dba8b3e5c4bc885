// A whole core on a store of its own, and the api over it, in this process.
#pragma once

#include <algorithm>
#include <future>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include <concord/api/api.hpp>
#include <concord/api/route.hpp>
#include <concord/service/keys.hpp>

#include "../../scratch_folder.hpp"

namespace concord::api::testing {

inline std::unique_ptr<service::Core> open_core(const ScratchFolder& folder, const Clock& clock) {
  auto configuration =
      service::read_configuration(std::filesystem::path(CONCORD_ROOT) / "config/concord.conf");
  REQUIRE(configuration);
  auto core = service::Core::open(*configuration, folder.path(), clock);
  REQUIRE(core);
  return std::move(*core);
}

class Served {
 public:
  Served() : core_(open_core(folder_, clock_)) { core_->resolver.start(); }

  std::string key(domain::PrincipalKind kind, const std::string& role, const std::string& source = "",
                  std::optional<Instant> expires = {}) {
    std::string secret;
    REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      const policy::Role* found = core_->roles.find(role);
      const domain::Purpose purpose = found != nullptr && !found->purposes.empty()
                                          ? found->purposes.front()
                                          : domain::Purpose::service_delivery;
      service::KeyRequest request{kind, role, source, purpose, "", service::kKeyHolds};
      if (expires) {
        request.holds = std::chrono::duration_cast<std::chrono::seconds>(*expires - clock_.now());
      }
      secret = service::make_key(transaction, request, clock_.now())->secret;
      return {};
    }));
    return secret;
  }

  Reply ask(Request request, const std::string& key = "", bool owner = false) {
    if (!key.empty()) {
      request.headers.emplace_back("authorization", "Bearer " + key);
    }
    request.request_id = "test";
    request.owner = owner;
    std::promise<Reply> answered;
    (owner ? owner_door(*core_) : public_door(*core_))(
        std::move(request), [&](Reply reply) { answered.set_value(std::move(reply)); });
    return answered.get_future().get();
  }

  // A record of which `members` says more, as JSON.
  void put(const std::string& source, const std::string& part, const std::string& id,
           const std::string& members) {
    Request request;
    request.verb = Verb::put;
    request.path = "/v1/sources/" + source + "/records/" + id;
    request.headers = {{"content-type", "application/json"}};
    request.body = R"({"record_id":")" + id + R"(","part":")" + part +
                   R"(","as_of":"2026-01-01T00:00:00Z",)" + members + "}";
    const Reply reply = ask(std::move(request), key(domain::PrincipalKind::adapter, "adapter", source));
    CAPTURE(reply.body);
    REQUIRE(reply.status == 200);
  }

  service::Core& core() { return *core_; }

 private:
  ScratchFolder folder_;
  SystemClock clock_;
  std::unique_ptr<service::Core> core_;
};

// A path with something in the place of every parameter.
inline std::string example_path(std::string_view pattern) {
  std::string path;
  bool inside = false;
  for (const char c : pattern) {
    if (c == '{') {
      path += pattern.starts_with("/v1/sources") && path == "/v1/sources/"
                  ? "housing"
                  : "01900000-0000-7000-8000-000000000000";
    }
    inside = c == '{' || (inside && c != '}');
    if (!inside && c != '}') {
      path += c;
    }
  }
  return path;
}

}  // namespace concord::api::testing

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

class Served {
 public:
  Served() {
    const std::filesystem::path root = CONCORD_ROOT;
    auto configuration = service::read_configuration(root / "config/concord.conf");
    REQUIRE(configuration);
    auto core = service::Core::open(*configuration, folder_.path(), clock_);
    REQUIRE(core);
    core_ = std::move(*core);
    core_->resolver.start();
  }

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

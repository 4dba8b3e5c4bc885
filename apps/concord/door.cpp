#include "door.hpp"

#include <thread>

#include <fmt/format.h>

#include <concord/api/api.hpp>
#include <concord/http/client.hpp>

#include "in_process_client.hpp"

namespace concord::owner {
namespace {

constexpr std::chrono::minutes kPatience{30};  // verify and memberships of a large council

Error problem_of(const outbound::HttpReply& reply) {
  Error error = fail(Code::internal, fmt::format("the service answered {}", reply.status));
  const auto json = parse_json(reply.body);
  if (!json || !json->IsObject()) {
    return error;
  }
  if (const auto detail = text_of(*json, "detail"); !detail.empty()) {
    error.detail = detail;
  }
  if (const JsonValue* faults = member_of(*json, "faults")) {
    for (const JsonValue& fault : faults->GetArray()) {
      error.faults.push_back({std::string(text_of(fault, "pointer")), Code::invalid_value,
                              std::string(text_of(fault, "detail"))});
    }
  }
  return error;
}

}  // namespace

std::unique_ptr<Door> Door::of_running_service(const std::filesystem::path& data_dir) {
  const std::filesystem::path socket = std::filesystem::absolute(data_dir) / "owner.sock";
  if (!std::filesystem::exists(socket)) {
    return nullptr;
  }
  std::unique_ptr<Door> door(new Door);
  door->client_ = http::make_http_client({.reply_bytes = std::size_t{2} << 30U});
  door->server_ = "unix:" + socket.string();
  return door->call("GET", "/owner/standing") ? std::move(door) : nullptr;
}

Result<std::unique_ptr<Door>> Door::open(const service::Configuration& configuration,
                                         const std::filesystem::path& data_dir, Store store) {
  if (auto running = of_running_service(data_dir)) {
    return running;
  }
  std::unique_ptr<Door> door(new Door);
  if (store == Store::there_already && !std::filesystem::exists(data_dir / "store.sqlite")) {
    return fail(Code::not_found, fmt::format("there is no store in '{}'; `concord init` makes one",
                                             std::filesystem::absolute(data_dir).string()));
  }
  auto core = service::Core::open(configuration, data_dir, door->clock_);
  if (!core) {
    return core.error();
  }
  door->core_ = std::move(*core);
  door->core_->resolver.start();
  door->client_ = make_in_process_client(api::owner_door(*door->core_));
  door->server_.clear();
  return door;
}

Door::~Door() {
  if (core_) {
    core_->stop();  // all is durable and closed: the process ends, and what it held in memory with it
    static_cast<void>(core_.release());
  }
}

Result<Json> Door::call(const std::string& verb, const std::string& path, const std::string& body) {
  const std::string before = server_.empty() ? "" : server_ + ":";
  outbound::HttpRequest request{verb, before + path, {}, body, kPatience};
  if (!body.empty()) {
    request.headers.emplace_back("Content-Type", "application/json");
  }
  auto reply = client_->send(request);
  if (!reply) {
    return reply.error();
  }
  if (reply->status >= 300) {
    return problem_of(*reply);
  }
  return parse_json(reply->body.empty() ? "{}" : reply->body, {.depth = 32, .bytes = std::size_t{2} << 30U});
}

Outcome Door::wait_until_resolved(const std::function<void(std::size_t)>& progress) {
  while (true) {
    auto standing = call("GET", "/owner/standing");
    if (!standing) {
      return standing.error();
    }
    const std::size_t waiting = (*standing)["waiting"].GetUint64();
    progress(waiting);
    if (waiting == 0 && (*standing)["ready"].IsTrue()) {
      return {};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace concord::owner

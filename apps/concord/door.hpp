// The owner's way in: the running service's owner-only socket, or, when none runs, the same core opened
// here. Either way it is the same routes, behind the same interface.
#pragma once

#include <memory>
#include <string>

#include <concord/base/json.hpp>
#include <concord/outbound/http_client.hpp>
#include <concord/service/core.hpp>

#include "commands.hpp"

namespace concord::owner {

class Door {
 public:
  static Result<std::unique_ptr<Door>> open(const service::Configuration& configuration,
                                            const std::filesystem::path& data_dir, Store store);
  // Null where none runs.
  static std::unique_ptr<Door> of_running_service(const std::filesystem::path& data_dir);
  ~Door();

  outbound::HttpClient& client() { return *client_; }
  // The server that client() speaks to, as agent::PushOptions has it; empty where it is in this process.
  const std::string& server() const { return server_; }
  bool through_service() const { return core_ == nullptr; }

  // A reply's body as JSON; a problem as an Error with its detail and faults.
  Result<Json> call(const std::string& verb, const std::string& path, const std::string& body = {});
  // Waits until every record that came in is in its profile.
  Outcome wait_until_resolved(const std::function<void(std::size_t waiting)>& progress);

 private:
  Door() = default;
  SystemClock clock_;
  std::unique_ptr<service::Core> core_;
  std::unique_ptr<outbound::HttpClient> client_;
  std::string server_;
};

}  // namespace concord::owner

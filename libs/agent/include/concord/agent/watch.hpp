// A drop folder: each delivery is a subfolder with its manifest.json. One that is whole is pushed and
// moved to done/, with report.json in it; one that can't be used is moved to failed/, with reason.txt.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <concord/agent/push.hpp>

namespace concord::agent {

struct WatchOptions {
  std::filesystem::path inbox;
  PushOptions push;                                  // its source is the one whose extracts are taken
  std::vector<std::filesystem::path> mapping_files;  // layouts beside those known by name
  std::chrono::seconds every{5};
  // A delivery whose files do not match its manifest is still being copied, until nothing in it has changed
  // for so long.
  std::chrono::seconds patience{600};
};

struct Delivery {
  enum class End { pushed, failed, waits } end = End::waits;
  std::string folder;  // its name in the inbox
  std::string reason;  // why it failed or waits
  PushReport report;   // of one that was pushed
};

using OnDelivery = std::function<void(const Delivery&)>;

// One pass, oldest `current_as_of` first. Fails when the inbox can't be read. A delivery that the service
// could not be reached for waits for the next pass.
Result<std::vector<Delivery>> watch_once(const WatchOptions& options, outbound::HttpClient& http);

// Passes until `stop`, calling `on_delivery` for each that was pushed or failed.
Outcome watch(const WatchOptions& options, outbound::HttpClient& http, const std::atomic<bool>& stop,
              const OnDelivery& on_delivery);

}  // namespace concord::agent

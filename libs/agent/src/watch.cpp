#include <algorithm>
#include <fstream>
#include <memory>
#include <thread>

#include <fmt/format.h>

#include <concord/agent/watch.hpp>

namespace concord::agent {
namespace {

namespace fs = std::filesystem;

struct Waiting {
  adapters::Extract extract;
  std::string folder;
};

bool is_delivery(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  return entry.is_directory() && name != "done" && name != "failed" && !name.starts_with('.');
}

std::chrono::seconds quiet_for(const fs::path& folder) {
  fs::file_time_type newest = fs::last_write_time(folder);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    newest = std::max(newest, entry.last_write_time());
  }
  return std::chrono::duration_cast<std::chrono::seconds>(fs::file_time_type::clock::now() - newest);
}

// Another delivery may have had this name before.
fs::path free_place(const fs::path& folder, const std::string& name) {
  fs::create_directories(folder);
  fs::path place = folder / name;
  for (int n = 2; fs::exists(place); ++n) {
    place = folder / fmt::format("{}-{}", name, n);
  }
  return place;
}

void write_text(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text << '\n';
}

bool may_be_mended(Code code) {
  return code == Code::unavailable || code == Code::timeout || code == Code::busy;
}

class Pass {
 public:
  Pass(const WatchOptions& options, outbound::HttpClient& http) : options_(options), http_(http) {}

  Result<std::vector<Delivery>> run() {
    std::error_code unreadable;
    std::vector<std::string> folders;
    for (const fs::directory_entry& entry : fs::directory_iterator(options_.inbox, unreadable)) {
      if (is_delivery(entry)) {
        folders.push_back(entry.path().filename().string());
      }
    }
    if (unreadable) {
      return fail(Code::not_found, "the inbox can't be read");
    }
    std::sort(folders.begin(), folders.end());
    for (const std::string& folder : folders) {
      look_at(folder);
    }
    std::stable_sort(waiting_.begin(), waiting_.end(), [](const Waiting& a, const Waiting& b) {
      return a.extract.manifest.current_as_of < b.extract.manifest.current_as_of;
    });
    for (const Waiting& waiting : waiting_) {
      deliver(waiting);
    }
    return std::move(deliveries_);
  }

 private:
  // Whole, still being copied, or never to be whole.
  void look_at(const std::string& folder) {
    const fs::path path = options_.inbox / folder;
    Result<adapters::Extract> extract = adapters::open_extract(path);
    const Outcome checked = extract ? adapters::check_files(*extract) : Outcome{extract.error()};
    if (checked) {
      waiting_.push_back({std::move(*extract), folder});
    } else if (quiet_for(path) >= options_.patience) {
      give_up(folder, checked.error().detail);
    } else {
      deliveries_.push_back({Delivery::End::waits, folder, checked.error().detail, {}});
    }
  }

  Result<std::unique_ptr<adapters::Layout>> layout_for(const std::string& name) const {
    for (const fs::path& mapping : options_.mapping_files) {
      if (mapping.stem() == name) {
        return adapters::find_layout(mapping.string());
      }
    }
    return adapters::find_layout(name);
  }

  void deliver(const Waiting& waiting) {
    const auto layout = layout_for(waiting.extract.manifest.layout);
    if (!layout) {
      return give_up(waiting.folder, layout.error().detail);
    }
    Result<PushReport> report = push(waiting.extract, **layout, http_, options_.push);
    if (!report && may_be_mended(report.error().code)) {
      deliveries_.push_back({Delivery::End::waits, waiting.folder, report.error().detail, {}});
    } else if (!report) {
      give_up(waiting.folder, report.error().detail);
    } else {
      const fs::path place = free_place(options_.inbox / "done", waiting.folder);
      fs::rename(options_.inbox / waiting.folder, place);
      write_text(place / "report.json", to_json(*report));
      deliveries_.push_back({Delivery::End::pushed, waiting.folder, {}, std::move(*report)});
    }
  }

  void give_up(const std::string& folder, const std::string& reason) {
    const fs::path place = free_place(options_.inbox / "failed", folder);
    fs::rename(options_.inbox / folder, place);
    write_text(place / "reason.txt", reason);
    deliveries_.push_back({Delivery::End::failed, folder, reason, {}});
  }

  const WatchOptions& options_;
  outbound::HttpClient& http_;
  std::vector<Waiting> waiting_;
  std::vector<Delivery> deliveries_;
};

// In short steps, so that a stop does not wait for the next pass.
void rest(std::chrono::seconds span, const std::atomic<bool>& stop) {
  const auto until = std::chrono::steady_clock::now() + span;
  while (!stop && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
}

}  // namespace

Result<std::vector<Delivery>> watch_once(const WatchOptions& options, outbound::HttpClient& http) {
  return Pass(options, http).run();
}

Outcome watch(const WatchOptions& options, outbound::HttpClient& http, const std::atomic<bool>& stop,
              const OnDelivery& on_delivery) {
  while (!stop) {
    const Result<std::vector<Delivery>> pass = watch_once(options, http);
    if (!pass) {
      return pass.error();
    }
    for (const Delivery& delivery : *pass) {
      if (delivery.end != Delivery::End::waits) {
        on_delivery(delivery);
      }
    }
    rest(options.every, stop);
  }
  return {};
}

}  // namespace concord::agent

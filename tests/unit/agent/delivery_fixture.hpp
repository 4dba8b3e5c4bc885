// A small mapped extract with its manifest, and a folder for the agent's state.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <unistd.h>

#include <concord/adapters/mapping.hpp>
#include <concord/agent/push.hpp>
#include <concord/base/hash.hpp>

namespace concord::agent::testing {

class DeliveryFixture {
 public:
  explicit DeliveryFixture(int people = 23) {
    static int count = 0;
    root_ = std::filesystem::temp_directory_path() /
            ("concord-agent-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(root_ / "inbox");
    write(
        root_ / "people.json",
        R"({"source": "housing", "record_id": "id", "columns": {"given": "given_name", "family": "family_name"}})");
    drop("first", people);
  }
  ~DeliveryFixture() { std::filesystem::remove_all(root_); }
  DeliveryFixture(const DeliveryFixture&) = delete;
  DeliveryFixture& operator=(const DeliveryFixture&) = delete;

  // A delivery in the inbox.
  void drop(const std::string& name, int people, const std::string& as_of = "2026-11-01T03:00:00Z",
            const std::string& source = "housing") const {
    std::string csv = "id,given,family\n";
    for (int i = 1; i <= people; ++i) {
      csv += "r" + std::to_string(i) + ",Amina,Okafor" + std::to_string(i) + "\n";
    }
    drop_csv(name, csv + ",No,Id\n", people + 1, as_of, source);
  }
  // The same with a CSV of one's own, of so many rows.
  void drop_csv(const std::string& name, const std::string& csv, int rows,
                const std::string& as_of = "2026-11-01T03:00:00Z",
                const std::string& source = "housing") const {
    std::filesystem::create_directories(inbox() / name);
    write(inbox() / name / "people.csv", csv);
    write(inbox() / name / "manifest.json",
          R"({"source": ")" + source + R"(", "layout": "people", "kind": "full", "current_as_of": ")" +
              as_of + R"(", "files": [{"name": "people.csv", "rows": )" + std::to_string(rows) +
              R"(, "sha256": ")" + to_hex(sha256(csv)) + R"("}]})");
  }
  static void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
  }
  static std::string text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path inbox() const { return root_ / "inbox"; }
  std::filesystem::path mapping() const { return root_ / "people.json"; }
  std::unique_ptr<adapters::Layout> layout() const {
    return std::move(*adapters::find_layout(mapping().string()));
  }
  adapters::Extract extract(const std::string& name = "first") const {
    return adapters::open_extract(inbox() / name).value();
  }

  // Batches of five; waits are noted and take no time.
  PushOptions options() {
    PushOptions options;
    options.source = "housing";
    options.server = "http://concord.example";
    options.key = "secret";
    options.state = root_ / "state";
    options.batch_records = 5;
    options.wait = [this](std::chrono::milliseconds span) {
      waits.push_back(span);
      return true;
    };
    return options;
  }
  std::filesystem::path state() const { return root_ / "state"; }

  std::vector<std::chrono::milliseconds> waits;

 private:
  std::filesystem::path root_;
};

}  // namespace concord::agent::testing

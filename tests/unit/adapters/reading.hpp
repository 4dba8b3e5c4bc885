// Reads an extract of tests/data, or one written for the test, with a layout.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/adapters/layout.hpp>
#include <concord/base/clock.hpp>

namespace concord::adapters::testing {

struct Reading {
  Outcome outcome;
  std::vector<domain::Record> records;
  std::vector<domain::Withdrawal> withdrawals;
  std::vector<Skipped> skipped;
  Summary summary;

  bool has(const std::string& record_id) const {
    for (const auto& record : records) {
      if (record.record_id == record_id) {
        return true;
      }
    }
    return false;
  }
  const domain::Record& record(const std::string& record_id) const {
    for (const auto& record : records) {
      if (record.record_id == record_id) {
        return record;
      }
    }
    FAIL("no record " << record_id);
    return records.front();
  }
  std::size_t skipped_as(const std::string& kind) const {
    std::size_t count = 0;
    for (const auto& skip : skipped) {
      count += skip.kind == kind ? 1U : 0U;
    }
    return count;
  }
};

inline Extract extract_in(const std::filesystem::path& folder) {
  Extract extract{folder, {}};
  extract.manifest.full = true;
  extract.manifest.current_as_of = parse_rfc3339("2026-11-01T03:00:00Z").value();
  return extract;
}

inline Reading read_folder(const std::string& layout, const std::filesystem::path& folder) {
  Reading reading;
  auto found = find_layout(layout);
  REQUIRE(found);
  const Sink sink{[&](Delivered delivered) -> Outcome {
                    if (auto* record = std::get_if<domain::Record>(&delivered.what)) {
                      reading.records.push_back(std::move(*record));
                    } else {
                      reading.withdrawals.push_back(std::get<domain::Withdrawal>(delivered.what));
                    }
                    return {};
                  },
                  [&](Skipped skip) { reading.skipped.push_back(std::move(skip)); }};
  reading.outcome = (*found)->read(extract_in(folder), sink, reading.summary);
  return reading;
}

inline std::filesystem::path data_folder(const std::string& name) {
  return std::filesystem::path(CONCORD_ROOT) / "tests/data/extracts" / name;
}
inline Reading read_data(const std::string& layout, const std::string& name) {
  return read_folder(layout, data_folder(name));
}

// A folder of its own for one test: a copy of an extract of tests/data, some files replaced.
class ScratchExtract {
 public:
  explicit ScratchExtract(const std::string& name) {
    static int count = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("concord-adapters-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(folder_);
    if (!name.empty()) {
      std::filesystem::copy(data_folder(name), folder_, std::filesystem::copy_options::recursive);
    }
  }
  ~ScratchExtract() { std::filesystem::remove_all(folder_); }
  ScratchExtract(const ScratchExtract&) = delete;
  ScratchExtract& operator=(const ScratchExtract&) = delete;

  void write(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  std::string text(const std::string& file) const {
    std::ifstream in(folder_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

inline std::string detail_of(const domain::Engagement& engagement, const std::string& name) {
  for (const auto& [known, value] : engagement.details) {
    if (known == name) {
      return value;
    }
  }
  return {};
}
inline std::string attribute_of(const domain::Record& record, const std::string& name) {
  for (const auto& attribute : record.attributes) {
    if (attribute.name == name) {
      return attribute.value;
    }
  }
  return {};
}
inline std::vector<std::string> identifiers_of(const domain::Record& record) {
  std::vector<std::string> all;
  for (const auto& identifier : record.identifiers) {
    all.push_back(identifier.type + "=" + identifier.value);
  }
  return all;
}

}  // namespace concord::adapters::testing

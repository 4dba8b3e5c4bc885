#include "progress_file.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <concord/base/json.hpp>

namespace concord::agent {

ProgressFile::ProgressFile(const std::filesystem::path& state, const std::string& name)
    : path_(state / (name + ".progress.json")) {}

std::optional<Progress> ProgressFile::read() const {
  std::ifstream file(path_, std::ios::binary);
  if (!file) {
    return std::nullopt;
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<Json> json = parse_json(text);
  if (!json || !json->IsObject()) {
    return std::nullopt;
  }
  const auto count = [&](std::string_view name) -> std::uint64_t {
    const JsonValue* member = member_of(*json, name);
    return member != nullptr && member->IsUint64() ? member->GetUint64() : 0;
  };
  Progress progress{std::string(text_of(*json, "extract")), count("batch_records"), count("acknowledged"),
                    std::string(text_of(*json, "chain"))};
  if (progress.extract.empty() || progress.batch_records == 0) {
    return std::nullopt;
  }
  return progress;
}

void ProgressFile::write(const Progress& progress) const {
  JsonWriter out;
  out.begin_object()
      .field("extract", progress.extract)
      .field("batch_records", static_cast<std::int64_t>(progress.batch_records))
      .field("acknowledged", static_cast<std::int64_t>(progress.acknowledged))
      .field("chain", progress.chain)
      .end_object();
  std::filesystem::create_directories(path_.parent_path());
  const std::filesystem::path fresh = path_.string() + ".new";
  std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
  file << out.take() << '\n';
  file.close();
  if (!file) {
    throw std::runtime_error("the agent's progress can't be written");
  }
  std::filesystem::rename(fresh, path_);
}

void ProgressFile::remove() const { std::filesystem::remove(path_); }

std::string chained(const std::string& chain, const std::string& lines) {
  Sha256 hash;
  hash.update(chain);
  hash.update(lines);
  return to_hex(hash.finish());
}

}  // namespace concord::agent

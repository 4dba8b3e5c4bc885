#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include <concord/adapters/extract.hpp>
#include <concord/base/csv.hpp>
#include <concord/base/hash.hpp>
#include <concord/base/json.hpp>
#include <concord/base/text.hpp>

namespace concord::adapters {
namespace {

namespace fs = std::filesystem;

Result<std::string> hash_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(Code::not_found, "can't be opened");
  }
  Sha256 hash;
  std::array<char, 1U << 16U> block{};
  while (file.read(block.data(), block.size()) || file.gcount() > 0) {
    hash.update({block.data(), static_cast<std::size_t>(file.gcount())});
  }
  return to_hex(hash.finish());
}

// Rows that can't be read count too: the manifest's writer counted what it wrote.
Result<std::uint64_t> rows_of(const fs::path& path) {
  Result<CsvReader> reader = CsvReader::open(path);
  if (!reader) {
    return reader.error();
  }
  CsvRow row;
  for (std::uint64_t rows = 0;; ++rows) {
    const Result<bool> more = reader->next(row);
    if (more && !*more) {
      return rows;
    }
  }
}

// A manifest's file name must not lead out of its folder.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.find_first_of("/\\") == std::string::npos && name != "." && name != "..";
}

Outcome check_file(const fs::path& folder, const wire::ManifestFile& file) {
  if (!is_plain_name(file.name)) {
    return fail(Code::invalid_value, "the manifest names a file outside of its folder");
  }
  const fs::path path = folder / file.name;
  if (!fs::is_regular_file(path)) {
    return fail(Code::not_found, fmt::format("{} is not there", file.name));
  }
  if (!file.sha256.empty()) {
    const Result<std::string> hash = hash_of(path);
    if (!hash) {
      return hash.error();
    }
    if (*hash != to_lower_ascii(file.sha256)) {
      return fail(Code::conflict,
                  fmt::format("{} does not have the SHA-256 that the manifest gives", file.name));
    }
  }
  const Result<std::uint64_t> rows = rows_of(path);
  if (!rows) {
    return rows.error();
  }
  if (*rows != file.rows) {
    return fail(Code::conflict,
                fmt::format("{} has {} rows where the manifest says {}", file.name, *rows, file.rows));
  }
  return {};
}

Instant written_at(const fs::path& path) {
  const auto time = std::chrono::file_clock::to_sys(fs::last_write_time(path));
  return std::chrono::floor<std::chrono::seconds>(time);
}

std::vector<std::string> csv_files_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const bool records = entry.path().extension() == ".csv" && entry.path().filename() != "merges.csv";
    if (entry.is_regular_file() && records) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Result<Extract> open_extract(const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    return fail(Code::not_found, "the extract's folder is not there: " + folder.string());
  }
  std::ifstream file(folder / "manifest.json", std::ios::binary);
  if (!file) {
    return fail(
        Code::not_found,
        "the folder has no manifest.json: an extract says there what it is, as schemas/manifest.json shows");
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<Json> json = parse_json(text);
  if (!json) {
    Error error = json.error();
    error.detail = "manifest.json: " + error.detail;
    return error;
  }
  Result<wire::Manifest> manifest = wire::read_manifest(*json);
  if (!manifest) {
    return manifest.error();
  }
  return Extract{folder, std::move(*manifest)};
}

Result<Extract> open_extract_or_files(const fs::path& path, std::string source, std::string layout) {
  const bool one_file = fs::is_regular_file(path);
  if (!one_file && (!fs::is_directory(path) || fs::exists(path / "manifest.json"))) {
    return open_extract(path);
  }
  const fs::path folder = one_file ? path.parent_path() : path;
  const std::vector<std::string> names =
      one_file ? std::vector<std::string>{path.filename().string()} : csv_files_in(folder);
  if (names.empty()) {
    return fail(Code::not_found, "the folder has neither a manifest.json nor a CSV file");
  }
  Extract extract{folder, {}};
  extract.manifest.source = std::move(source);
  extract.manifest.layout = std::move(layout);
  extract.manifest.full = true;
  for (const std::string& name : names) {
    extract.manifest.current_as_of = std::max(extract.manifest.current_as_of, written_at(folder / name));
    const Result<std::uint64_t> rows = rows_of(folder / name);
    if (!rows) {
      return rows.error();
    }
    const Result<std::string> hash = hash_of(folder / name);
    if (!hash) {
      return hash.error();
    }
    extract.manifest.files.push_back({name, *rows, *hash});
  }
  return extract;
}

Outcome check_files(const Extract& extract) {
  Error error = fail(Code::conflict, "the files are not those of the manifest");
  for (const wire::ManifestFile& file : extract.manifest.files) {
    const Outcome checked = check_file(extract.folder, file);
    if (checked) {
      continue;
    }
    error.detail += (error.faults.empty() ? ": " : "; ") + checked.error().detail;
    error.faults.push_back({file.name, checked.error().code, checked.error().detail});
  }
  if (!error.faults.empty()) {
    return error;
  }
  return {};
}

}  // namespace concord::adapters

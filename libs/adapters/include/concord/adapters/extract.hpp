// An extract on disk: a folder with manifest.json and the department's files beside it.
#pragma once

#include <filesystem>

#include <concord/base/result.hpp>
#include <concord/wire/manifest_json.hpp>

namespace concord::adapters {

struct Extract {
  std::filesystem::path folder;
  wire::Manifest manifest;
};

// Reads `folder`/manifest.json. Fails with not_found when the folder or the manifest is not there, and
// with the manifest's own faults when it does not keep to schemas/manifest.json.
Result<Extract> open_extract(const std::filesystem::path& folder);

// For a mapping file alone, the manifest may be missing: then the extract is a full one of every CSV file
// in the folder (merges.csv apart), current as of the newest file's time. `path` may also be one CSV file:
// then the extract is that file, whatever lies beside it.
Result<Extract> open_extract_or_files(const std::filesystem::path& path, std::string source,
                                      std::string layout);

// Compares every file that the manifest names with its row count and SHA-256 (where one is given). An
// Error names the files that are missing, cut short or changed; one Fault a file.
Outcome check_files(const Extract& extract);

}  // namespace concord::adapters

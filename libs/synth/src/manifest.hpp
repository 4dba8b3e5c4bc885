// manifest.json beside the files of an extract.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "csv_file.hpp"
#include "days.hpp"

namespace concord::synth {

struct Manifest {
  std::string source, layout, kind;
  Day coverage_from{};
  Day coverage_to{};  // and `current_as_of` is 03:00 UTC of the next day
};

// Closes the files and writes the manifest that names them.
void write_manifest(const std::filesystem::path& folder, const Manifest& manifest,
                    const std::vector<CsvFile*>& files);

}  // namespace concord::synth

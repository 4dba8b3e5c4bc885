// An extract's manifest, as schemas/manifest.json says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::wire {

struct ManifestFile {
  std::string name;
  std::uint64_t rows = 0;
  std::string sha256;  // lower-case hex, or empty
};

struct Manifest {
  std::string source;
  std::string layout;
  bool full = false;  // else a delta
  Instant current_as_of{};
  std::optional<CivilDate> coverage_from;
  std::optional<CivilDate> coverage_to;
  std::string coverage_area;
  std::vector<ManifestFile> files;
};

Result<Manifest> read_manifest(const JsonValue& json);
void write_manifest(JsonWriter& out, const Manifest& manifest);

}  // namespace concord::wire

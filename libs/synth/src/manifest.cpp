#include "manifest.hpp"

#include <fstream>
#include <stdexcept>

#include <concord/base/json.hpp>

namespace concord::synth {

void write_manifest(const std::filesystem::path& folder, const Manifest& manifest,
                    const std::vector<CsvFile*>& files) {
  JsonWriter json;
  json.begin_object()
      .field("source", manifest.source)
      .field("layout", manifest.layout)
      .field("kind", manifest.kind)
      .field("current_as_of", iso(manifest.coverage_to + std::chrono::days{1}) + "T03:00:00Z")
      .key("coverage")
      .begin_object()
      .field("from", iso(manifest.coverage_from))
      .field("to", iso(manifest.coverage_to))
      .field("area", "whole borough")
      .end_object()
      .key("files")
      .begin_array();
  for (CsvFile* file : files) {
    file->close();
    json.begin_object()
        .field("name", file->name())
        .field("rows", static_cast<std::int64_t>(file->rows()))
        .field("sha256", file->sha256())
        .end_object();
  }
  json.end_array().end_object();
  std::ofstream out(folder / "manifest.json", std::ios::binary | std::ios::trunc);
  out << json.take() << '\n';
  if (!out.flush()) throw std::runtime_error("cannot write " + (folder / "manifest.json").string());
}

}  // namespace concord::synth

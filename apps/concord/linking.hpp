// What `resolve` and `train` have in common: the options, the report and what is printed.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include <concord/base/json.hpp>
#include <concord/service/link_files.hpp>

namespace concord::owner {

struct LinkingOptions {
  service::LinkOptions link;
  std::string mapping, save_model, report, decisions;
};

void add_linking_options(CLI::App& command, LinkingOptions& options);
// Reads the mapping and says how to run. Fails where the mapping is wrong.
Outcome ready(LinkingOptions& options);
// Writes what was asked for: the model, the report.
Outcome write_results(const LinkingOptions& options, const service::LinkReport& report);
Outcome write_file(const std::string& path, const std::string& text);

std::int64_t peak_rss_bytes();
void write_quality(JsonWriter& out, const service::LinkReport& report);
// Where a report was asked for: what of it a program would read.
void write_measures(JsonWriter& out, const service::LinkReport& report);

}  // namespace concord::owner

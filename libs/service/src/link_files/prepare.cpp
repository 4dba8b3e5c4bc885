#include "prepare.hpp"

#include <cmath>
#include <unordered_set>

#include <fmt/format.h>

#include <concord/base/hash.hpp>

#include "../configuration/json_file.hpp"
#include "model_levels.hpp"
#include "read_decisions.hpp"

namespace concord::service {
namespace {

constexpr std::size_t kMostModelBytes = std::size_t{1} << 31U;

// A model file of Concord's has a member that Splink's settings don't have, and can't do without it.
Result<Json> read_model_file(const std::filesystem::path& file) {
  auto json = read_json_file(file);
  if (!json) return json;
  if (json->IsObject() && member_of(*json, "comparisons") != nullptr &&
      member_of(*json, "concord") == nullptr)
    return fail(
        Code::unsupported,
        fmt::format("{}: these are settings that Splink trained: they have no member 'concord', which says "
                    "how keys, frequencies and relatives are dealt with. resolve links with models of "
                    "Concord's own: leave --model out, or make one of these files with 'concord train'. "
                    "docs/splink.md says what of Splink's models is read, and by what",
                    file.string()));
  return json;
}

Result<std::vector<matching::Label>> decisions_of(const LinkOptions& options) {
  if (!options.decisions) return std::vector<matching::Label>();
  return read_decisions(*options.decisions);
}

Outcome train(const LinkOptions& options, const Json& base, std::vector<matching::Label> labels,
              Prepared& prepared) {
  matching::TrainOptions training;
  const std::size_t given = labels.size();
  training.labels = std::move(labels);
  training.seed = options.seed;
  training.threads = options.threads;
  training.progress = options.progress;
  if (options.mapping.link_only) {
    for (const auto& path : options.files) training.free_of_duplicates.push_back(path.stem().string());
  }
  auto trained = matching::train(prepared.index, base, training);
  if (!trained) return trained.error();
  prepared.report.model_file = std::move(trained->json);
  prepared.report.rounds = std::move(trained->rounds);
  if (options.decisions) prepared.report.decisions = {given, trained->same, trained->different};
  return {};
}

Outcome take_levels(const LinkOptions& options, const Json& file, Prepared& prepared) {
  if (!options.measure) return {};
  if (options.model) {
    prepared.levels = model_levels(file);
    return {};
  }
  const auto trained = parse_json(prepared.report.model_file, {.depth = 32, .bytes = kMostModelBytes});
  if (!trained) return trained.error();
  prepared.levels = model_levels(*trained);
  return {};
}

// As a mapping names it among the attributes.
std::string_view ethnicity_of(const matching::Subject& subject) {
  for (const auto& [name, value] : subject.attributes) {
    if (name == "ethnicity" || name == "ethnic_group" || name == "ethnic-group") return value;
  }
  return {};
}

void add_groups(const LinkOptions& options, const matching::Subject& subject, Prepared& prepared) {
  if (!options.measure) return;
  if (prepared.groups.empty()) prepared.groups.emplace_back();  // slots count from 1
  prepared.groups.push_back(matching::groups_of(subject, ethnicity_of(subject), options.today));
}

// Every record goes into the index as it is read: a million subjects side by side would not fit beside it.
Outcome fill(const LinkOptions& options, Prepared& prepared) {
  std::vector<LinkedRecord>& records = prepared.report.records;
  const auto hash = [&](std::size_t at) { return hash64(records[at].record_id, hash64(records[at].source)); };
  const auto equal = [&](std::size_t a, std::size_t b) {
    return records[a].record_id == records[b].record_id && records[a].source == records[b].source;
  };
  std::unordered_set<std::size_t, decltype(hash), decltype(equal)> known(1024, hash, equal);
  prepared.index.start_loading();
  const auto read = read_files(options, [&](ReadRecord& record) {
    records.push_back({record.subject.key.source, record.subject.key.record_id, 0});
    if (!known.insert(records.size() - 1).second) {
      records.pop_back();
      return false;
    }
    prepared.truths.push_back(std::move(record.truth));
    add_groups(options, record.subject, prepared);
    prepared.index.put(static_cast<matching::Slot>(records.size()), record.subject);
    return true;
  });
  if (!read) return read.error();
  prepared.has_truth = read->has_truth;
  prepared.report.skipped = read->skipped;
  return {};
}

}  // namespace

double seconds_since(Clock::time_point began) {
  return std::chrono::duration<double>(Clock::now() - began).count();
}

double bits_of(double probability) { return std::log2(probability / (1 - probability)); }

Result<Prepared> prepare(const LinkOptions& options) {
  const std::filesystem::path& file = options.model ? *options.model : options.base_model;
  const auto json = read_model_file(file);
  if (!json) return json.error();
  auto model = matching::Model::read(*json);
  if (!model) return in_file(model.error(), file);
  auto decisions = decisions_of(options);
  if (!decisions) return decisions.error();
  Prepared prepared{matching::Index(std::move(*model), matching::IndexFor::linking), {}, false, {}};
  auto began = Clock::now();
  options.progress("reading");
  if (auto done = fill(options, prepared); !done) return done.error();
  prepared.report.seconds.read = seconds_since(began);
  began = Clock::now();
  if (!options.model) {
    if (auto done = train(options, *json, std::move(*decisions), prepared); !done) return done.error();
  }
  prepared.index.finish_loading(options.threads);
  prepared.report.seconds.train = seconds_since(began);
  if (auto done = take_levels(options, *json, prepared); !done) return done.error();
  return prepared;
}

}  // namespace concord::service

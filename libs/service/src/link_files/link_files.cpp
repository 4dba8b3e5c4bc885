#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_map>

#include <concord/service/link_files.hpp>

#include "../configuration/json_file.hpp"
#include "read_files.hpp"

namespace concord::service {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) {
  return std::chrono::duration<double>(Clock::now() - began).count();
}

// Entity numbers of the records, in their order.
std::vector<std::size_t> entities_of(const matching::BulkPartition& partition,
                                     const std::unordered_map<domain::RecordKey, std::size_t>& places) {
  std::vector<std::size_t> cluster_of(places.size());
  std::size_t next = 1;
  for (const matching::Partition& one : partition.partitions) {
    for (const auto& cluster : one.clusters) {
      for (const domain::RecordKey& key : cluster) cluster_of[places.at(key)] = next;
      ++next;
    }
  }
  std::vector<std::size_t> renamed(next);
  std::size_t named = 0;
  for (std::size_t& cluster : cluster_of) {
    if (renamed[cluster] == 0) renamed[cluster] = ++named;
    cluster = renamed[cluster];
  }
  return cluster_of;
}

matching::Quality quality_of(const std::vector<std::size_t>& entities,
                             const std::vector<std::string>& truths) {
  std::vector<std::string> found;
  found.reserve(entities.size());
  for (const std::size_t entity : entities) found.push_back(std::to_string(entity));
  return matching::measure(found, truths);
}

double bits_of(double probability) { return std::log2(probability / (1 - probability)); }

class Linking {
 public:
  explicit Linking(const LinkOptions& options) : options_(options) {}

  Result<LinkReport> run() {
    const auto began = Clock::now();
    if (auto done = read(); !done) return done.error();
    if (auto done = prepare(); !done) return done.error();
    options_.progress("comparing and partitioning");
    const matching::Model model = index_->model().linking_from(bits_of(options_.threshold));
    const matching::BulkPartition partition = matching::partition_all(*index_, model, options_.threads);
    report_.pairs_compared = partition.pairs_compared;
    report_.seconds.compare = partition.compare_seconds;
    report_.seconds.partition = partition.partition_seconds;
    write(partition);
    if (auto done = explain(); !done) return done.error();
    report_.seconds.total = seconds_since(began);
    if (read_.has_truth) judge(partition);
    return std::move(report_);
  }

 private:
  Outcome read();
  Outcome prepare();
  void write(const matching::BulkPartition& partition);
  Outcome explain();
  void judge(const matching::BulkPartition& partition);

  const LinkOptions& options_;
  ReadFiles read_;
  std::optional<matching::Index> index_;
  std::unordered_map<domain::RecordKey, std::size_t> places_;
  LinkReport report_;
};

Outcome Linking::read() {
  const auto began = Clock::now();
  options_.progress("reading");
  auto files = read_files(options_);
  if (!files) return files.error();
  read_ = std::move(*files);
  report_.skipped = read_.skipped;
  report_.seconds.read = seconds_since(began);
  return {};
}

Outcome Linking::prepare() {
  const auto began = Clock::now();
  const std::filesystem::path& file = options_.model ? *options_.model : options_.base_model;
  const auto json = read_json_file(file);
  if (!json) return json.error();
  auto model = matching::Model::read(*json);
  if (!model) return in_file(model.error(), file);
  index_.emplace(std::move(*model), matching::IndexFor::linking);
  for (std::size_t i = 0; i < read_.subjects.size(); ++i) {
    places_.emplace(read_.subjects[i].key, i);
    index_->put(static_cast<matching::Slot>(i + 1), read_.subjects[i]);
    read_.subjects[i] = {};
  }
  if (!options_.model) {
    matching::TrainOptions training;
    training.seed = options_.seed;
    training.threads = options_.threads;
    training.progress = options_.progress;
    if (options_.mapping.link_only) {
      for (const auto& path : options_.files) training.free_of_duplicates.push_back(path.stem().string());
    }
    auto trained = matching::train(*index_, *json, training);
    if (!trained) return trained.error();
    report_.model_file = std::move(trained->json);
    report_.rounds = std::move(trained->rounds);
  }
  report_.seconds.train = seconds_since(began);
  return {};
}

void Linking::write(const matching::BulkPartition& partition) {
  const std::vector<std::size_t> entities = entities_of(partition, places_);
  report_.records.resize(entities.size());
  for (const auto& [key, place] : places_)
    report_.records[place] = {key.source, key.record_id, entities[place]};
  std::vector<std::size_t> sizes(entities.size() + 1);
  for (const std::size_t entity : entities)
    report_.largest_entity = std::max(report_.largest_entity, ++sizes[entity]);
  for (const std::size_t entity : entities) report_.entities = std::max(report_.entities, entity);
}

// By record ids alone: the first record of each.
Outcome Linking::explain() {
  std::vector<matching::Slot> both;
  for (const std::string& wanted : options_.why) {
    const auto found = std::find_if(report_.records.begin(), report_.records.end(),
                                    [&](const LinkedRecord& record) { return record.record_id == wanted; });
    if (found == report_.records.end())
      return fail(Code::not_found, "there is no record of the id that was asked about");
    both.push_back(static_cast<matching::Slot>(found - report_.records.begin() + 1));
  }
  if (both.size() == 2) report_.why = index_->explain(both[0], both[1]);
  return {};
}

// Quality at the threshold in use, and at others for comparison.
void Linking::judge(const matching::BulkPartition& partition) {
  constexpr std::size_t kTriedUpTo = 50'000;  // records
  constexpr double kHighest = 16;             // bits
  report_.quality = quality_of(entities_of(partition, places_), read_.truths);
  report_.best_f1 = report_.quality->f1;
  report_.best_threshold = options_.threshold;
  if (report_.records.size() > kTriedUpTo) return;
  options_.progress("trying other thresholds");
  for (double bits = 0; bits <= kHighest; bits += 1) {
    const matching::Model model = index_->model().linking_from(bits);
    const auto tried = matching::partition_all(*index_, model, options_.threads);
    const double f1 = quality_of(entities_of(tried, places_), read_.truths).f1;
    if (f1 <= report_.best_f1) continue;
    report_.best_f1 = f1;
    report_.best_threshold = 1 / (1 + std::exp2(-bits));
  }
}

}  // namespace

Result<LinkReport> link_files(const LinkOptions& options) {
  if (!(options.threshold > 0 && options.threshold < 1))
    return fail(Code::invalid_value, "the threshold is a probability, above 0 and below 1");
  return Linking(options).run();
}

}  // namespace concord::service

#include <algorithm>
#include <cmath>

#include <concord/service/link_files.hpp>

#include "measure_linking.hpp"

namespace concord::service {
namespace {

// Entity numbers of the records, in their order: the first has slot 1.
std::vector<std::size_t> entities_of(const matching::BulkPartition& partition, std::size_t records) {
  std::vector<std::size_t> cluster_of(records);
  std::size_t next = 1;
  for (const auto& cluster : partition.clusters) {
    for (const matching::Slot slot : cluster) cluster_of[slot - 1] = next;
    ++next;
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
  return matching::measure(entities, truths);
}

class Linking {
 public:
  Linking(const LinkOptions& options, Prepared& prepared)
      : options_(options), prepared_(prepared), index_(prepared.index), report_(prepared.report) {}

  Outcome run(Clock::time_point began) {
    options_.progress("comparing and partitioning");
    const matching::Model model = index_.model().linking_from(bits_of(options_.threshold));
    const matching::BulkPartition partition = matching::partition_all(index_, model, options_.threads);
    report_.linked = true;
    report_.threshold = options_.threshold;
    report_.pairs_compared = partition.pairs_compared;
    report_.seconds.compare = partition.compare_seconds;
    report_.seconds.partition = partition.partition_seconds;
    const std::vector<std::size_t> entities = entities_of(partition, report_.records.size());
    write(entities);
    if (auto done = explain(); !done) return done.error();
    report_.seconds.total = seconds_since(began);
    if (prepared_.has_truth) judge(entities);
    if (options_.measure)
      report_.measures = measure_linking(options_, prepared_, entities, std::move(tried_));
    return {};
  }

 private:
  void write(const std::vector<std::size_t>& entities);
  Outcome explain();
  void judge(const std::vector<std::size_t>& entities);

  const LinkOptions& options_;
  const Prepared& prepared_;
  const matching::Index& index_;
  LinkReport& report_;
  std::vector<ThresholdPoint> tried_;
};

void Linking::write(const std::vector<std::size_t>& entities) {
  for (std::size_t i = 0; i < entities.size(); ++i) report_.records[i].entity = entities[i];
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
  if (both.size() == 2) report_.why = index_.explain(both[0], both[1]);
  return {};
}

// Quality at the threshold in use, and at others for comparison.
void Linking::judge(const std::vector<std::size_t>& entities) {
  constexpr std::size_t kTriedUpTo = 50'000;  // records
  constexpr double kHighest = 16;             // bits
  report_.quality = quality_of(entities, prepared_.truths);
  report_.best_f1 = report_.quality->f1;
  report_.best_threshold = options_.threshold;
  if (report_.records.size() > kTriedUpTo) return;
  options_.progress("trying other thresholds");
  for (double bits = 0; bits <= kHighest; bits += 1) {
    const matching::Model model = index_.model().linking_from(bits);
    const auto tried = matching::partition_all(index_, model, options_.threads);
    const matching::Quality found = quality_of(entities_of(tried, report_.records.size()), prepared_.truths);
    tried_.push_back({bits, found.precision, found.recall, found.f1});
    if (found.f1 <= report_.best_f1) continue;
    report_.best_f1 = found.f1;
    report_.best_threshold = 1 / (1 + std::exp2(-bits));
  }
}

}  // namespace

Result<LinkReport> link_files(const LinkOptions& options) {
  if (!(options.threshold > 0 && options.threshold < 1))
    return fail(Code::invalid_value, "the threshold is a probability, above 0 and below 1");
  const auto began = Clock::now();
  auto prepared = prepare(options);
  if (!prepared) return prepared.error();
  if (auto done = Linking(options, *prepared).run(began); !done) return done.error();
  return std::move(prepared->report);
}

}  // namespace concord::service
